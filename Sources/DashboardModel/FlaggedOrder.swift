import SecuritySpend
import SessionWatch

/// In which order the table of flagged sessions stands.
struct FlaggedOrder: Hashable, Sendable {
    /// What is compared.
    enum Column: Hashable, Sendable, CaseIterable {
        case newest, risk, severity, cost, messages
    }

    /// What is compared; the newest flag comes first until another is chosen.
    var column: Column = .newest
    /// The other way round: oldest, lowest, cheapest, shortest first.
    var isReversed = false

    /// As the table's title says it.
    var label: String {
        switch (column, isReversed) {
        case (.newest, false): "newest first"
        case (.newest, true): "oldest first"
        case (.risk, false): "highest risk first"
        case (.risk, true): "lowest risk first"
        case (.severity, false): "most severe first"
        case (.severity, true): "least severe first"
        case (.cost, false): "dearest first"
        case (.cost, true): "cheapest first"
        case (.messages, false): "longest first"
        case (.messages, true): "shortest first"
        }
    }

    /// Goes on to the next column, in its own direction.
    mutating func advance() {
        let columns = Column.allCases
        let place = columns.firstIndex(of: column) ?? 0
        column = columns[(place + 1) % columns.count]
        isReversed = false
    }

    /// The sessions in this order. Equal ones stand with the newest flag first, so that the order is always the same.
    ///
    /// - Parameter sessions: newest flag last, as a snapshot has them; so their places tell which is newer, with or
    ///   without a time of their own.
    func sorted(_ sessions: [FlaggedSession]) -> [FlaggedSession] {
        if column == .newest { return isReversed ? sessions : sessions.reversed() }
        let places = sessions.indices.sorted { a, b in
            let (first, second) = isReversed ? (b, a) : (a, b)
            if precedes(sessions[first], sessions[second]) { return true }
            if precedes(sessions[second], sessions[first]) { return false }
            return a > b
        }
        return places.map { sessions[$0] }
    }

    private func precedes(_ a: FlaggedSession, _ b: FlaggedSession) -> Bool {
        switch column {
        case .newest: false
        case .risk: a.risk > b.risk
        case .severity: (a.severity, a.risk) > (b.severity, b.risk)
        case .cost: a.cost > b.cost
        case .messages: a.messages > b.messages
        }
    }
}
