import OnlineForest
import Testing

@testable import botwatch

@Suite struct ArrivalCurveTests {
    @Test(arguments: [1, 10, 1_000]) func `sessions arrive in order, as many as asked for`(_ count: Int) {
        var arrivals = SessionArrivals(count: count, days: 2, draw: SplitMix64(seed: 3))
        var moments: [Int64] = []
        while let moment = arrivals.next() { moments.append(moment) }
        #expect(moments.count == count)
        #expect(moments == moments.sorted())
        #expect(moments.allSatisfy { (0..<172_800_000).contains($0) })
    }

    @Test func `each hour has its share`() {
        var arrivals = SessionArrivals(count: 20_000, days: 1, draw: SplitMix64(seed: 8))
        var hours = [Int](repeating: 0, count: 24)
        while let moment = arrivals.next() { hours[Int(moment / 3_600_000)] += 1 }
        let total = ArrivalCurve.hourWeights.reduce(0, +)
        for (hour, weight) in ArrivalCurve.hourWeights.enumerated() {
            let expected = weight / total * 20_000
            // The blocks keep each hour within a block or so of its share.
            #expect(abs(Double(hours[hour]) - expected) < 30, "hour \(hour)")
        }
    }
}
