package import SecuritySpend

/// What the monitor has to show.
extension ConversationMonitor {
    /// All that a screen shows, at this moment.
    package var snapshot: Snapshot {
        var counts = counts
        counts.openSessions = sessions.count
        var reading = reading
        reading.lines = linesRead
        return Snapshot(
            clock: clock, counts: counts, rates: rates.history, model: judge.state, flagged: desk.sessions,
            riskHistogram: histogram.bins, spend: account.summary(), reading: reading, quiet: quiet)
    }

    /// Whether lines came and not one of them could be read: a run that ends so has watched nothing.
    package var isBlind: Bool { counts.messages == 0 && reading.damaged > 0 }

    /// The account, row by row.
    package var ledger: [LedgerRow] { account.rows }

    private var quiet: QuietState {
        var state = QuietState()
        (state.allowEntries, state.allowedFindings, state.mutes) = silencer.state(at: clock, redacted: examiner.redacted)
        state.budget = desk.budgetState
        return state
    }

    /// The worst alert so far, told, held or over the budget; what is allowed or muted is none.
    package var worstDetected: Severity? { desk.worst }
}
