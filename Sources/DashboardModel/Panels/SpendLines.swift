import ConversationLog
import SecuritySpend
import SessionWatch

/// The rows of an account, as panel and report share them: name, detail, amount at the right.
struct SpendLines {
    private let spend: SpendSummary
    private let clock: EventTime?

    init(_ snapshot: Snapshot) {
        spend = snapshot.spend
        clock = snapshot.clock
    }

    /// Minutes that people spent, and what they cost.
    var review: Row {
        let state = spend.review
        let rest = state.waiting > 0 ? "\(NumberText.grouped(state.waiting)) waiting"
            : state.reviewed > 0 ? "\(NumberText.grouped(state.reviewed)) done" : "nothing to do"
        let amount = spend.categories.first { $0.category == .review }?.amount ?? .zero
        return line(
            "review", "\(ClockText.duration(seconds: state.secondsSpent)), \(rest)",
            amount.display, style: .bold, rank: 0)
    }

    /// What the sessions that nobody has opened yet will cost.
    var backlog: Row {
        let state = spend.review
        let text = state.waiting == 0 ? "no session waits"
            : NumberText.count(state.waiting, "session") + (state.waiting == 1 ? " waits" : " wait")
        return line("to review", text, state.backlog.display, style: .normal, rank: 4, note: ", not in the total")
    }

    /// What each category came to, zero ones included.
    func categories(except left: SpendCategory?, rank: Int) -> [Row] {
        spend.categories.filter { $0.category != left }.map { amount in
            line(amount.category.rawValue, Self.words(for: amount.category), amount.amount.display, style: .dim, rank: rank)
        }
    }

    /// The sum of the categories; if some models have no price, that it is not all.
    var total: Row {
        let mark = spend.unpriced.isEmpty ? "" : "+ unpriced"
        return line("total", mark, spend.total.display, style: .bold, rank: 1, detailStyle: .bad)
    }

    /// The part of the total that flagged sessions caused.
    var flagged: Row {
        line("", "of which flagged", spend.flagged.display, style: .dim, rank: 5, amountStyle: .bad, note: " sessions")
    }

    /// Models that no price is known for: their cost is missing in the total, and that is said loudly.
    func unpriced(summed: Bool) -> [Row] {
        guard !spend.unpriced.isEmpty else { return [] }
        if summed, spend.unpriced.count > 1 {
            let tokens = spend.unpriced.reduce(0) { NumberText.sum($0, NumberText.sum($1.inputTokens, $1.outputTokens)) }
            return [unpriced("\(NumberText.grouped(spend.unpriced.count)) models", tokens: tokens)]
        }
        return spend.unpriced.map {
            unpriced($0.model ?? "(no model named)", tokens: NumberText.sum($0.inputTokens, $0.outputTokens))
        }
    }

    private func unpriced(_ name: String, tokens: Int) -> Row {
        Row([
            .text("UNPRICED", .bad, width: .columns(Self.labelColumns), gap: 0),
            .text(name, .normal, width: .rest(6)), .text("\(NumberText.compact(tokens)) tok", .bad),
        ], rank: 2)
    }

    /// Spent since the month began.
    var monthToDate: Row {
        line("so far", "", spend.monthToDate.display, style: .bold, rank: 3)
    }

    /// Messages that the log gives no token counts for.
    var estimated: Row? {
        guard spend.estimatedMessages > 0 else { return nil }
        return Row([
            .text("estimated", .warning, width: .columns(Self.labelColumns), gap: 0),
            .text("tokens of \(NumberText.count(spend.estimatedMessages, "message"))", .normal, width: .rest(0)),
        ], rank: 8)
    }

    /// The budget as a bar and what is left of it; without one, how to set it.
    var budget: [Row] {
        guard let budget = spend.budget else {
            return [
                Row("no budget: set budget under [spend]", .dim, rank: 2)
            ]
        }
        let style = Self.style(of: budget)
        return [
            Row([
                .text("budget", .dim, width: .columns(Self.labelColumns), gap: 0),
                .bar(Self.part(spend.monthToDate, of: budget.monthly), style, width: .rest(4)),
                .text(Self.percent(spend.monthToDate, of: budget.monthly), style),
                .text("of \(budget.monthly.display)", .normal),
            ], rank: 2),
            left(budget),
        ]
    }

    /// The rate of spending and what the month will come to.
    var burn: [Row] {
        let rate = spend.hourlyRate.map { $0.display + "/h" } ?? "no full hour yet"
        guard let budget = spend.budget else {
            return [line("burn", "", rate, style: .normal, rank: 3)]
        }
        let times = NumberText.fixed(Double(budget.burnPermille) / 1_000, decimals: 1) + "x even rate"
        let isUncertain = budget.projectionIsUncertain
        return [
            line("burn", times, rate, style: budget.burnPermille > 1_000 ? .warning : .normal, rank: 3),
            line("projected", isUncertain ? "low confidence" : "this month", budget.projected.display,
                style: budget.projected > budget.monthly ? .warning : .normal, rank: 4),
        ]
    }

    /// What is left, how long it lasts, and when it ends.
    private func left(_ budget: BudgetState) -> Row {
        let isOver = budget.left < .zero
        let amount = isOver ? Money.zero - budget.left : budget.left
        var spans: [Span] = [
            .text(isOver ? "OVER by" : "left", isOver ? .bad : .normal, width: .columns(Self.labelColumns), gap: 0)
        ]
        if isOver {
            spans.append(.text("the budget is used up", .bad, rank: 1))
        } else if let seconds = budget.secondsLeft {
            spans.append(.text(ClockText.duration(seconds: seconds), .dim))
            if let rate = spend.hourlyRate { spans.append(.text("at \(rate.display)/h", .dim, rank: 1)) }
            if let clock, let end = Self.moment(seconds, after: clock) {
                spans.append(.text("until \(ClockText.minute(end))", .dim, gap: 2, rank: 2))
            }
        } else {
            spans.append(.text("lasts the month", .dim))
        }
        return Row(spans + [.push, .text(amount.display, isOver ? .bad : .money)], rank: 3)
    }

    private static func moment(_ seconds: Int, after clock: EventTime) -> EventTime? {
        let (nanoseconds, overflow) = Int64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowed) = clock.nanoseconds.addingReportingOverflow(nanoseconds)
        return overflow || overflowed ? nil : EventTime(nanoseconds: sum)
    }

    // MARK: - Shapes

    private static let labelColumns = 10

    private func line(
        _ label: String, _ detail: String, _ amount: String, style: Frame.Style, rank: Int,
        detailStyle: Frame.Style = .dim, amountStyle: Frame.Style = .money, note: String = ""
    ) -> Row {
        let name = Span.text(label, style, width: .columns(Self.labelColumns), gap: 0)
        let details: [Span] =
            note.isEmpty ? [.text(detail, detailStyle, width: .rest(0))]
            : [.text(detail, detailStyle), .text(note, detailStyle, gap: 0, rank: 1), .push]
        return Row([name] + details + [.text(amount, amountStyle)], rank: rank)
    }

    private static func words(for category: SpendCategory) -> String {
        switch category {
        case .review: "people's time"
        case .inference: "the bot's model"
        case .inspection: "botwatch itself"
        case .storage: "what is kept"
        }
    }

    /// A part of the budget for a bar, over 1 when overspent.
    static func part(_ spent: Money, of budget: Money) -> Double {
        budget > .zero ? Double(spent.nanodollars) / Double(budget.nanodollars) : spent > .zero ? 1 : 0
    }

    /// The same in whole percent, rounded down so that 100% is never said before it is true.
    static func percent(_ spent: Money, of budget: Money) -> String {
        guard budget > .zero else { return "-" }
        let percent = Int128(spent.nanodollars) * 100 / Int128(budget.nanodollars)
        return "\(percent)%"
    }

    /// Calm while the month will end within the budget.
    static func style(of budget: BudgetState) -> Frame.Style {
        if budget.left < .zero { return .bad }
        return budget.projected > budget.monthly ? .warning : .good
    }
}
