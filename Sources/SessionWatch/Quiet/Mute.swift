package import ConversationLog

/// Findings that are not to be told until a date. A mute that never ends would be forgotten, so there is none.
package struct Mute: Sendable {
    /// A rule's name or ``forest``; nil for every finding.
    package var rule: String?
    package var user: NamePattern?
    package var session: NamePattern?
    package var bot: NamePattern?
    package var address: AddressPattern?
    /// The first moment at which it holds no more.
    package var until: EventTime
    /// Why, for whoever looks later.
    package var reason: String?

    /// The forest's findings, as `rule` names them.
    package static let forest = "forest"

    /// - Parameter until: the first moment at which it holds no more.
    package init(until: EventTime) { self.until = until }

    /// The moment that a text of the settings tells: a date means till its end, UTC; a time is meant as it is.
    package static func end(_ text: String) -> EventTime? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        {
            guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
            return EventTime(seconds: Int64(date.dayNumber + 1) * 86_400)
        }
        return EventTime(text)
    }

    /// Whether it holds at that moment of event time. In a log that tells no time none holds, since none could end.
    func holds(at time: EventTime?) -> Bool { time.map { $0 < until } ?? false }

    /// Whether a finding of the session is covered: all that the mute names must match.
    func covers(_ finding: String, of session: SessionState) -> Bool {
        if let rule, rule != finding { return false }
        if let pattern = self.session, !pattern.matches(session.id) { return false }
        if let user, !(session.user.map(user.matches) ?? false) { return false }
        if let bot, !(session.bot.map(bot.matches) ?? false) { return false }
        if let address, !(session.address.map(address.matches) ?? false) { return false }
        return true
    }

    /// What it names: `rule encoded-text, user cust-812`.
    package var scope: String {
        [
            rule.map { "rule " + $0 }, user.map { "user " + $0.text }, session.map { "session " + $0.text },
            bot.map { "bot " + $0.text }, address.map { "address " + $0.text },
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
