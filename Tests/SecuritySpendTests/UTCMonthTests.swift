import Foundation
import Testing

@testable import SecuritySpend

@Suite struct UTCMonthTests {
    // date -u -d 2024-02-29T23:59:59Z +%s = 1709251199, and so on.
    @Test(arguments: [
        (1_709_251_199, 1_706_745_600, 29),  // last second of February 2024, a leap year
        (1_709_251_200, 1_709_251_200, 31),  // first second of March 2024
        (1_677_628_799, 1_675_209_600, 28),  // last second of February 2023
        (951_782_400, 949_363_200, 29),  // 2000-02-29: a century that is a leap year
        (4_107_542_399, 4_105_123_200, 28),  // 2100-02-28T23:59:59: a century that isn't
        (1_735_689_599, 1_733_011_200, 31),  // last second of 2024
        (0, 0, 31),
    ])
    func `a month has its own length`(_ second: Int64, _ start: Int64, _ days: Int64) {
        let month = UTCMonth(containing: second)
        #expect(month.start == start)
        #expect(month.length == days * 86_400)
        #expect(month.start <= second && second < month.end)
    }

    @Test func `months agree with Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let seed: UInt64 = 3
        var random = SplitMix(seed: seed)
        for _ in 0..<500 {
            let second = Int64(random.below(9_000_000_000))
            let interval = try #require(calendar.dateInterval(of: .month, for: Date(timeIntervalSince1970: Double(second))))
            let month = UTCMonth(containing: second)
            #expect(month.start == Int64(interval.start.timeIntervalSince1970), "seed \(seed): \(second)")
            #expect(month.length == Int64(interval.duration), "seed \(seed): \(second)")
        }
    }
}
