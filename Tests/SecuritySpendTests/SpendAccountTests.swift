import Testing

@testable import SecuritySpend

@Suite struct SpendAccountTests {
    /// 2024-02-01T00:00:00Z, of a leap year.
    private let february: Int64 = 1_706_745_600

    private func account(_ edit: (inout SpendSettings) -> Void = { _ in }) -> SpendAccount {
        var settings = SpendSettings()
        edit(&settings)
        return SpendAccount(settings: settings)
    }

    private func charge(
        _ second: Int64?, model: String? = "gpt-4o-mini", input: Int = 1_000_000, output: Int = 0, stored: Int = 0
    ) -> Charge {
        Charge(second: second, model: model, tokens: Charge.Tokens(input: input, output: output), bytesStored: stored)
    }

    private func amount(_ category: SpendCategory, of account: SpendAccount) -> String? {
        account.summary().categories.first { $0.category == category }?.amount.usd
    }

    /// In the order of rows.
    private func quantities(_ category: SpendCategory, flagged: Bool, of account: SpendAccount) -> [Int64] {
        account.rows.filter { $0.category == category && $0.isFlagged == flagged }.map(\.quantity)
    }

    @Test func `an empty account has no cost and no rate`() throws {
        let summary = account { $0.monthlyBudget = Money(nanodollars: 5) }.summary()
        #expect(summary.total == .zero)
        #expect(summary.flagged == .zero)
        #expect(summary.monthToDate == .zero)
        #expect(summary.hourlyRate == nil)
        #expect(summary.categories.count == SpendCategory.allCases.count)
        let budget = try #require(summary.budget)
        #expect(budget.left.nanodollars == 5)
        #expect(budget.projectionIsUncertain)
        #expect(budget.secondsLeft == nil)
        #expect(account().summary().budget == nil)
        #expect(account().rows.isEmpty)
    }

    // $0.15 + 10 x $0.60 a million = $6.15 with 180 us = 2.592, rounded to 3 nano-dollars.
    @Test func `a message costs its tokens and its inspection`() {
        var account = account()
        account.book(charge(february, input: 1_000_000, output: 10_000_000), session: 1)
        #expect(account.total.usd == "6.150000003")
        #expect(account.cost(of: 1) == account.total)
        #expect(account.cost(of: 2) == .zero)
    }

    // 100 uncached at 3, 200 cached at 0.30, 300 written at 3.75, 50 out at 15: 300 + 60 + 1,125 + 750 = 2,235 micro-dollars.
    @Test func `cached and written tokens are part of the input`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        let tokens = Charge.Tokens(input: 600, cachedInput: 200, cacheWrite: 300, output: 50)
        account.book(Charge(second: february, model: "claude-sonnet-4-5", tokens: tokens), session: 1)
        #expect(account.total.usd == "0.002235")
    }

    // More cached than input can only mean that the log counts them apart: 100 at 3, 200 at 0.30.
    @Test func `tokens that are counted apart are not lost`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        let tokens = Charge.Tokens(input: 100, cachedInput: 200, output: 0)
        account.book(Charge(second: february, model: "claude-sonnet-4-5", tokens: tokens), session: 1)
        #expect(account.total.usd == "0.00036")
    }

    @Test func `an unpriced model is shown and costs nothing`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        account.book(charge(february, model: "gpt-4o-foo", input: 10, output: 20), session: 1)
        account.book(charge(february, model: "gpt-4o-foo", input: 1, output: 2), session: 2)
        account.book(charge(february, model: nil, input: 5, output: 5), session: 2)
        account.book(charge(february, model: "zero", input: 0, output: 0), session: 2)
        #expect(account.summary().unpriced == [
            UnpricedModel(model: "gpt-4o-foo", messages: 2, inputTokens: 11, outputTokens: 22),
            UnpricedModel(model: nil, messages: 1, inputTokens: 5, outputTokens: 5),
        ])
        #expect(account.total == .zero)
        #expect(account.rows.isEmpty)
    }

    @Test func `a model that the user says is free is priced`() throws {
        let free = try ModelPrice(input: "0", output: "0")
        var account = account { $0.ownPrices = ["llama3.2": free] }
        account.book(charge(february, model: "llama3.2", input: 10, output: 20), session: 1)
        #expect(account.summary().unpriced.isEmpty)
        #expect(account.rows.first { $0.sku == .outputTokens(model: "llama3.2") }?.quantity == 20)
    }

    @Test func `own prices only leaves the rest unpriced`() {
        var account = account { $0.usesOwnPricesOnly = true }
        account.book(charge(february), session: 1)
        #expect(account.summary().unpriced.map(\.model) == ["gpt-4o-mini"])
    }

    @Test func `estimated and impossible counts are told`() {
        var account = account()
        var estimated = charge(february)
        estimated.isEstimated = true
        account.book(estimated, session: 1)
        account.book(charge(february, input: -1), session: 1)
        account.book(charge(february, input: .max, output: .max), session: 1)
        account.book(charge(february, input: 100_000_001), session: 1)
        let summary = account.summary()
        #expect(summary.estimatedMessages == 1)
        #expect(summary.implausibleMessages == 3)
        #expect(amount(.inference, of: account) == "0.15")
        #expect(account.rows.first { $0.sku == .inspectedMessages }?.quantity == 4)
    }

    // 2 messages of 1,024 bytes at 100 us and 1,000 us a KiB: 2,200 us at $0.36 an hour (0.1 nano-dollars a us) are 220.
    @Test func `inspection is messages and bytes at the settings' rates`() {
        var account = account {
            $0.inspectionMicrosecondsPerMessage = 100
            $0.inspectionMicrosecondsPerKiB = 1_000
            $0.cpuHourlyRate = Money(nanodollars: 360_000_000)
        }
        for _ in 0..<2 { account.book(Charge(second: february, bytesInspected: 1_024), session: 1) }
        #expect(account.total.nanodollars == 220)
        #expect(account.rows.map(\.quantity) == [2, 2_048])
    }

    // 1 GB for 12 of 30 days at $0.36: $0.144, whatever lies between.
    @Test func `storage accrues on the event clock`() {
        var account = account {
            $0.inspectionMicrosecondsPerMessage = 0
            $0.storageGigabyteMonthRate = Money(nanodollars: 360_000_000)
        }
        account.book(Charge(second: february, bytesStored: 1_000_000_000), session: 1)
        #expect(account.total == .zero)
        account.book(Charge(second: february + 5 * 86_400 + 17), session: 2)
        account.book(Charge(second: february + 12 * 86_400), session: 3)
        #expect(amount(.storage, of: account) == "0.144")
        // Kept for 30 days and the rest of the last hour: 721 hours at $0.0005.
        account.book(Charge(second: february + 300 * 86_400), session: 4)
        #expect(account.total.usd == "0.3605")
        #expect(account.rows.count == 721)
    }

    @Test func `flagging moves a session's cost and changes no total`() {
        var account = account()
        account.book(charge(february, stored: 1_000_000), session: 1)
        account.book(charge(february + 10, stored: 2_000_000), session: 2)
        account.book(charge(february + 9_000, stored: 500_000), session: 1)
        let before = account.total
        let cost = account.cost(of: 1)
        #expect(account.flaggedTotal == .zero)
        account.flag(session: 1)
        account.flag(session: 1)
        #expect(account.isFlagged(session: 1))
        #expect(!account.isFlagged(session: 2))
        #expect(account.cost(of: 1) == cost)
        // Rows split in two may round apart, by a nano-dollar a row: three of storage, two of inspection.
        #expect(abs(account.total.nanodollars - before.nanodollars) <= 5)
        #expect(quantities(.inference, flagged: true, of: account) == [1_000_000, 1_000_000])
        #expect(quantities(.storage, flagged: true, of: account) == [3_600_000_000, 3_600_000_000, 1_800_000_000])
        // 2 MB for 3,590 s, an hour, and 1,800 s.
        #expect(quantities(.storage, flagged: false, of: account) == [7_180_000_000, 7_200_000_000, 3_600_000_000])
        account.book(charge(february + 9_001), session: 1)
        #expect(quantities(.inference, flagged: false, of: account) == [1_000_000])
    }

    @Test func `closing forgets quantities and keeps what is booked`() {
        var account = account()
        account.book(charge(february), session: 1)
        account.flag(session: 1)
        let total = account.total
        account.close(session: 1)
        account.close(session: 1)
        #expect(account.total == total)
        #expect(account.cost(of: 1) == .zero)
        #expect(account.isFlagged(session: 1))
        #expect(account.summary().review.waiting == 1)
    }

    // Two flagged sessions at 6 minutes and $75 are $15 of backlog; 8 minutes of review are $10, 15 of 60 minutes $18.75.
    @Test func `review is booked by its time and taken off the backlog`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        account.book(charge(february, input: 0), session: 1)
        account.flag(session: 1)
        account.flag(session: 2)
        #expect(account.summary().review == ReviewState(waiting: 2, backlog: Money(nanodollars: 15_000_000_000), reviewed: 0, secondsSpent: 0))
        #expect(account.total == .zero)
        account.review(session: 1, seconds: 480, at: february + 60)
        #expect(account.total.usd == "10")
        #expect(account.cost(of: 1).usd == "10")
        account.close(session: 2)
        account.review(session: 2, seconds: 3_600, at: nil)
        account.review(session: 3, seconds: nil, at: nil)
        let review = account.summary().review
        #expect(review == ReviewState(waiting: 0, backlog: .zero, reviewed: 3, secondsSpent: 1_740))  // 480 + 900 + 360
        #expect(amount(.review, of: account) == "36.25")
        #expect(account.flaggedTotal.usd == "28.75")
        account.flag(session: 3)
        #expect(account.summary().review.waiting == 0)
    }

    @Test func `a review of no or negative time costs nothing`() {
        var account = account()
        account.review(session: 1, seconds: -5, at: february)
        account.review(session: 1, seconds: 0, at: february)
        #expect(account.total == .zero)
        #expect(account.summary().review.reviewed == 1)
    }

    @Test func `the month is that of the latest event`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        account.book(charge(february - 1), session: 1)  // 2024-01-31T23:59:59
        account.book(charge(february), session: 1)
        account.book(charge(february + 29 * 86_400 - 1), session: 1)  // 2024-02-29T23:59:59
        #expect(account.summary().monthToDate.usd == "0.3")
        account.book(charge(february - 5), session: 2)  // late: its own month
        #expect(account.summary().monthToDate.usd == "0.3")
        account.book(charge(february + 29 * 86_400), session: 1)  // 2024-03-01
        #expect(account.summary().monthToDate.usd == "0.15")
        #expect(account.total.usd == "0.75")
    }

    @Test func `messages without a time are booked at the latest event`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        account.book(charge(nil), session: 1)
        #expect(account.rows.map(\.hourStart) == [nil])
        #expect(account.summary().monthToDate.usd == "0.15")
        account.book(charge(february + 100), session: 1)
        account.book(charge(nil), session: 1)
        #expect(account.rows.map(\.hourStart) == [nil, february])
        #expect(account.rows.map(\.quantity) == [1_000_000, 2_000_000])
        #expect(account.summary().monthToDate.usd == "0.45")
        account.book(charge(february + 40 * 86_400), session: 1)
        #expect(account.summary().monthToDate.usd == "0.15")
    }

    // $0.15 each: 13 messages at 5-minute steps make an hour of data; from 00:00 to 01:00 twelve full cells and the running one.
    @Test func `the hourly rate needs an hour of events`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        for step in 0..<12 { account.book(charge(february + Int64(step) * 300), session: 1) }
        #expect(account.summary().hourlyRate == nil)
        account.book(Charge(second: february + 3_600), session: 1)
        #expect(account.summary().hourlyRate?.usd == "1.8")
    }

    @Test func `a budget that is overspent says so`() throws {
        var account = account {
            $0.inspectionMicrosecondsPerMessage = 0
            $0.monthlyBudget = Money(nanodollars: 100_000_000)
        }
        account.book(charge(february), session: 1)
        account.book(Charge(second: february + 29 * 43_200), session: 1)  // half of the month
        let budget = try #require(account.summary().budget)
        #expect(budget.left.usd == "-0.05")
        #expect(budget.secondsLeft == 0)
        #expect(budget.burnPermille == 3_000)  // $0.15 in half a month against $0.10 in a whole one
    }

    // A dollar an hour for 10 days from 2024-02-05, then two for 7 more: 240 + 2 x 168 = $576 so far, r = $2, 29 - 4 - 17 = 8 days to come.
    @Test func `the projection goes on at the rate of the last week`() throws {
        var account = account {
            $0.inspectionMicrosecondsPerMessage = 0
            $0.ownPrices = ["m": try! ModelPrice(input: "1", output: "1")]
            $0.monthlyBudget = Money(nanodollars: 700_000_000_000)
        }
        let first = february + 4 * 86_400
        for hour in 0..<(17 * 24) {
            let tokens = hour < 240 ? 1_000_000 : 2_000_000
            account.book(charge(first + Int64(hour) * 3_600, model: "m", input: tokens), session: 1)
        }
        account.book(Charge(second: first + 17 * 86_400), session: 1)
        let budget = try #require(account.summary().budget)
        #expect(account.summary().monthToDate.usd == "576")
        #expect(budget.projected.usd == "960")
        #expect(budget.secondsLeft == 62 * 3_600)
        #expect(!budget.projectionIsUncertain)
        #expect(budget.burnPermille == 1_404)  // (576 / 17) / (700 / 29) = 1.4037
    }

    // $75 an hour for 15 minutes: spent, but no rate of it goes on.
    @Test func `review is spent but neither burnt by the hour nor projected`() throws {
        var account = account {
            $0.inspectionMicrosecondsPerMessage = 0
            $0.monthlyBudget = Money(nanodollars: 100_000_000_000)
        }
        for step in 0...12 { account.book(charge(february + Int64(step) * 300), session: 1) }
        let before = account.summary()
        account.review(session: 1, seconds: 900, at: february + 3_600)
        let after = account.summary()
        let review = Money(nanodollars: 18_750_000_000)
        #expect(after.hourlyRate == before.hourlyRate && after.hourlyRate != nil)
        #expect(after.monthToDate == before.monthToDate + review)
        #expect(try #require(after.budget).left + review == (try #require(before.budget).left))
        #expect(try #require(after.budget).projected == (try #require(before.budget).projected) + review)
    }

    @Test func `a session without end costs what its whole quantity does`() {
        var account = account { $0.inspectionMicrosecondsPerMessage = 0 }
        for hour in 0..<1_000 { account.book(charge(february + Int64(hour) * 3_600, input: 1), session: 1) }
        // Each hour is 150 nano-dollars, and so is each row after the session is flagged.
        #expect(account.cost(of: 1).nanodollars == 150_000)
        account.flag(session: 1)
        #expect(account.cost(of: 1).nanodollars == 150_000)
        #expect(quantities(.inference, flagged: true, of: account) == [Int64](repeating: 1, count: 1_000))
        #expect(quantities(.inference, flagged: false, of: account).isEmpty)
    }
}
