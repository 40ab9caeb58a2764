/// The account at one moment: what a screen or a report shows.
///
/// Every amount is derived from the same ledger rows, so the categories sum to the total exactly.
package struct SpendSummary: Hashable, Sendable {
    /// All categories in the order of ``SpendCategory/allCases``, zero ones included.
    package var categories: [CategoryAmount]
    /// The sum of ``categories``.
    package var total: Money
    /// The part of the total that flagged sessions caused; an attribute of rows, not a category of its own.
    package var flagged: Money
    /// Tokens of models that no price is known for: shown, never counted as $0.
    package var unpriced: [UnpricedModel]
    /// Messages whose tokens had to be estimated from their length, since the log has no counts.
    package var estimatedMessages: Int
    /// Messages whose token counts no model could have: below zero or over 100 million. Their tokens are left out.
    package var implausibleMessages: Int
    /// Messages that were booked without their hour and bot, since there was no room for more of those: a log of made-up times.
    package var crowdedMessages: Int
    /// Spent since the month began in event time, or since the first event of it.
    package var monthToDate: Money
    /// Spent per hour over the last hour of event time, without human review; nil before there is an hour to look at.
    package var hourlyRate: Money?
    package var budget: BudgetState?
    package var review: ReviewState
    /// The day that the built-in price list was taken, as YYYY-MM-DD.
    package var pricesAsOf: String

    package init(
        categories: [CategoryAmount], total: Money, flagged: Money, unpriced: [UnpricedModel], estimatedMessages: Int,
        monthToDate: Money, hourlyRate: Money?, budget: BudgetState?, review: ReviewState, pricesAsOf: String,
        implausibleMessages: Int = 0, crowdedMessages: Int = 0
    ) {
        self.categories = categories
        self.total = total
        self.flagged = flagged
        self.unpriced = unpriced
        self.estimatedMessages = estimatedMessages
        self.monthToDate = monthToDate
        self.hourlyRate = hourlyRate
        self.budget = budget
        self.review = review
        self.pricesAsOf = pricesAsOf
        self.implausibleMessages = implausibleMessages
        self.crowdedMessages = crowdedMessages
    }
}

/// What money is spent on. Review comes first: for a small bot it is nearly all of it.
package enum SpendCategory: String, Hashable, Sendable, CaseIterable {
    case review, inference, inspection, storage
}

/// What one category came to.
package struct CategoryAmount: Hashable, Sendable {
    package var category: SpendCategory
    package var amount: Money
    package init(category: SpendCategory, amount: Money) {
        self.category = category
        self.amount = amount
    }
}

/// Tokens that no price is known for, of one model.
package struct UnpricedModel: Hashable, Sendable {
    /// As the log spells it; nil where the log names no model.
    package var model: String?
    /// Messages that had tokens.
    package var messages: Int
    package var inputTokens: Int
    package var outputTokens: Int
    package init(model: String?, messages: Int, inputTokens: Int, outputTokens: Int) {
        self.model = model
        self.messages = messages
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
    }
}

/// How a month's budget stands.
package struct BudgetState: Hashable, Sendable {
    package var monthly: Money
    /// Negative when overspent.
    package var left: Money
    /// What the month will come to at this rate; see ``Projection`` for the formula.
    package var projected: Money
    /// Under 48 hours of data: the projection is a guess.
    package var projectionIsUncertain: Bool
    /// Spending rate against the even rate that would use the budget up on the last day, in thousandths.
    package var burnPermille: Int
    /// Seconds of event time until the budget is used up; nil when not this month.
    package var secondsLeft: Int?

    package init(
        monthly: Money, left: Money, projected: Money, projectionIsUncertain: Bool, burnPermille: Int, secondsLeft: Int?
    ) {
        self.monthly = monthly
        self.left = left
        self.projected = projected
        self.projectionIsUncertain = projectionIsUncertain
        self.burnPermille = burnPermille
        self.secondsLeft = secondsLeft
    }
}

/// Human review: the largest cost of all.
package struct ReviewState: Hashable, Sendable {
    /// Flagged sessions that nobody has opened yet.
    package var waiting: Int
    /// What reviewing them would cost at the default minutes each; a liability, not in the total.
    package var backlog: Money
    /// Sessions that somebody has looked at, flagged or not.
    package var reviewed: Int
    /// Seconds of review booked.
    package var secondsSpent: Int

    package init(waiting: Int, backlog: Money, reviewed: Int, secondsSpent: Int) {
        self.waiting = waiting
        self.backlog = backlog
        self.reviewed = reviewed
        self.secondsSpent = secondsSpent
    }
}
