import Testing

@testable import OnlineForest

@Suite struct QuantilesTests {
    /// `numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [.05, .25, .5, .95])` gives 1, 2.5, 4, 7.5.
    @Test func `quantiles of a feature are numpy's`() {
        var forest = IsolationForest(dimensions: 2)
        let digits: [Float] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
        forest.learn(all: digits.map { [0, $0] })
        #expect(forest.quantiles(ofFeature: 1, at: [0.05, 0.25, 0.5, 0.95]) == [1, 2.5, 4, 7.5])
        #expect(forest.quantiles(ofFeature: 1, at: [1, 0]) == [9, 1])
        #expect(forest.quantiles(ofFeature: 1) == [1, 7.5])
        #expect(forest.quantiles(ofFeature: 0) == [0, 0])
    }

    @Test func `missing values are left out, and without any value there is no quantile`() {
        var forest = IsolationForest(dimensions: 2)
        #expect(forest.quantiles(ofFeature: 0) == nil)
        forest.learn(all: [[2, .nan], [.nan, .nan], [4, .nan]])
        #expect(forest.quantiles(ofFeature: 0, at: [0.5]) == [3])
        #expect(forest.quantiles(ofFeature: 1) == nil)
    }

    @Test func `only what the window still holds counts`() {
        var forest = IsolationForest(dimensions: 9, configuration: .small(window: 64))
        for step in 0..<1_000 { forest.learn(all: [[Float](repeating: 0, count: 8) + [Float(step)]]) }
        #expect(forest.quantiles(ofFeature: 8, at: [0, 1]) == [936, 999])
    }
}
