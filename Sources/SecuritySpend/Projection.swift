/// What a month will come to, and how long its budget lasts, from what was spent so far.
///
/// Costs are of two kinds. Fixed ones (none are booked yet) are known for the whole month. Variable ones go on at the rate r of
/// the last seven days, or of the month so far where that is shorter. Human review is left out of that rate: it comes in lumps,
/// whenever somebody takes the time, so it says nothing of the days to come. It is spent all the same:
///
///     projected = fixed of the full month + variable so far + r x seconds that remain
///
/// Taking everything so far times the month's length over the elapsed part would overstate a month whose lumps came early.
/// All arithmetic is on integers of 128 bits, each figure rounded once.
package struct Projection: Hashable, Sendable {
    package var budget: Money
    /// Fixed costs of the whole month.
    package var fixedFullMonth: Money
    /// The part of the fixed costs that has accrued.
    package var fixedToDate: Money
    package var variableToDate: Money
    /// Variable costs of the last ``recentSeconds``, without human review.
    package var recent: Money
    /// Seconds that ``recent`` was spent in; counts as an hour at least.
    package var recentSeconds: Int64
    /// Seconds of the month seen so far; counts as an hour at least, since a rate over less is noise.
    package var elapsed: Int64
    /// Seconds of the month still to come.
    package var remaining: Int64
    /// Seconds in the month: 28 to 31 days.
    package var monthLength: Int64

    /// - Precondition: `budget > .zero && monthLength > 0 && remaining >= 0`.
    package init(
        budget: Money, fixedFullMonth: Money = .zero, fixedToDate: Money = .zero, variableToDate: Money, recent: Money,
        recentSeconds: Int64, elapsed: Int64, remaining: Int64, monthLength: Int64
    ) {
        precondition(budget > .zero && monthLength > 0 && remaining >= 0, "a projection needs a budget and a month")
        self.budget = budget
        self.fixedFullMonth = fixedFullMonth
        self.fixedToDate = fixedToDate
        self.variableToDate = variableToDate
        self.recent = recent
        self.recentSeconds = max(recentSeconds, Self.hour)
        self.elapsed = max(elapsed, Self.hour)
        self.remaining = remaining
        self.monthLength = monthLength
    }

    /// Spent since the month began.
    package var monthToDate: Money { fixedToDate + variableToDate }

    /// Negative when overspent.
    package var left: Money { budget - monthToDate }

    /// What the whole month will come to.
    package var projected: Money {
        let coming = (Int128(recent.nanodollars) * Int128(remaining)).dividedHalfEven(by: Int128(recentSeconds))
        return fixedFullMonth + variableToDate + Money(clamping: coming)
    }

    /// The spending rate so far against the even rate that would use the budget up on the last day, in thousandths.
    package var burnPermille: Int {
        let spent = Int128(monthToDate.nanodollars) * Int128(monthLength) * 1_000
        return Int(clamping: spent.dividedHalfEven(by: Int128(elapsed) * Int128(budget.nanodollars)))
    }

    /// Seconds until the budget is used up, rounded down: 0 when it is, nil when the month ends before.
    package var secondsLeft: Int? {
        guard left > .zero else { return 0 }
        let rate = Int128(fixedFullMonth.nanodollars) * Int128(recentSeconds) + Int128(recent.nanodollars) * Int128(monthLength)
        guard rate > 0 else { return nil }
        let seconds = Int128(left.nanodollars) * Int128(monthLength) * Int128(recentSeconds) / rate
        return seconds > Int128(remaining) ? nil : Int(seconds)
    }

    /// True under 48 hours of data: a day and a night are not yet a pattern.
    package var isUncertain: Bool { elapsed < 48 * Self.hour }

    /// Seconds that the rate r looks back at most: a week, so that a weekend counts as one.
    static let window: Int64 = 7 * 24 * hour

    private static let hour: Int64 = 3_600
}
