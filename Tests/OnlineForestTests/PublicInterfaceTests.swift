import OnlineForest
import Testing

/// What another program sees: this file imports the library plainly.
@Suite struct PublicInterfaceTests {
    @Test func `a program can score, learn, flag and explain`() {
        var configuration = IsolationForest.Configuration()
        configuration.trees = 32
        configuration.seed = 7
        var forest = IsolationForest(dimensions: 3, configuration: configuration)
        var threshold = FlagThreshold(.contamination(0.02))
        var random = SplitMix64(seed: 1)
        var flagged: [Int] = []
        for step in 0..<700 {
            var vector = (0..<3).map { _ in Float.random(in: 0..<1, using: &random) }
            if step == 600 { vector[1] = 4 }
            let score = forest.score(of: vector.span)
            if let limit = threshold.current, score > limit { flagged.append(step) }
            if step == 600 {
                let shares = forest.explain(vector.span)
                #expect(shares.firstIndex(of: shares.max() ?? 0) == 1)
                let usual = forest.quantiles(ofFeature: 1) ?? []
                #expect(usual.count == 2 && usual[0] < 0.15 && usual[1] > 0.85 && usual[1] < 1)
            }
            if forest.count >= IsolationForest.leastLearned { threshold.observe(score) }
            forest.learn(vector.span)
        }
        #expect(flagged.contains(600))
        #expect(flagged.count < 30)
    }

    @Test func `settings that a user typed can be asked about before a forest is made`() {
        var configuration = IsolationForest.Configuration()
        #expect(configuration.problem(dimensions: 3) == nil)
        configuration.trees = 4_097
        #expect(configuration.problem(dimensions: 3) == "a forest has 1 to 4,096 trees")
        #expect(configuration.problem(dimensions: 0) == "a forest needs 1 to 65,536 features")
    }
}
