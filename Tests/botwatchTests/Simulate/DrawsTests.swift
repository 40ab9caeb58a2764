import OnlineForest
import Testing

@testable import botwatch

@Suite struct DrawsTests {
    @Test func `a log-normal spread has its median and two thirds within one sigma`() {
        var draw = SplitMix64(seed: 9)
        let values = (0..<20_000).map { _ in draw.spread(around: 10, by: 0.5) }.sorted()
        #expect(abs(values[10_000] - 10) < 0.2)
        // 10 / e^0.5 = 6.07 and 10 x e^0.5 = 16.49 hold 68.3 of 100.
        let inside = values.count { $0 > 6.07 && $0 < 16.49 }
        #expect(abs(Double(inside) / 20_000 - 0.683) < 0.015)
    }

    @Test func `a range is covered to both ends`() {
        var draw = SplitMix64(seed: 2)
        #expect(Set((0..<200).map { _ in draw.within(3...6) }) == [3, 4, 5, 6])
    }
}
