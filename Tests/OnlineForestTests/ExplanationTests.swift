import Testing

@testable import OnlineForest

@Suite struct ExplanationTests {
    /// Normal features, a count, a skewed one, one that is constant: a bit of all that sessions have.
    static func vector(_ random: inout Streams) -> [Float] {
        var values = random.normalVector(6)
        values[3] = random.uniform() < 0.1 ? 1 : 0
        values[4] = values[4] * values[4] * 100
        values[5] = 0
        return values
    }

    static func forest(seed: UInt64) -> (IsolationForest, Streams) {
        var random = Streams(seed: seed)
        var forest = IsolationForest(dimensions: 6, configuration: .small(trees: 32, sample: 64, seed: seed))
        for _ in 0..<300 { forest.learn(vector(&random).span) }
        return (forest, random)
    }

    @Test(arguments: 1...5) func `a vector that differs from an ordinary one in one feature alone has that feature first`(_ seed: UInt64) {
        let (forest, _) = Self.forest(seed: seed)
        let ordinary: [Float] = [0, 0, 0, 0, 50, 0]
        let steps: [Float] = [9, -9, 9, 8, 6_000, 5]
        for feature in 0..<6 {
            var odd = ordinary
            odd[feature] += steps[feature]
            let shares = forest.explain(odd.span)
            let first = shares.indices.max { shares[$0] < shares[$1] }
            #expect(first == feature, "seed \(seed): \(shares)")
            #expect(shares[feature] > 0.5 * shares.reduce(0, +), "seed \(seed): \(shares)")
        }
    }

    @Test(arguments: 1...5) func `shares are not negative and sum to the score's excess over the typical one`(_ seed: UInt64) {
        var (forest, random) = Self.forest(seed: seed)
        let typical = forest.typicalScore()
        var explained = 0
        for step in 0..<60 {
            var asked = Self.vector(&random)
            if step % 2 == 0 { asked[step % 6] += Float(step) / 4 }
            let excess = forest.score(asked) - typical
            let shares = forest.explain(asked.span)
            #expect(shares.allSatisfy { $0 >= 0 })
            #expect(abs(shares.reduce(0, +) - max(0, excess)) < 1e-5, "seed \(seed), step \(step)")
            if excess > 0 { explained += 1 }
        }
        #expect(explained > 20 && explained < 60, "both kinds must have come: \(explained)")
    }

    @Test func `raw shares sum to what a studied vector is worth more than a root`() {
        var (forest, random) = Self.forest(seed: 9)
        for step in 0..<20 {
            var asked = Self.vector(&random)
            asked[2] += Float(step) / 3
            let row = VectorRow(asked.span)
            var shares = [Double](repeating: 0, count: 6)
            forest.bank.addShares(of: row, to: &shares)
            #expect(abs(shares.reduce(0, +) - (Double(forest.bank.study(of: row)) - 0.25)) < 1e-6)
        }
    }

    @Test func `a missing feature has no share, and two odd features share`() {
        let (forest, _) = Self.forest(seed: 3)
        let asked: [Float] = [8, .nan, -8, 0, 50, .nan]
        let shares = forest.explain(asked.span)
        #expect(shares[1] == 0 && shares[5] == 0)
        #expect(min(shares[0], shares[2]) > 2 * max(shares[3], shares[4]), "\(shares)")
    }

    @Test func `nothing is explained while nothing is known`() {
        var forest = IsolationForest(dimensions: 2)
        #expect(forest.explanation([1, 2]) == [0, 0])
        #expect(forest.typicalScore() == 0.5)
        for _ in 0..<31 { forest.learn(all: [[0, 0]]) }
        #expect(forest.explanation([9, 9]) == [0, 0])
    }

    @Test func `the typical score lies between those of ordinary vectors`() {
        var (forest, random) = Self.forest(seed: 2)
        let scores = (0..<200).map { _ in forest.score(Self.vector(&random)) }.sorted()
        let typical = forest.typicalScore()
        #expect(scores[40] < typical && typical < scores[160])
    }
}
