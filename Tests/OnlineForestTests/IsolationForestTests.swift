import Testing

@testable import OnlineForest

@Suite struct IsolationForestTests {
    @Test(arguments: 1...6) func `scores are those of the plain recursive forest`(_ seed: UInt64) {
        // Features that vary, that are whole numbers, that are constant, that miss a third or all of their values; nine of them, so
        // that two lanes are needed.
        var streams = Streams(seed: seed)
        func vector() -> [Float] {
            var values = streams.normalVector(9)
            values[1] = (values[1] * 2).rounded()
            values[2] = 7
            if streams.uniform() < 0.33 { values[3] = .nan }
            values[4] = .nan
            values[5] *= 1e6
            return values
        }
        var configuration = IsolationForest.Configuration.small(trees: seed == 2 ? 17 : 6, sample: 24, window: 100, seed: seed &* 77)
        configuration.units = [1, 1, 1, 1, 1, 1000, 0.01, 1, 1]
        var forest = IsolationForest(dimensions: 9, configuration: configuration)
        var reference = ReferenceForest(configuration: configuration)
        for step in 0..<300 {
            var asked = vector()
            if step % 3 == 0 { asked[Int(seed) % 9] += 20 }
            if step % 7 == 0 { asked[4] = 1 }
            if step % 11 == 0 { asked[2] = .nan }
            let score = Double(forest.score(asked))
            let expected = reference.score(asked)
            #expect(abs(score - expected) < 2e-5, "seed \(seed), step \(step)")
            let learned = vector()
            forest.learn(learned.span)
            reference.learn(learned)
        }
        #expect(forest.count == 300)
    }

    @Test func `the same seed and vectors give the same scores to the bit, and another seed doesn't`() {
        func scores(seed: UInt64) -> [UInt32] {
            var streams = Streams(seed: 5)
            var forest = IsolationForest(dimensions: 3, configuration: .small(seed: seed))
            return (0..<200).map { _ in
                let vector = streams.normalVector(3)
                let score = forest.score(vector)
                forest.learn(vector.span)
                return score.bitPattern
            }
        }
        #expect(scores(seed: 1) == scores(seed: 1))
        #expect(scores(seed: 1) != scores(seed: 2))
    }

    @Test func `before 32 vectors every score is a half, and then none is`() {
        var streams = Streams(seed: 4)
        var forest = IsolationForest(dimensions: 2, configuration: .small())
        for _ in 0..<31 { forest.learn(streams.normalVector(2).span) }
        #expect(forest.score([1e9, 1e9]) == 0.5)
        forest.learn(streams.normalVector(2).span)
        #expect(forest.score([1e9, 1e9]) > 0.7)
        #expect(forest.score([0, 0]) < 0.5)
    }

    /// Five clusters and what lies between, from the generator below; the trees of scikit-learn 1.9.1 on the same 256 rows as float32,
    /// `IsolationForest(n_estimators=2000, max_samples=128, random_state=0).fit(x)`, with the mean over trees of 4^(-depth/c(128)),
    /// depth being the cuts above a row's leaf and `_average_path_length` of its samples, and of that the root.
    @Test func `scores agree with scikit-learn's on the same vectors`() {
        let vectors = Self.clusters()
        var configuration = IsolationForest.Configuration()
        configuration.trees = 256
        configuration.window = 256
        configuration.shortWindow = 256
        configuration.farthest = 0  // scikit-learn doesn't set vectors apart that lie outside a sample
        var forest = IsolationForest(dimensions: 3, configuration: configuration)
        forest.learn(all: vectors)
        let ours = stride(from: 7, to: 256, by: 8).map { forest.score(vectors[$0]) }
        for (place, pair) in zip(ours, Self.scikit).enumerated() {
            #expect(abs(pair.0 - pair.1) < 0.025, "row \(7 + place * 8)")
        }
        // Pairs that scikit-learn tells apart by 0.03 or more come in its order.
        for first in ours.indices {
            for second in ours.indices where Self.scikit[first] > Self.scikit[second] + 0.03 {
                #expect(ours[first] > ours[second], "rows \(7 + first * 8) and \(7 + second * 8)")
            }
        }
    }

    @Test func `a count that was always 0 is noticed when it jumps, and more if it jumps further`() {
        var streams = Streams(seed: 6)
        func ordinary() -> [Float] { streams.normalVector(7) + [0] }
        var forest = IsolationForest(dimensions: 8, configuration: .small(trees: 48, sample: 64))
        forest.learn(all: (0..<256).map { _ in ordinary() })
        var highest: Float = 0
        for _ in 0..<100 { highest = max(highest, forest.score(ordinary())) }
        var vector = [Float](repeating: 0, count: 8)
        let calm = forest.score(vector)
        vector[7] = 5
        let jumped = forest.score(vector)
        vector[7] = 0.1
        let moved = forest.score(vector)
        #expect(jumped > highest, "\(jumped) against \(highest) of 100 ordinary vectors")
        #expect(calm < moved && moved < jumped, "\(calm) \(moved) \(jumped)")
    }

    @Test func `a step of a constant feature counts in its own unit`() {
        var configuration = IsolationForest.Configuration.small()
        configuration.units = [1, 1]
        func score(unit: Float) -> Float {
            configuration.units[1] = unit
            var streams = Streams(seed: 7)
            var forest = IsolationForest(dimensions: 2, configuration: configuration)
            forest.learn(all: (0..<128).map { _ in [streams.normal(), 300] })
            return forest.score([0, 310])
        }
        #expect(score(unit: 1) > score(unit: 1_000) + 0.1)
    }

    @Test func `an old regime is ordinary until it has left the window, and a new one is at first unusual`() {
        var streams = Streams(seed: 8)
        let configuration = IsolationForest.Configuration.small(trees: 16, sample: 32, window: 128)
        var forest = IsolationForest(dimensions: 2, configuration: configuration)
        forest.learn(all: (0..<200).map { _ in streams.normalVector(2) })
        let newAtFirst = forest.score([50, 50])
        #expect(forest.score([0, 0]) < 0.5 && newAtFirst > 0.7)
        // Window and one turn of all trees: 128 + 16 x 8.
        forest.learn(all: (0..<256).map { _ in [50 + streams.normal(), 50 + streams.normal()] })
        #expect(forest.score([50, 50]) < 0.5)
        #expect(forest.score([0, 0]) > 0.7)
        for tree in 0..<16 {
            let root = forest.bank.boxes[2 * (tree * forest.bank.inner + 1)]
            #expect(root[0] > 40 && root[1] > 40, "a tree still holds a vector of the old regime")
        }
    }

    /// 1,500 vectors, so that there are 64 glances and more: then about one in twenty is studied.
    @Test(arguments: [Float(0), 0.05, 0.3, 1]) func `the share that is studied has the reference's scores too`(_ share: Float) {
        var streams = Streams(seed: 31)
        var configuration = IsolationForest.Configuration.small(trees: 9, sample: 16, window: 64, seed: 3)
        configuration.studied = share
        var forest = IsolationForest(dimensions: 3, configuration: configuration)
        var reference = ReferenceForest(configuration: configuration)
        var studied = 0
        for step in 0..<1_500 {
            var vector = streams.normalVector(3)
            if step % 50 == 0 { vector[step % 3] += 6 }
            if step >= 1_300 {
                #expect(abs(Double(forest.score(vector)) - reference.score(vector)) < 2e-5, "step \(step)")
                if forest.isStudied(vector.span) { studied += 1 }
            }
            forest.learn(vector.span)
            reference.learn(vector)
        }
        let expected = 200 * Double(share)
        #expect(abs(Double(studied) - expected) <= 3 * (expected * Double(1 - share)).squareRoot(), "\(studied) of 200")
    }

    @Test func `to study a vector never makes it less unusual`() {
        var streams = Streams(seed: 33)
        var forest = IsolationForest(dimensions: 5, configuration: .small())
        forest.learn(all: (0..<400).map { _ in streams.normalVector(5) })
        for _ in 0..<300 {
            let vector = streams.normalVector(5).map { $0 * 1.5 }
            #expect(forest.bank.study(of: VectorRow(vector.span)) >= forest.bank.glance(at: vector.span) - 1e-6)
        }
    }

    @Test func `a vector of the wrong size stops the program`() async {
        await #expect(processExitsWith: .failure) {
            let forest = IsolationForest(dimensions: 2)
            let vector: [Float] = [1, 2, 3]
            _ = forest.score(of: vector.span)
        }
    }

    /// 256 vectors: one in sixteen uniform between -10 and 10, the others about five centres.
    static func clusters() -> [[Float]] {
        var streams = Streams(seed: 2024)
        let centres: [[Float]] = (0..<5).map { _ in (0..<3).map { _ in streams.uniform() * 12 - 6 } }
        return (0..<256).map { number in
            if number % 16 == 15 { return (0..<3).map { _ in streams.uniform() * 20 - 10 } }
            let centre = centres[number % 5]
            return (0..<3).map { centre[$0] + streams.uniform() + streams.uniform() + streams.uniform() - 1.5 }
        }
    }
    /// Rows 7, 15, 23, ... 255: every second one is of the uniform ones.
    static let scikit: [Float] = [
        0.446, 0.475, 0.479, 0.558, 0.449, 0.737, 0.493, 0.723,
        0.480, 0.771, 0.430, 0.703, 0.456, 0.602, 0.461, 0.572,
        0.495, 0.776, 0.477, 0.575, 0.460, 0.606, 0.450, 0.669,
        0.437, 0.698, 0.481, 0.741, 0.472, 0.552, 0.453, 0.765,
    ]
}
