import ConversationLog
import SecuritySpend
import SessionWatch

/// A column of the table of flagged sessions, with its width decided.
struct FlaggedColumn: Hashable, Sendable {
    /// What a column shows, from left to right.
    enum Kind: Hashable, Sendable, CaseIterable {
        case severity, risk, trend, session, reason, model, user, messages, tokens, cost, age
    }

    /// What it shows.
    var kind: Kind
    /// Columns without the blank before it.
    var width: Int

    /// The columns that fit into a table of that width, from left to right.
    ///
    /// The least important go first, and those beyond ``Kind/messages`` stay only where the reason has its usual length;
    /// what is left over goes to the reason, the names getting their usual length before.
    static func fitting(_ width: Int) -> [FlaggedColumn] {
        var columns = Kind.allCases.map { FlaggedColumn(kind: $0, width: $0.leastWidth) }
        // Every column has a blank before it, and the pointer has the first one.
        func used() -> Int { columns.reduce(1) { $0 + 1 + $1.width } }
        func room() -> Int {
            let isRich = columns.contains { $0.kind.rank > Kind.messages.rank }
            return isRich ? width - (Kind.reason.usualWidth - Kind.reason.leastWidth) : width
        }
        while used() > room(), let least = columns.indices.max(by: { columns[$0].kind.rank < columns[$1].kind.rank }) {
            columns.remove(at: least)
        }
        for kind in [Kind.reason, .severity, .session, .model, .user, .reason] {
            guard let index = columns.firstIndex(where: { $0.kind == kind }) else { continue }
            let most = kind == .reason && columns[index].width >= kind.usualWidth ? width : kind.usualWidth
            // A severity is told in full or in its short word, never by something between.
            let given = max(0, min(width - used(), most - columns[index].width))
            if kind != .severity || columns[index].width + given == kind.usualWidth { columns[index].width += given }
        }
        return columns
    }

    /// The column's title.
    var head: Span {
        kind.isNumber ? .number(kind.title, .dim, width: width) : .text(kind.title, .dim, width: .columns(width))
    }

    /// What a session has in this column.
    func cell(_ session: FlaggedSession, in scene: Scene) -> Span {
        switch kind {
        case .severity: severity(session.severity)
        case .risk: .number(NumberText.fixed(session.risk, decimals: 2), .bold, width: width)
        case .trend: .graph(session.riskHistory, .graph, width: .columns(width))
        case .session: .text(session.session, .normal, width: .columns(width))
        case .reason: .text(session.reasons.first?.text ?? session.kind, .normal, width: .columns(width))
        case .model: .text(session.model ?? "-", .dim, width: .columns(width))
        case .user: .text(session.user ?? "-", .dim, width: .columns(width))
        case .messages: .number(NumberText.compact(session.messages), width: width)
        case .tokens: .number(NumberText.compact(NumberText.sum(session.inputTokens, session.outputTokens)), width: width)
        case .cost: .number(scene.cost(of: session).text, scene.cost(of: session).style, width: width)
        case .age: .number(ClockText.age(from: session.flaggedAt, to: scene.snapshot.clock), .dim, width: width)
        }
    }

    /// A critical one is loud even in the selected row.
    private func severity(_ severity: Severity) -> Span {
        var span = Span.text(width >= 8 ? severity.word : severity.shortWord, severity.style, width: .columns(width))
        span.isLoud = severity == .critical
        return span
    }
}

extension FlaggedColumn.Kind {
    fileprivate var title: String {
        switch self {
        case .severity: "SEV"
        case .risk: "RISK"
        case .trend: "TREND"
        case .session: "SESSION"
        case .reason: "TOP REASON"
        case .model: "MODEL"
        case .user: "USER"
        case .messages: "MSGS"
        case .tokens: "TOK"
        case .cost: "COST"
        case .age: "AGE"
        }
    }

    fileprivate var isNumber: Bool {
        switch self {
        case .risk, .messages, .tokens, .cost, .age: true
        default: false
        }
    }

    /// Columns below which it says nothing.
    fileprivate var leastWidth: Int {
        switch self {
        case .severity, .risk, .messages, .age: 4
        case .trend: 8
        case .session: 10
        case .reason: 16
        case .model: 11
        case .user: 8
        case .tokens: 5
        case .cost: 8
        }
    }

    /// Columns that it takes where there is room.
    fileprivate var usualWidth: Int {
        switch self {
        case .severity: 8
        case .session: 18
        case .reason: 42
        case .model: 18
        case .user: 14
        default: leastWidth
        }
    }

    /// What is dropped first has the highest rank.
    fileprivate var rank: Int {
        switch self {
        case .severity: 0
        case .session: 1
        case .reason: 2
        case .age: 3
        case .risk: 4
        case .cost: 5
        case .messages: 6
        case .trend: 7
        case .tokens: 8
        case .user: 9
        case .model: 10
        }
    }
}
