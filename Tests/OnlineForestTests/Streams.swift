@testable import OnlineForest

/// Seeded vectors for the tests.
struct Streams {
    var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// A number from 0 to 1.
    mutating func uniform() -> Float { random.positiveFraction() }

    /// About normal, mean 0 and standard deviation 1: the sum of twelve uniform numbers less 6.
    mutating func normal() -> Float { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }

    mutating func normalVector(_ dimensions: Int) -> [Float] { (0..<dimensions).map { _ in normal() } }
}

extension IsolationForest {
    func score(_ vector: [Float]) -> Float { score(of: vector.span) }

    func explanation(_ vector: [Float]) -> [Float] { explain(vector.span) }

    mutating func learn(all vectors: [[Float]]) {
        for vector in vectors { learn(vector.span) }
    }
}

extension IsolationForest.Configuration {
    /// A forest that is small enough for a debug build.
    static func small(trees: Int = 24, sample: Int = 32, window: Int = 256, seed: UInt64 = 1) -> Self {
        var configuration = Self()
        configuration.trees = trees
        configuration.sample = sample
        configuration.window = window
        configuration.shortWindow = max(sample, window / 4)
        configuration.rebuildEvery = 8
        configuration.seed = seed
        return configuration
    }
}
