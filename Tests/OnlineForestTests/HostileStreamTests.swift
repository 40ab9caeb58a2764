import Testing

@testable import OnlineForest

/// Values that no feature should have, and streams that teach nothing.
@Suite struct HostileStreamTests {
    static let streams: [String: @Sendable (inout Streams, Int) -> [Float]] = [
        "all equal": { _, _ in [1, 1, 1] },
        "all zero": { _, _ in [0, 0, 0] },
        "all missing": { _, _ in [.nan, .nan, .nan] },
        "all infinite": { _, step in step % 2 == 0 ? [.infinity, .infinity, .infinity] : [-.infinity, .infinity, -.infinity] },
        "as large as can be": { random, _ in (0..<3).map { _ in Float(random.uniform() < 0.5 ? 1e308 : -1e308) } },
        "as small as can be": { random, _ in (0..<3).map { _ in random.uniform() * Float.leastNormalMagnitude } },
        "one value, then another": { _, step in [step < 100 ? 3 : 4, 0, 0] },
        "neighbours without a number between": { random, _ in [random.uniform() < 0.5 ? Float(1) : Float(1).nextUp, -0.0, 0.0] },
        "anything at all": { random, _ in (0..<3).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: random.random.next())) } },
        "first missing, then not": { random, step in step < 100 ? [.nan, 1, .nan] : random.normalVector(3) },
    ]

    @Test(arguments: streams.keys.sorted()) func `every score lies between 0 and 1, and every explanation adds up`(_ name: String) throws {
        let stream = try #require(Self.streams[name])
        var random = Streams(seed: 11)
        var forest = IsolationForest(dimensions: 3, configuration: .small(trees: 8, sample: 16, window: 64))
        let asked: [[Float]] = [
            [0, 0, 0], [.nan, .nan, .nan], [.infinity, -.infinity, 0], [3.4e38, -3.4e38, 1], [1, .nan, .leastNonzeroMagnitude], [4, 0, 0],
        ]
        for step in 0..<200 {
            let vector = stream(&random, step)
            for question in asked + [vector] where step % 20 == 0 {
                let score = forest.score(question)
                #expect(score >= 0 && score <= 1, "\(question) gave \(score)")
            }
            forest.learn(vector.span)
        }
        for question in asked {
            let shares = forest.explain(question.span)
            #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(question): \(shares)")
        }
        #expect(forest.count == 200)
    }

    @Test func `a vector without any value is no more unusual than a typical one`() {
        var random = Streams(seed: 12)
        var forest = IsolationForest(dimensions: 4, configuration: .small())
        forest.learn(all: (0..<256).map { _ in random.normalVector(4) })
        #expect(forest.score([.nan, .nan, .nan, .nan]) <= forest.typicalScore())
    }

    @Test func `a missing value hides a feature, and no other`() {
        var random = Streams(seed: 13)
        var forest = IsolationForest(dimensions: 3, configuration: .small())
        forest.learn(all: (0..<256).map { _ in random.normalVector(3) })
        #expect(forest.score([.nan, 0, 0]) < 0.5)
        #expect(forest.score([.nan, 20, 0]) > forest.score([.nan, 0, 0]) + 0.15)
        #expect(forest.score([20, 20, 0]) > forest.score([.nan, 20, 0]))
    }

    @Test func `infinities count as the largest number that the forest knows`() {
        var random = Streams(seed: 14)
        var forest = IsolationForest(dimensions: 2, configuration: .small())
        forest.learn(all: (0..<256).map { _ in random.normalVector(2) })
        #expect(forest.score([.infinity, 0]) == forest.score([1e18, 0]))
        #expect(forest.score([0, -.infinity]) == forest.score([0, -1e30]))
    }

    @Test func `a feature that is always infinite is as ordinary as one that is always the largest number`() {
        func scores(_ large: Float) -> [Float] {
            var random = Streams(seed: 15)
            var forest = IsolationForest(dimensions: 2, configuration: .small())
            return (0..<300).map { _ in
                let vector = [random.normal(), large]
                let score = forest.score(vector)
                forest.learn(vector.span)
                return score
            }
        }
        #expect(scores(.infinity) == scores(1e18))
    }
}
