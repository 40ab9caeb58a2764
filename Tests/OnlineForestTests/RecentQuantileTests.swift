import Testing

@testable import OnlineForest

@Suite struct RecentQuantileTests {
    @Test(arguments: [1, 2, 7, 64]) func `quantiles are those of the sorted last values`(_ capacity: Int) {
        var random = Streams(seed: UInt64(capacity))
        var recent = RecentQuantile(capacity: capacity)
        var all: [Float] = []
        for step in 0..<500 {
            // Whole numbers now and then, so that equal values come and go.
            let value = step % 3 == 0 ? (random.uniform() * 5).rounded() : random.normal()
            recent.insert(value)
            all.append(value)
            let sorted = all.suffix(capacity).sorted()
            #expect(recent.count == sorted.count)
            for rank in sorted.indices {
                let place = Double(rank + 1) / Double(sorted.count + 1)
                let found = recent.value(at: place) ?? .nan
                #expect(abs(found - sorted[rank]) < 1e-4, "step \(step), rank \(rank)")
            }
        }
    }

    /// `numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], p, method="weibull")`.
    @Test(arguments: [(0, 1), (0.05, 1), (0.25, 2), (0.5, 4), (0.9, 8.4), (0.99, 9), (1, 9)])
    func `between two values it is interpolated as numpy's weibull method does`(_ probability: Double, _ expected: Float) throws {
        var recent = RecentQuantile(capacity: 100)
        for value: Float in [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] { recent.insert(value) }
        let found = try #require(recent.value(at: probability))
        #expect(abs(found - expected) < 1e-5)
    }

    @Test func `there is no quantile of nothing, and what isn't finite is nothing`() {
        var recent = RecentQuantile(capacity: 4)
        recent.insert(.nan)
        #expect(recent.value(at: 0.5) == nil)
        for value: Float in [1, .nan, -.infinity, .infinity] { recent.insert(value) }
        #expect(recent.count == 1)
        #expect(recent.value(at: 0.5) == 1)
    }
}
