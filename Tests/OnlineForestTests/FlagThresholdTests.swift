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

    /// As many scores as give 2,000 flags, but 300,000 at most: at 0.1 % that is 300 flags, with a standard deviation of 6 %.
    static func stretch(for share: Double) -> Int { min(300_000, Int(2_000 / share)) }

    @Test(arguments: [0.001, 0.01, 0.1]) func `on a stationary stream the share of flags is the contamination`(_ share: Double) {
        var random = Streams(seed: 21)
        var threshold = FlagThreshold(.contamination(share))
        _ = Self.flags(&threshold, (0..<4_096).map { _ in random.uniform() })
        let length = Self.stretch(for: share)
        let count = Self.flags(&threshold, (0..<length).map { _ in random.uniform() })
        let asked = share * Double(length)
        #expect(Double(count) > asked / 1.5 && Double(count) < asked * 1.5, "\(count) flags, \(asked) asked for")
    }

    @Test(arguments: [0.001, 0.01, 0.1], [true, false])
    func `from two memories after a change of regime on the share is the contamination again`(_ share: Double, _ rises: Bool) {
        var random = Streams(seed: 25)
        var threshold = FlagThreshold(.contamination(share))
        _ = Self.flags(&threshold, (0..<10_000).map { _ in (rises ? 0.3 : 0.6) + 0.1 * random.uniform() })
        // Of another level and another shape.
        func other() -> Float { 0.45 + 0.02 * random.normal() }
        _ = Self.flags(&threshold, (0..<4_096).map { _ in other() })
        let length = Self.stretch(for: share)
        let count = Self.flags(&threshold, (0..<length).map { _ in other() })
        let asked = share * Double(length)
        #expect(Double(count) > asked / 1.5 && Double(count) < asked * 1.5, "\(count) flags, \(asked) asked for")
    }

    @Test func `with a forest's scores the share is the contamination, before a change of regime and from two memories on`() {
        var random = Streams(seed: 26)
        var forest = IsolationForest(dimensions: 4, configuration: .small(trees: 16, sample: 32, window: 256, seed: 26))
        var threshold = FlagThreshold(.contamination(0.1), memory: 512)
        func flags(_ count: Int, centre: Float, spread: Float) -> Int {
            (0..<count).count { _ in
                let vector = random.normalVector(4).map { centre + spread * $0 }
                let score = forest.score(vector)
                let isFlagged = threshold.current.map { score > $0 } ?? false
                if forest.count >= IsolationForest.leastLearned { threshold.observe(score) }
                forest.learn(vector.span)
                return isFlagged
            }
        }
        _ = flags(1_024, centre: 0, spread: 1)
        let before = flags(3_000, centre: 0, spread: 1)
        #expect(before > 200 && before < 450, "\(before) of 3,000 at 10 %")
        _ = flags(1_024, centre: 20, spread: 3)
        let after = flags(3_000, centre: 20, spread: 3)
        #expect(after > 200 && after < 450, "\(after) of 3,000 at 10 %")
    }

    /// 12 hours with a vector every 15 seconds, then 12 hours with one every 150.
    @Test func `flags a day come as asked although days are busy and nights are not`() {
        var random = Streams(seed: 27)
        var threshold = FlagThreshold(.flagsPerDay(50))
        var flags = 0
        var time = 0.0
        while time < 42 * 86_400 {
            let score = random.uniform()
            // 2,000 flags are asked for in the last 40 days.
            if time >= 2 * 86_400, let limit = threshold.current, score > limit { flags += 1 }
            threshold.observe(score, at: time)
            time += time.truncatingRemainder(dividingBy: 86_400) < 43_200 ? 15 : 150
        }
        #expect(flags > 1_333 && flags < 3_000, "\(flags) in 40 days of 50 asked for each")
    }

    @Test func `until the memory is full it is the later half of all scores`() {
        var threshold = FlagThreshold(.contamination(0.5), memory: 10, warmUp: 2)
        var medians: [Float?] = []
        for score: Float in [9, 9, 9, 1, 2, 3, 4, 5] {
            threshold.observe(score / 10)
            medians.append(threshold.current)
        }
        // Kept: 9 | 9 9 | 9 9 | 9 1 | 1 2 | 1 2 3 | 2 3 4 | 2 3 4 5
        let expected: [Float?] = [nil, 0.9, 0.9, 0.5, 0.15, 0.2, 0.3, 0.35]
        for (median, wanted) in zip(medians, expected) {
            #expect((median == nil) == (wanted == nil))
            if let median, let wanted { #expect(abs(median - wanted) < 1e-6) }
        }
    }

    @Test func `a score that was raised counts once, and a lower one or one that has left changes nothing`() throws {
        var random = Streams(seed: 28)
        var threshold = FlagThreshold(.contamination(0.25), memory: 20, warmUp: 1)
        var entries: [FlagThreshold.Entry] = []
        var all: [Float] = []
        for step in 0..<400 {
            all.append(random.uniform())
            let entry = threshold.observe(all[step])
            entries.append(try #require(entry))
            let raised = max(0, step - step % 27)
            let score = random.uniform()
            threshold.raise(entries[raised], to: score)
            all[raised] = max(all[raised], score)
            guard step >= 40 else { continue }
            // Of 20 values the quantile of 3/4 is the one at place 15.75, counted from 1.
            let kept = all.suffix(20).sorted()
            let expected = kept[14] * 0.25 + kept[15] * 0.75
            let found = try #require(threshold.current)
            #expect(abs(found - expected) < 1e-6, "step \(step)")
        }
        let none = threshold.observe(.nan)
        #expect(none == nil)
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
        // A few vectors in 1,000 days: 5 flags a day would be far more than all of them.
        threshold.observe(0.4, at: 86_400_000)
        #expect(threshold.currentShare == 0.1)
    }

    @Test func `equal scores are never flagged`() {
        var threshold = FlagThreshold(.contamination(0.5))
        #expect(Self.flags(&threshold, [Float](repeating: 0.5, count: 1_000)) == 0)
    }
}
