internal import KeptState

/// Sessions for lines that name none: one a person, ended by half an hour of silence.
///
/// They are called by the source and a running number: `bot.log#17`. The number is not the person's name, since
/// sessions are shown and stored, and a network address is not to be.
struct DerivedSessions: Sendable, Kept {
    /// Silence that ends a session (LOGS, 1.2: 30 minutes, the idle gap that web analytics use).
    static let idleLimit: Duration = .seconds(1_800)

    private let source: String
    private var begun = 0
    private var open = RecentTable<String, Open>(limit: 8_192)
    private var latestKey = ""

    private struct Open: Sendable, KeptValue {
        var session: String
        var last: EventTime?

        static var blank: Open { Open(session: "") }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&session)
            archive.keep(&last)
        }
    }

    /// - Parameter source: what the source is called.
    init(source: String) {
        self.source = source
    }

    /// A session that nothing belonged to yet.
    mutating func fresh() -> String {
        begun += 1
        return "\(source)#\(begun)"
    }

    /// The session of a message by somebody.
    ///
    /// - Parameters:
    ///   - user: the user that the line names; where it names none, the address tells people apart.
    ///   - role: who speaks; an answer to nobody in particular belongs to whoever spoke last.
    ///   - time: when it was; without a time no silence is seen.
    mutating func session(user: String?, address: String?, role: Message.Role, at time: EventTime?) -> String {
        let key = user.map { "user " + $0 } ?? address.map { "address " + $0 } ?? (role == .user ? "" : latestKey)
        latestKey = key
        var entry = open.value(of: key) ?? Open(session: fresh())
        if let time, let last = entry.last, time.seconds(since: last) > DerivedSessions.idleSeconds {
            entry = Open(session: fresh())
        }
        if let time { entry.last = max(time, entry.last ?? time) }
        _ = open.set(entry, for: key)
        return entry.session
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&begun)
        archive.keep(&open)
        archive.keep(&latestKey)
    }

    private static let idleSeconds = Double(idleLimit.components.seconds)
}
