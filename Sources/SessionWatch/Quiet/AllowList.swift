/// Who and what raises no alert here: the shop's own testers, a monitoring probe, a bot that is meant to be odd.
///
/// Their sessions are counted, scored, learned and booked as all others.
package struct AllowList: Sendable {
    package var users: [NamePattern] = []
    package var sessions: [NamePattern] = []
    package var addresses: [AddressPattern] = []
    package var bots: [NamePattern] = []
    /// A message that contains one raises no rule; the forest still judges it.
    package var texts: [AllowedText] = []

    package init() {}

    /// Entries of all kinds.
    var count: Int { users.count + sessions.count + addresses.count + bots.count + texts.count }

    /// Whether the session, by what is known of it now, is one of these.
    func allows(_ session: SessionState) -> Bool {
        sessions.contains { $0.matches(session.id) }
            || session.user.map { user in users.contains { $0.matches(user) } } ?? false
            || session.bot.map { bot in bots.contains { $0.matches(bot) } } ?? false
            || session.address.map { address in addresses.contains { $0.matches(address) } } ?? false
    }

    /// Whether the text contains an allowed phrase.
    func allows(text: String) -> Bool {
        guard !texts.isEmpty else { return false }
        let folded = AllowedText.folded(text)
        return texts.contains { $0.occurs(in: folded) }
    }
}
