import Testing

@testable import OnlineForest

@Suite struct SplitMix64Tests {
    /// The first numbers for seed 1234567 as printed at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64, from the published C
    /// version.
    @Test func `the sequence is the published one`() {
        var random = SplitMix64(seed: 1_234_567)
        let first = (0..<5).map { _ in random.next() }
        #expect(
            first == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test func `a generator made from a saved state goes on with the same numbers`() {
        var random = SplitMix64(seed: 9)
        _ = random.next()
        var restored = SplitMix64(seed: random.state)
        #expect((0..<10).map { _ in random.next() } == (0..<10).map { _ in restored.next() })
    }

    @Test func `fractions are over 0 and up to 1, and indices below their bound`() {
        var random = SplitMix64(seed: 3)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<7_000 {
            let fraction = random.positiveFraction()
            #expect(fraction > 0 && fraction <= 1)
            counts[random.index(below: 7)] += 1
        }
        // 1,000 expected each, standard deviation 29: five of them.
        #expect(counts.allSatisfy { abs($0 - 1_000) < 146 }, "\(counts)")
    }
}
