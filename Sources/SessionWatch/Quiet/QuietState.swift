package import ConversationLog

/// What is not told, and why: allow list, mutes and alert budget at one moment.
package struct QuietState: Hashable, Sendable {
    /// Entries of the allow list.
    package var allowEntries = 0
    /// Findings of allowed sessions and texts that would have been told, one a session and rule.
    package var allowedFindings = 0
    /// In the order of the settings.
    package var mutes: [MuteState] = []
    /// Nil without a budget.
    package var budget: AlertBudgetState?

    package init() {}

    /// Whether any of it is set.
    package var isSet: Bool { allowEntries > 0 || !mutes.isEmpty || budget != nil }
    /// Findings that mutes kept back.
    package var mutedFindings: Int { mutes.reduce(0) { $0 + $1.findings } }
}

/// A mute and what it has kept back.
package struct MuteState: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        case active, expired
        /// The log tells no time, so it does not hold.
        case untimed
    }

    /// What it names, redacted: `rule encoded-text, user cust-812`.
    package var scope: String
    /// The first moment at which it holds no more.
    package var until: EventTime
    package var reason: String?
    package var standing: Standing
    /// Findings kept back, one a session and rule.
    package var findings: Int

    package init(scope: String, until: EventTime, reason: String?, standing: Standing, findings: Int) {
        self.scope = scope
        self.until = until
        self.reason = reason
        self.standing = standing
        self.findings = findings
    }

    /// The mute in one line: `rule encoded-text, until 2026-12-31T23:59:59Z: 3 muted (pen test)`.
    package var sentence: String {
        let last = EventTime(nanoseconds: max(.min + 1, until.nanoseconds) - 1).rfc3339.prefix(19)
        let words =
            switch standing {
            case .active: "until \(last)Z"
            case .expired: "expired after \(last)Z"
            case .untimed: "not in force, since the log tells no time"
            }
        return "\(scope), \(words): \(NumberText.grouped(findings)) muted" + (reason.map { " (\($0))" } ?? "")
    }
}

/// The alert budget's day.
package struct AlertBudgetState: Hashable, Sendable {
    package var perDay: Int
    /// Told of this day.
    package var told: Int
    package var held: Int
    /// Alerts not told, of all days, by severity in the order of `Severity.allCases`.
    package var dropped: [Int]

    package init(perDay: Int, told: Int, held: Int, dropped: [Int]) {
        self.perDay = perDay
        self.told = told
        self.held = held
        self.dropped = dropped
    }

    /// Alerts not told, of all days.
    package var over: Int { dropped.reduce(0, +) }

    /// `2 high, 11 low`; empty when there are none.
    package var overBySeverity: String {
        zip(Severity.allCases, dropped).reversed().filter { $0.1 > 0 }.map { "\(NumberText.grouped($0.1)) \($0.0.rawValue)" }
            .joined(separator: ", ")
    }
}
