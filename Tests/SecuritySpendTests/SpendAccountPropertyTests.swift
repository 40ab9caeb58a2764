import Testing

@testable import SecuritySpend

/// Random business over some days: what must hold whatever happens. A failure prints its seed.
@Suite struct SpendAccountPropertyTests {
    private enum Step {
        case book(Charge, session: Int)
        case flag(session: Int)
        case review(session: Int, seconds: Int, second: Int64)
    }

    /// 2026-02-26T00:00:00Z: five days from here cross a month's end.
    private let start: Int64 = 1_772_064_000

    private func settings() -> SpendSettings {
        var settings = SpendSettings()
        settings.monthlyBudget = Money(nanodollars: 1_000_000_000_000)
        settings.daysKept = 2
        settings.inspectionMicrosecondsPerKiB = 7
        return settings
    }

    private func charges(_ count: Int, _ random: inout SplitMix) -> [(Charge, session: Int)] {
        let models = ["gpt-4o-mini", "openai/gpt-4o-2024-08-06", "claude-haiku-4-5", "unknown", nil]
        let bots = ["shop", "clinic", nil]
        return (0..<count).map { _ in
            let cached = random.below(300)
            let written = random.below(100)
            let tokens = Charge.Tokens(
                input: cached + written + random.below(2_000), cachedInput: cached, cacheWrite: written, output: random.below(900))
            let charge = Charge(
                second: start + Int64(random.below(5 * 86_400)), bot: bots[random.below(3)], model: models[random.below(5)],
                tokens: random.below(4) == 0 ? nil : tokens, isEstimated: random.below(3) == 0,
                bytesInspected: random.below(5_000), bytesStored: random.below(5_000))
            return (charge, session: random.below(20))
        }
    }

    private func run(_ steps: [Step]) -> SpendAccount {
        var account = SpendAccount(settings: settings())
        for step in steps { apply(step, to: &account) }
        return account
    }

    private func apply(_ step: Step, to account: inout SpendAccount) {
        switch step {
        case .book(let charge, let session): account.book(charge, session: session)
        case .flag(let session): account.flag(session: session)
        case .review(let session, let seconds, let second): account.review(session: session, seconds: seconds, at: second)
        }
    }

    private func steps(_ random: inout SplitMix, count: Int = 300) -> [Step] {
        var steps = charges(count, &random).map { Step.book($0.0, session: $0.session) }
        for _ in 0..<6 { steps.insert(.flag(session: random.below(20)), at: random.below(steps.count)) }
        for _ in 0..<4 {
            let review = Step.review(
                session: random.below(20), seconds: random.below(2_000), second: start + Int64(random.below(5 * 86_400)))
            steps.insert(review, at: random.below(steps.count))
        }
        return steps
    }

    /// Compares rows; tells the first that differs rather than printing thousands.
    private func expectSame(
        _ a: SpendAccount, _ b: SpendAccount, _ seed: UInt64, at location: SourceLocation = #_sourceLocation
    ) {
        let (left, right) = (a.rows, b.rows)
        let difference = zip(left, right).first { $0 != $1 }
        let isSame = difference == nil && left.count == right.count
        #expect(isSame, "seed \(seed): \(left.count) and \(right.count) rows, \(difference as Any)", sourceLocation: location)
    }

    @Test(arguments: 1...8)
    func `rows sum to the total, and so do categories`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var account = SpendAccount(settings: settings())
        for (index, step) in steps(&random).enumerated() {
            apply(step, to: &account)
            guard index % 50 == 0 else { continue }
            let rows = account.rows
            let summary = account.summary()
            let sum = rows.reduce(Money.zero) { $0 + $1.amount }
            let categories = summary.categories.reduce(Money.zero) { $0 + $1.amount }
            let flagged = rows.filter(\.isFlagged).reduce(Money.zero) { $0 + $1.amount }
            #expect(account.total == sum && summary.total == sum && categories == sum, "seed \(seed), step \(index)")
            #expect(account.flaggedTotal == flagged && summary.flagged == flagged, "seed \(seed), step \(index)")
            #expect(rows.allSatisfy { $0.quantity > 0 }, "seed \(seed), step \(index)")
        }
    }

    @Test(arguments: 1...8)
    func `rows are in order, each key once`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let rows = run(steps(&random)).rows
        for (earlier, later) in zip(rows, rows.dropFirst()) {
            #expect(LedgerRow.precedes(earlier, later) && !LedgerRow.precedes(later, earlier), "seed \(seed)")
        }
    }

    @Test(arguments: 1...8)
    func `the order of messages makes no difference`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let books = charges(300, &random).map { Step.book($0.0, session: $0.session) }
        let flags = [2, 5, 13].map { Step.flag(session: $0) }
        let shuffled = run(books.shuffled(using: &random) + flags)
        let sorted = run(books + flags)
        expectSame(shuffled, sorted, seed)
        #expect(shuffled.total == sorted.total, "seed \(seed)")
        #expect(shuffled.summary() == sorted.summary(), "seed \(seed)")
    }

    @Test(arguments: 1...4)
    func `looking at the account changes nothing`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let steps = steps(&random, count: 60)
        var watched = SpendAccount(settings: settings())
        for step in steps {
            apply(step, to: &watched)
            _ = watched.summary()
            _ = watched.total
            _ = watched.rows
        }
        expectSame(watched, run(steps), seed)
    }

    // Two accounts of the same steps with other hash seeds of their dictionaries would be two processes; here at least two instances,
    // which Swift seeds apart.
    @Test(arguments: 1...4)
    func `two runs give the same rows`(_ seed: UInt64) {
        var first = SplitMix(seed: seed)
        var second = SplitMix(seed: seed)
        expectSame(run(steps(&first)), run(steps(&second)), seed)
    }

    // The oracle books nothing by itself: it adds up quantities of all charges by hand.
    @Test(arguments: 1...8)
    func `quantities are the sums of the charges`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let charges = charges(300, &random)
        let account = run(charges.map { Step.book($0.0, session: $0.session) })
        func booked(_ sku: SKU) -> Int64 {
            account.rows.filter { $0.sku == sku }.reduce(0) { $0 + $1.quantity }
        }
        let mini = charges.filter { $0.0.model == "gpt-4o-mini" }.compactMap(\.0.tokens)
        let cached = mini.reduce(0) { $0 + $1.cachedInput }
        let written = mini.reduce(0) { $0 + $1.cacheWrite }
        let input = mini.reduce(0) { $0 + $1.input }
        #expect(booked(.inputTokens(model: "gpt-4o-mini")) == Int64(input - cached - written), "seed \(seed)")
        #expect(booked(.cachedInputTokens(model: "gpt-4o-mini")) == Int64(cached), "seed \(seed)")
        #expect(booked(.cacheWriteTokens(model: "gpt-4o-mini")) == Int64(written), "seed \(seed)")
        #expect(booked(.outputTokens(model: "gpt-4o-mini")) == Int64(mini.reduce(0) { $0 + $1.output }), "seed \(seed)")
        #expect(booked(.inspectedBytes) == Int64(charges.reduce(0) { $0 + $1.0.bytesInspected }), "seed \(seed)")
        let now = charges.compactMap(\.0.second).max() ?? 0
        let kept = charges.reduce(Int64(0)) { sum, charge in
            let second = charge.0.second ?? 0
            let end = second - second % 3_600 + 3_600 + 2 * 86_400
            return sum + Int64(charge.0.bytesStored) * (min(end, now) - second)
        }
        #expect(booked(.storedByteSeconds) == kept, "seed \(seed)")
        let unpriced = charges.filter { $0.0.tokens != nil && ($0.0.model == "unknown" || $0.0.model == nil) }
        #expect(account.summary().unpriced.reduce(0) { $0 + $1.messages } == unpriced.count, "seed \(seed)")
        #expect(account.summary().estimatedMessages == charges.filter { $0.0.isEstimated && $0.0.tokens != nil }.count, "seed \(seed)")
    }

    @Test(arguments: 1...8)
    func `flagging late or early gives the same account`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let books = charges(300, &random).map { Step.book($0.0, session: $0.session) }
        let flags = [3, 7, 11].map { Step.flag(session: $0) }
        expectSame(run(flags + books), run(books + flags), seed)
    }

    // All sessions together are the account without storage, but for roundings: half a nano-dollar a share at most.
    @Test(arguments: 1...8)
    func `sessions' costs add up to the account`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let account = run(charges(300, &random).map { Step.book($0.0, session: $0.session) })
        let sessions = (0..<20).reduce(Money.zero) { $0 + account.cost(of: $1) }
        let storage = account.rows.filter { $0.category == .storage }.reduce(Money.zero) { $0 + $1.amount }
        let difference = (sessions + storage - account.total).nanodollars
        #expect(abs(difference) <= 300 * 6, "seed \(seed)")
    }

    @Test func `many late messages give what sorted ones give`() {
        let seed: UInt64 = 9
        var random = SplitMix(seed: seed)
        let charges = charges(2_500, &random)
        let sorted = charges.sorted { ($0.0.second ?? 0) < ($1.0.second ?? 0) }
        let reversed = Array(sorted.reversed())
        let expected = run(sorted.map { Step.book($0.0, session: $0.session) })
        expectSame(run(reversed.map { Step.book($0.0, session: $0.session) }), expected, seed)
        #expect(run(charges.map { Step.book($0.0, session: $0.session) }).summary() == expected.summary(), "seed \(seed)")
    }

    // What the monitor asks after each message is asked here too: a figure that looks far back would make this take minutes.
    private func expectOrderedSums(_ charges: [(Charge, session: Int)], at location: SourceLocation = #_sourceLocation) {
        var late = SpendAccount(settings: SpendSettings())
        var booked = Money.zero
        for (charge, session) in charges {
            booked += late.book(charge, session: session)
            _ = (late.total, late.flaggedTotal, late.cost(of: session))
        }
        var ordered = SpendAccount(settings: SpendSettings())
        for (charge, session) in charges.sorted(by: { ($0.0.second ?? 0) < ($1.0.second ?? 0) }) {
            ordered.book(charge, session: session)
        }
        for session in [1, 7] {
            #expect(late.cost(of: session) == ordered.cost(of: session), sourceLocation: location)
            late.flag(session: session)
            ordered.flag(session: session)
        }
        #expect(late.total == ordered.total, sourceLocation: location)
        #expect(late.flaggedTotal == ordered.flaggedTotal && late.flaggedTotal > .zero, sourceLocation: location)
        let summary = late.summary()
        #expect(summary == ordered.summary(), sourceLocation: location)
        let timeless = summary.categories.filter { $0.category == .inference || $0.category == .inspection }
        let sum = timeless.reduce(Money.zero) { $0 + $1.amount }
        // Flagging splits rows of inspection in two.
        #expect(abs((booked - sum).nanodollars) <= Int64(charges.count / 10), sourceLocation: location)
    }

    @Test func `a log with the newest message first gives the sums of an ordered one`() {
        expectOrderedSums((0..<20_000).map { index in
            let tokens = Charge.Tokens(input: 900, output: 200)
            let charge = Charge(
                second: start - Int64(index) * 600, bot: "bot \(index % 10)", model: "gpt-4o-mini", tokens: tokens, bytesStored: 2_000)
            return (charge, session: index % 10)
        })
    }

    @Test func `every second message years old gives the sums of an ordered log`() {
        expectOrderedSums((0..<10_000).map { index in
            let age = index % 2 == 0 ? 0 : Int64(1 + index % 9) * 365 * 86_400
            let tokens = Charge.Tokens(input: 900, output: 200)
            let charge = Charge(
                second: start + Int64(index) * 60 - age, bot: "bot \(index * 7 % 1_000)", model: "gpt-4o-mini", tokens: tokens,
                bytesStored: 2_000)
            return (charge, session: index % 20)
        })
    }

    @Test(arguments: 1...4)
    func `bookings tell what they add`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var account = SpendAccount(settings: settings())
        var booked = Money.zero
        for (charge, session) in charges(300, &random) { booked += account.book(charge, session: session) }
        let storage = account.summary().categories.first { $0.category == .storage }?.amount ?? .zero
        #expect(booked + storage == account.total, "seed \(seed)")
        #expect(storage > .zero, "seed \(seed)")
    }
}
