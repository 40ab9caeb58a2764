package import KeptState
package import SecuritySpend
package import SessionWatch

/// What is kept together or not at all.
package struct StateBatch: Sendable {
    /// Parts of the state that changed.
    package var parts: [StatePart] = []
    /// Alerts that were told.
    package var alerts: [Alert] = []
    /// Sessions that ended.
    package var sessions: [SessionRecord] = []
    /// The whole account; nil when it did not change.
    package var ledger: [LedgerRow]?
    /// A file that is written exactly once, and its length.
    package var output: (path: String, bytes: Int)?

    /// A batch of nothing.
    package init() {}

    /// Takes in what came after: for a batch that could not be written.
    package mutating func append(_ later: StateBatch) {
        var order = parts.map(\.key)
        var latest = Dictionary(parts.map { ($0.key, $0) }) { $1 }
        for part in later.parts where latest.updateValue(part, forKey: part.key) == nil { order.append(part.key) }
        parts = order.compactMap { latest[$0] }
        alerts += later.alerts
        sessions += later.sessions
        ledger = later.ledger ?? ledger
        output = later.output ?? output
    }
}
