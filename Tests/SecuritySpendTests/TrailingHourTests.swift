import Testing

@testable import SecuritySpend

@Suite struct TrailingHourTests {
    @Test func `what is older than an hour no longer counts`() {
        var trailing = TrailingHour()
        trailing.add(picodollars: 1_000_000, at: 0)
        #expect(trailing.hourlyRate(at: 3_600).nanodollars == 1_000)
        #expect(trailing.hourlyRate(at: 3_900).nanodollars == 0)
    }

    // 13 cells of 5 minutes, the last one half over: 2,000 nano-dollars in 3,750 s are 1,920 an hour.
    @Test func `the running cell counts by the part that has passed`() {
        var trailing = TrailingHour()
        trailing.add(picodollars: 1_500_000, at: 100)
        trailing.add(picodollars: 500_000, at: 3_700)
        #expect(trailing.hourlyRate(at: 3_750).nanodollars == 1_920)
    }

    @Test(arguments: 1...20)
    func `the order of messages makes no difference`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let events = (0..<200).map { _ in (Int64(random.below(9_000)), Int128(random.below(1_000_000))) }
        func rate(_ events: [(Int64, Int128)]) -> Money {
            var trailing = TrailingHour()
            for (second, amount) in events { trailing.add(picodollars: amount, at: second) }
            return trailing.hourlyRate(at: 9_000)
        }
        #expect(rate(events) == rate(events.shuffled(using: &random)), "seed \(seed)")
        // Counting by hand: cells 18 to 30 reach from 5,400 s to the end.
        let sum = events.filter { $0.0 >= 5_400 }.reduce(Int128(0)) { $0 + $1.1 }
        #expect(rate(events) == Money(clamping: sum.dividedHalfEven(by: 1_000)), "seed \(seed)")
    }
}
