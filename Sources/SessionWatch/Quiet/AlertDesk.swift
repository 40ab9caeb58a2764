internal import ConversationLog
internal import KeptState
internal import SecuritySpend

/// Tells alerts, at once or late, as the alert budget allows, and keeps the list of flagged sessions in step.
struct AlertDesk {
    private var flagged: FlaggedList
    private var budget: AlertBudget?
    /// Whether the settings hold a budget. One that a kept state brings and the settings no longer hold goes on until its day ends.
    private let hasBudget: Bool
    private let examiner: TextExaminer
    /// The worst alert so far, told or not.
    private(set) var worst: Severity?

    init(_ settings: MonitorSettings, examiner: TextExaminer) {
        flagged = FlaggedList(limit: settings.flaggedKept)
        budget = settings.alertsPerDay.map { AlertBudget(perDay: $0) }
        hasBudget = budget != nil
        self.examiner = examiner
    }

    /// The sessions that were told.
    var sessions: [FlaggedSession] { flagged.sessions }

    /// The account's handle of a told session, by the id that is shown.
    func handle(of id: String) -> Int? { flagged.handle(of: id) }

    /// A session was flagged, or flagged again and worse.
    mutating func take(_ alert: Alert, on session: SessionState, _ perform: (Effect) -> Void) {
        worst = max(worst ?? alert.severity, alert.severity)
        let outcome = budget?.take(alert, session: session.handle) ?? (.tell, [])
        for handle in outcome.displaced { flagged.dropHeld(handle) }
        switch outcome.decision {
        case .tell:
            flagged.raise(alert, on: session, examiner: examiner)
            perform(.alert(alert))
        case .hold: flagged.hold(alert, on: session, examiner: examiner)
        case .drop: break
        }
    }

    /// A flagged session went on by one message.
    mutating func update(_ session: SessionState, cost: Money) {
        flagged.update(session, cost: cost)
    }

    /// Event time has come to `time`; at midnight the day's held alerts are told.
    mutating func advance(to time: EventTime, _ perform: (Effect) -> Void) {
        let day = budget?.day
        if let ended = budget?.advance(to: time) { tell(ended, perform) }
        if !hasBudget, budget?.day != day { budget = nil }
    }

    /// Input has ended.
    mutating func finish(_ perform: (Effect) -> Void) {
        if let ended = budget?.endDay() { tell(ended, perform) }
    }

    /// The handles of all sessions that may still be reviewed.
    var handles: Set<Int> { flagged.handles }

    /// Nil without a budget.
    var budgetState: AlertBudgetState? {
        budget.map { AlertBudgetState(perDay: $0.perDay, told: $0.told, held: $0.held.count, dropped: $0.dropped) }
    }

    private mutating func tell(_ ended: (told: [AlertBudget.Held], dropped: [Int]), _ perform: (Effect) -> Void) {
        for held in ended.told {
            flagged.tellHeld(held.alert, of: held.session)
            perform(.alert(held.alert))
        }
        for handle in ended.dropped { flagged.dropHeld(handle) }
    }
}

extension AlertDesk: KeptInParts {
    mutating func keepParts(in archive: inout PartArchive) {
        flagged.keepParts(examiner, in: &archive)
        let stored = examiner.storesAsShown ? { $0 } : examiner.stored
        archive.keep("desk") { part in
            part.keepCase(&worst)
            var perDay = budget?.perDay
            part.keep(&perDay)
            guard let perDay else { return }
            part.check(perDay > 0)
            guard part.fault == nil else { return }
            var kept = budget ?? AlertBudget(perDay: perDay)
            kept.keep(in: &part, stored: stored)
            if hasBudget || !kept.held.isEmpty { budget = kept }
        }
    }
}
