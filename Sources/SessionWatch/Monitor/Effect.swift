package import ConversationLog
package import SecuritySpend

/// What the monitor decided; the program performs it.
package enum Effect: Sendable {
    case alert(Alert)
    case score(ScoreRecord)
    case sessionClosed(SessionRecord)
}

/// The risk of a session after one message.
package struct ScoreRecord: Hashable, Sendable {
    package var place: LinePlace
    package var session: String
    package var role: Message.Role
    package var time: EventTime?
    /// The forest's, 0 to 1; nil while it may not judge yet.
    package var score: Double?
    /// The session's, forest and rules together, 0 to 1.
    package var risk: Double
}

/// A session that should be looked at, with all that a consumer needs to act on it. Texts are redacted.
package struct Alert: Hashable, Sendable {
    /// Hash of the line, its offset, the session and what raised the alert: the same after every run.
    package var id: UInt64
    package var time: EventTime?
    package var session: String
    package var severity: Severity
    package var risk: Double
    package var score: Double?
    /// The risk from which the forest flags; nil during warm-up.
    package var threshold: Double?
    package var kind: String
    package var tags: [String]
    package var reasons: [Reason]
    package var source: String
    package var place: LinePlace
    package var excerpt: String
    /// What this session has cost so far.
    package var sessionCost: Money
    /// What all flagged sessions have cost so far, this one included.
    package var attackerCost: Money
}

/// A session when it ended, or when it had to make room.
package struct SessionRecord: Hashable, Sendable {
    package enum End: String, Hashable, Sendable {
        case idle, evicted, input
    }

    package var session: String
    package var user: String?
    package var bot: String?
    package var model: String?
    package var firstSeen: EventTime?
    package var lastSeen: EventTime?
    package var messages: Int
    package var userMessages: Int
    package var inputTokens: Int
    package var outputTokens: Int
    package var risk: Double
    package var flagged: Severity?
    package var rules: [String]
    package var cost: Money
    package var end: End
}
