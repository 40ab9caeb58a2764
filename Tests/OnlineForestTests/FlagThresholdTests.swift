import Testing

@testable import OnlineForest

@Suite struct FlagThresholdTests {
    /// Flags among `scores`, each judged by the threshold before it is taken in.
    static func flags(_ threshold: inout FlagThreshold, _ scores: [Float], secondsApart: Double? = nil, from start: Double = 0) -> Int {
        var flags = 0
        for (step, score) in scores.enumerated() {
            if let limit = threshold.current, score > limit { flags += 1 }
            threshold.observe(score, at: secondsApart.map { start + $0 * Double(step) })
        }
        return flags
    }

    @Test(arguments: [0.001, 0.01, 0.1]) func `on a stationary stream the share of flags is the contamination`(_ share: Double) {
        var random = Streams(seed: 21)
        var threshold = FlagThreshold(.contamination(share))
        _ = Self.flags(&threshold, (0..<4_096).map { _ in random.uniform() })
        let count = Self.flags(&threshold, (0..<20_000).map { _ in random.uniform() })
        let asked = share * 20_000
        #expect(Double(count) > asked / 1.5 && Double(count) < asked * 1.5, "\(count) flags, \(asked) asked for")
    }

    @Test func `flags a day come as asked, whether the day is busy or not`() {
        var random = Streams(seed: 22)
        var threshold = FlagThreshold(.flagsPerDay(20))
        // One vector every 20 seconds is 4,320 a day: 10 days, of which the first is for learning.
        let busy = (0..<43_200).map { _ in random.uniform() }
        _ = Self.flags(&threshold, Array(busy.prefix(4_320)), secondsApart: 20)
        let busyFlags = Self.flags(&threshold, Array(busy.dropFirst(4_320)), secondsApart: 20, from: 86_400)
        #expect(busyFlags > 120 && busyFlags < 270, "\(busyFlags) in 9 days of 20 asked for each")
        // One vector every 100 seconds: 864 a day. After the memory has changed over, 10 days more.
        _ = Self.flags(&threshold, (0..<4_320).map { _ in random.uniform() }, secondsApart: 100, from: 864_000)
        let calm = Self.flags(&threshold, (0..<8_640).map { _ in random.uniform() }, secondsApart: 100, from: 1_296_000)
        #expect(calm > 133 && calm < 300, "\(calm) in 10 days of 20 asked for each")
    }

    @Test func `no more than a tenth is flagged, however many flags a day are asked for`() {
        var random = Streams(seed: 23)
        var threshold = FlagThreshold(.flagsPerDay(1_000))
        _ = Self.flags(&threshold, (0..<1_000).map { _ in random.uniform() }, secondsApart: 864)
        #expect(threshold.currentShare == 0.1)
        let count = Self.flags(&threshold, (0..<2_000).map { _ in random.uniform() }, secondsApart: 864, from: 864_000)
        #expect(count > 133 && count < 300, "\(count) of 2,000")
    }

    @Test func `after a change of regime the share is right again as soon as the memory has changed over`() {
        var random = Streams(seed: 24)
        var threshold = FlagThreshold(.contamination(0.02), memory: 1_024)
        func stretch(_ count: Int, _ offset: Float) -> Int {
            Self.flags(&threshold, (0..<count).map { _ in offset + 0.1 * random.uniform() })
        }
        _ = stretch(1_024, 0.3)
        // Everything of the new regime is above the old: flags until 2 % of the memory is of it, about 21, and few in the rest of the memory.
        let change = stretch(1_024, 0.6)
        #expect(change >= 20 && change < 200, "\(change)")
        let settled = stretch(10_000, 0.6)
        #expect(settled > 133 && settled < 300, "\(settled) of 10,000 at 2 %")
        let below = stretch(1_024, 0.3)
        #expect(below == 0)
    }

    @Test func `there is no threshold in warm-up, nor for flags a day without times`() {
        var threshold = FlagThreshold(.contamination(0.1), memory: 100, warmUp: 10)
        for _ in 0..<9 { threshold.observe(0.4) }
        #expect(threshold.current == nil)
        threshold.observe(.nan)
        #expect(threshold.current == nil)
        threshold.observe(0.4)
        #expect(threshold.current == 0.4)

        var daily = FlagThreshold(.flagsPerDay(5), memory: 100, warmUp: 10)
        for _ in 0..<50 { daily.observe(0.4) }
        #expect(daily.current == nil)
        for _ in 0..<50 { daily.observe(0.4, at: 1_000) }
        #expect(daily.current == nil)
        daily.observe(0.4, at: 1_000_000)
        #expect(daily.current == 0.4)
    }

    @Test func `times that go backwards or are no numbers change nothing`() {
        var threshold = FlagThreshold(.flagsPerDay(5), memory: 100, warmUp: 2)
        for step in 0..<11 { threshold.observe(0.4, at: Double(step) * 8_640) }
        // Ten steps in one day: 5 flags a day would be half of them.
        #expect(threshold.currentShare == 0.1)
        threshold.observe(0.4, at: -1e300)
        threshold.observe(0.4, at: .infinity)
        threshold.observe(0.4, at: .nan)
        #expect(threshold.currentShare == 0.1)
        // Fourteen gaps by now in 1,000 days: 5 flags a day over 0.014 vectors a day.
        threshold.observe(0.4, at: 86_400_000)
        #expect(threshold.currentShare == 0.1)
    }

    @Test func `equal scores are never flagged`() {
        var threshold = FlagThreshold(.contamination(0.5))
        #expect(Self.flags(&threshold, [Float](repeating: 0.5, count: 1_000)) == 0)
    }
}
