import Testing

@testable import SecuritySpend

/// The clinic's bot of the spend model's worked example: ten days of a 30-day month, 24,000 messages of 820 tokens in (400 of them cached) and
/// 210 out, gpt-4o-mini, 180 us of inspection each, 48 reviews of 6 minutes at $75. Its figures were computed outside this program.
@Suite struct WorkedExampleTests {
    /// 2026-09-01T00:00:00Z; September has 30 days.
    private let start: Int64 = 1_788_220_800

    private func account(keepDays: Int = 0) throws -> SpendAccount {
        var settings = SpendSettings()
        settings.monthlyBudget = try Money(usd: "3600")
        settings.daysKept = keepDays
        var account = SpendAccount(settings: settings)
        // One message every 36 s.
        for index in 0..<24_000 {
            let charge = Charge(
                second: start + Int64(index) * 36, bot: "clinic", model: "gpt-4o-mini-2024-07-18",
                tokens: Charge.Tokens(input: 820, cachedInput: 400, output: 210), bytesInspected: 1_900)
            account.book(charge, session: index / 10)
        }
        for review in 0..<48 {
            account.flag(session: review)
            account.review(session: review, seconds: 360, at: start + Int64(review) * 3_600)
        }
        return account
    }

    /// Summed over hours, since the example has one row for ten days.
    private func quantity(_ sku: SKU, in account: SpendAccount) -> Int64 {
        account.rows.filter { $0.sku == sku }.reduce(0) { $0 + $1.quantity }
    }

    private func amount(_ sku: SKU, in account: SpendAccount) -> String {
        account.rows.filter { $0.sku == sku }.reduce(Money.zero) { $0 + $1.amount }.usd
    }

    @Test func `quantities and amounts are those of the example`() throws {
        let account = try account()
        let model = "gpt-4o-mini"
        #expect(quantity(.inputTokens(model: model), in: account) == 10_080_000)
        #expect(amount(.inputTokens(model: model), in: account) == "1.512")
        #expect(quantity(.cachedInputTokens(model: model), in: account) == 9_600_000)
        #expect(amount(.cachedInputTokens(model: model), in: account) == "0.72")
        #expect(quantity(.outputTokens(model: model), in: account) == 5_040_000)
        #expect(amount(.outputTokens(model: model), in: account) == "3.024")
        #expect(quantity(.inspectedMessages, in: account) == 24_000)
        // 100 messages an hour are 259.2 nano-dollars: 240 rows of 259 where the example's one row has 62,208.
        #expect(SpendSettings().messageTariff.price.amount(of: 24_000).usd == "0.000062208")
        #expect(amount(.inspectedMessages, in: account) == "0.00006216")
        #expect(quantity(.reviewSeconds, in: account) == 17_280)
        #expect(amount(.reviewSeconds, in: account) == "360")
    }

    // 1.512 + 0.72 + 3.024 + 0.00006216 + 360
    @Test func `the total is the sum of the rows`() throws {
        let account = try account()
        #expect(account.total.usd == "365.25606216")
        let summary = account.summary()
        #expect(summary.total == account.total)
        #expect(summary.categories.map(\.category) == [.review, .inference, .inspection, .storage])
        #expect(summary.categories.map(\.amount.usd) == ["360", "5.256", "0.00006216", "0"])
        #expect(summary.monthToDate == account.total)
    }

    // The last message is at 863,964 s of 2,592,000. The last week holds 16,900 messages (from 2026-09-03T23:00 on) and no review, so
    // what is to come is 16,900/24,000 of the inference and inspection, x 1,728,036 / 608,364. Computed with Python's fractions.
    @Test func `the budget is that of the formula`() throws {
        let account = try account()
        let budget = try #require(account.summary().budget)
        #expect(budget.left.usd == "3234.74393784")
        #expect(budget.projected.usd == "375.769027552")
        #expect(budget.burnPermille == 304)
        #expect(!budget.projectionIsUncertain)
        #expect(budget.secondsLeft == nil)
    }

    // The first 480 messages are of the 48 flagged sessions: 480 x 219,000 nano-dollars of tokens, 259 x 4 + 207 of CPU, and $360 of review.
    @Test func `flagged sessions have their part of the total`() throws {
        #expect(try account().flaggedTotal.usd == "360.105121243")
    }
}
