import Testing

@testable import SecuritySpend

@Suite struct LedgerTests {
    private let half = Rate(price: Price(nanodollars: 1, block: 2), category: .inspection)

    private func key(_ hour: Int64, flagged: Bool = false) -> Ledger.Key {
        Ledger.Key(hour: hour, bot: .unnamed, tariff: TariffID(index: 0), isFlagged: flagged)
    }

    // Ten times half a nano-dollar is 5, not ten rounded zeros.
    @Test func `a row is rounded once, whatever it was added up from`() {
        var ledger = Ledger()
        for _ in 0..<10 { ledger.add(1, to: key(0), at: half) }
        #expect(ledger.sums.total == 5)
        #expect(ledger.hours == [0: 5])
    }

    @Test func `what is taken back leaves no row`() {
        var ledger = Ledger()
        ledger.add(8, to: key(0), at: half)
        ledger.add(-8, to: key(0), at: half)
        #expect(ledger.quantities.isEmpty)
        #expect(ledger.sums == Ledger.Sums())
    }

    @Test func `flagged rows are part of the total`() {
        var ledger = Ledger()
        ledger.add(8, to: key(0), at: half)
        ledger.add(4, to: key(0, flagged: true), at: half)
        #expect(ledger.sums.total == 6)
        #expect(ledger.sums.flagged == 2)
        #expect(ledger.sums.categories[SpendCategory.inspection.rank] == 6)
    }

    @Test func `a quantity beyond the range stays at its end`() {
        var ledger = Ledger()
        let dear = Rate(price: Price(nanodollars: .max, block: 1), category: .inspection)
        ledger.add(.max, to: key(0), at: dear)
        ledger.add(.max, to: key(0), at: dear)
        ledger.add(.max, to: key(3_600), at: dear)
        #expect(ledger.quantities[key(0)] == .max)
        #expect(ledger.sums.total == 2 * Int128(Int64.max))
    }

    @Test func `ranks follow the order of the categories`() {
        #expect(SpendCategory.allCases.map(\.rank) == Array(0..<SpendCategory.allCases.count))
    }
}
