import Testing

@testable import OnlineForest

@Suite struct ForestStateTests {
    /// A vector with whole numbers, a constant, missing values.
    static func vector(_ random: inout Streams) -> [Float] {
        var values = random.normalVector(9)
        values[1] = (values[1] * 2).rounded()
        values[2] = 7
        if random.uniform() < 0.3 { values[3] = .nan }
        values[4] = .nan
        return values
    }

    static func forest(learned: Int, seed: UInt64 = 5) -> (IsolationForest, Streams) {
        var random = Streams(seed: seed)
        var configuration = IsolationForest.Configuration.small(trees: 10, sample: 20, window: 100, seed: seed)
        configuration.units = [1, 1, 0.5, 1, 1, 1, 1, 2, 1]
        configuration.studied = 0.1
        var forest = IsolationForest(dimensions: 9, configuration: configuration)
        for _ in 0..<learned { forest.learn(vector(&random).span) }
        return (forest, random)
    }

    @Test(arguments: [0, 1, 31, 32, 33, 99, 100, 777, 1_500]) func `a restored forest goes on to the bit`(_ learned: Int) throws {
        var (forest, random) = Self.forest(learned: learned)
        var again = try IsolationForest(state: forest.state())
        #expect(again.configuration == forest.configuration && again.count == learned)
        for step in 0..<300 {
            var asked = Self.vector(&random)
            if step % 5 == 0 { asked[step % 9] += 9 }
            #expect(again.score(asked).bitPattern == forest.score(asked).bitPattern, "step \(step)")
            forest.learn(asked.span)
            again.learn(asked.span)
        }
        #expect(again.state() == forest.state())
        let asked: [Float] = [9, 0, 7, 0, 0, 0, 0, 0, 0]
        #expect(again.explanation(asked) == forest.explanation(asked))
    }

    @Test func `a state is bytes that tell any change of one of them`() {
        let (forest, _) = Self.forest(learned: 64)
        let bytes = forest.state()
        for place in stride(from: 0, to: bytes.count, by: 61) {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(throws: ForestStateError.self) { _ = try IsolationForest(state: changed) }
        }
    }

    @Test func `a state that ends early or goes on is refused`() {
        let (forest, _) = Self.forest(learned: 40)
        let bytes = forest.state()
        for end in stride(from: 0, to: bytes.count, by: 97) {
            #expect(throws: ForestStateError.self) { _ = try IsolationForest(state: Array(bytes[..<end])) }
        }
        #expect(throws: ForestStateError.damaged) { _ = try IsolationForest(state: bytes + [0]) }
        #expect(throws: ForestStateError.wrongLength) { _ = try IsolationForest(state: []) }
        #expect(throws: ForestStateError.wrongLength) { _ = try IsolationForest(state: Self.sealed(bytes.dropLast(8) + [0])) }
    }

    /// With a right checksum, so that what is checked is the numbers themselves.
    @Test func `numbers out of their range are an error, whatever they are`() {
        let (forest, _) = Self.forest(learned: 64)
        let body = Array(forest.state().dropLast(8))
        var refused = 0
        for place in stride(from: 0, to: body.count, by: 211) {
            for value: UInt8 in [0xFF, 0x80, 0x00] {
                var changed = body
                changed[place] = value
                guard var other = try? IsolationForest(state: Self.sealed(changed[...])) else {
                    refused += 1
                    continue
                }
                let score = other.score([Float](repeating: 1, count: other.dimensions))
                #expect(score >= 0 && score <= 1, "byte \(place) as \(value)")
                other.learn([Float](repeating: 1, count: other.dimensions).span)
            }
        }
        #expect(refused > 10)
    }

    @Test func `a state of another version is told from a damaged one`() {
        let (forest, _) = Self.forest(learned: 0)
        var body = Array(forest.state().dropLast(8))
        body[0] ^= 1
        #expect(throws: ForestStateError.unknownVersion) { _ = try IsolationForest(state: Self.sealed(body[...])) }
    }

    /// With its checksum: FNV-1a over 64 bits, written out here once more.
    static func sealed(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in body { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return Array(body) + (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * UInt64($0))) }
    }
}
