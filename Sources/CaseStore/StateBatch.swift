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
    /// A file that is written exactly once.
    package var output: OutputLength?

    /// A batch of nothing.
    package init() {}

    /// Whether there is nothing in it.
    package var isEmpty: Bool { parts.isEmpty && alerts.isEmpty && sessions.isEmpty && ledger == nil && output == nil }

    /// Takes in what came after: for a batch that could not be written.
    package mutating func append(_ later: StateBatch) {
        if parts.isEmpty {
            parts = later.parts
        } else {
            var order = parts.map(\.key)
            var latest = Dictionary(parts.map { ($0.key, $0) }) { $1 }
            for part in later.parts where latest.updateValue(part, forKey: part.key) == nil { order.append(part.key) }
            parts = order.compactMap { latest[$0] }
        }
        alerts += later.alerts
        sessions += later.sessions
        ledger = later.ledger ?? ledger
        output = later.output ?? output
    }
}

/// How far a file belongs to a state.
package struct OutputLength: Hashable, Sendable {
    /// From the root.
    package var path: String
    /// Its length.
    package var bytes: Int
    /// A digest of its last bytes.
    package var tail: [UInt8]

    /// A file's length and what proves that it is this file.
    package init(path: String, bytes: Int, tail: [UInt8]) {
        self.path = path
        self.bytes = bytes
        self.tail = tail
    }
}
