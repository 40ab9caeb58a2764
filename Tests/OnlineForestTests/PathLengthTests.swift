import Testing

@testable import OnlineForest

@Suite struct PathLengthTests {
    /// By hand: c(1) = 0, c(2) = 1, c(3) = 2 (ln 2 + 0.5772156649) - 4/3 = 1.2073924; c(256) = 2 (ln 255 + 0.5772156649) - 510/256
    /// = 10.2447709. The last two are also what scikit-learn 1.9.1 gives: `sklearn.ensemble._iforest._average_path_length([3,
    /// 256])`.
    @Test(arguments: [(0, 0), (1, 0), (2, 1), (3, 1.207392357589623), (256, 10.244770920119917)])
    func `the expected depth is that of the paper`(_ count: Int, _ expected: Double) {
        #expect(abs(PathLength.average(over: count) - expected) < 1e-12)
    }
}
