import Testing

@testable import SecuritySpend

@Suite struct PriceTests {
    // Hand calculations. 10,080,000 tokens at $0.15 a million are $1.512. 4,320,000 us at $0.05184 an hour are
    // 4.32 s / 3,600 s x 0.05184 = $0.000062208. 17,280 s at $75 an hour are 4.8 h x 75 = $360.
    @Test func `a quantity costs its share of the block`() {
        #expect(Price(nanodollars: 150_000_000, block: 1_000_000).amount(of: 10_080_000).usd == "1.512")
        #expect(Price(nanodollars: 51_840_000, block: 3_600_000_000).amount(of: 4_320_000).usd == "0.000062208")
        #expect(Price(nanodollars: 75_000_000_000, block: 3_600).amount(of: 17_280).usd == "360")
    }

    // Kept for six years: 24,000 messages x 2,616 bytes x 2,190 days at $0.023 for 30e9 byte-days: $0.105414336.
    @Test func `byte-days are priced beyond 64 bits`() {
        let price = Price(nanodollars: 23_000_000, block: 30_000_000_000)
        #expect(price.amount(of: 24_000 * 2_616 * 2_190).usd == "0.105414336")
    }

    // 1 nano-dollar for 2 units: 1 -> 0.5 -> 0, 3 -> 1.5 -> 2, 5 -> 2.5 -> 2, 7 -> 3.5 -> 4.
    @Test(arguments: [(0, 0), (1, 0), (2, 1), (3, 2), (5, 2), (7, 4), (-1, 0), (-3, -2)])
    func `a half goes to the even nano-dollar`(_ quantity: Int64, _ nanodollars: Int64) {
        #expect(Price(nanodollars: 1, block: 2).amount(of: quantity).nanodollars == nanodollars)
    }

    @Test func `amounts beyond the range stay at its ends`() {
        let price = Price(nanodollars: .max, block: 1)
        #expect(price.amount(of: .max).nanodollars == .max)
        #expect(price.amount(of: .min).nanodollars == .min)
        #expect(Price(nanodollars: .max, block: .max).amount(of: .max).nanodollars == .max)
    }

    @Test func `short and wide arithmetic agree`() {
        let seed: UInt64 = 5
        var random = SplitMix(seed: seed)
        for _ in 0..<5_000 {
            let quantity = Int64(random.next() >> UInt64(1 + random.below(63)))
            let nanodollars = Int64(random.next() >> UInt64(1 + random.below(63)))
            let block = Int64(random.next() >> UInt64(1 + random.below(62))) + 1
            let wide = (Int128(quantity) * Int128(nanodollars)).dividedHalfEven(by: Int128(block))
            let amount = Price(nanodollars: nanodollars, block: block).amount(of: quantity)
            #expect(amount.nanodollars == Int64(clamping: wide), "seed \(seed): \(quantity) at \(nanodollars)/\(block)")
        }
    }

    // 180 us at $0.05184 an hour: 180 x 51,840,000 / 3.6e9 = 2.592 nano-dollars = 2,592 pico-dollars.
    @Test func `rates are kept in pico-dollars`() {
        #expect(Price(nanodollars: 51_840_000, block: 3_600_000_000).picodollars(of: 180) == 2_592)
        #expect(Price(nanodollars: .max, block: 1).picodollars(of: .max) == Int128(Int64.max) * 1_000)
    }

    @Test func `a price text is kept exactly`() throws {
        #expect(try Price(perMillion: "0.15") == Price(nanodollars: 150_000_000, block: 1_000_000))
        #expect(try Price(perMillion: "0") == Price(nanodollars: 0, block: 1_000_000))
        // Nine decimals are nano-dollars for 1e6 tokens; twelve are nano-dollars for 1e9.
        #expect(try Price(perMillion: "0.000000000125") == Price(nanodollars: 125, block: 1_000_000_000))
    }

    @Test func `a price text without a meaning is refused`() {
        #expect(throws: DecimalTextError.negative("-1")) { try Price(perMillion: "-1") }
        #expect(throws: DecimalTextError.notDecimal("cheap")) { try Price(perMillion: "cheap") }
        #expect(throws: DecimalTextError.tooPrecise("0.0000000000001", decimals: 12)) { try Price(perMillion: "0.0000000000001") }
        #expect(throws: DecimalTextError.tooLarge("9999999999")) { try Price(perMillion: "9999999999") }
    }

    @Test func `a price of nothing for nothing is a mistake`() async {
        await #expect(processExitsWith: .failure) { _ = Price(nanodollars: 1, block: 0) }
        await #expect(processExitsWith: .failure) { _ = Price(nanodollars: -1, block: 1) }
    }
}
