import Testing

@testable import OnlineForest

@Suite struct ThresholdStateTests {
    static func threshold(_ setting: FlagThreshold.Setting, seen: Int, random: inout Streams) -> FlagThreshold {
        var threshold = FlagThreshold(setting, memory: 60, warmUp: 10)
        // The first have no time, and now and then a time goes back.
        for step in 0..<seen { threshold.observe(random.uniform(), at: step < 5 ? nil : Double(step * 700 - step % 7 * 900)) }
        return threshold
    }

    @Test(arguments: [FlagThreshold.Setting.contamination(0.05), .flagsPerDay(9)], [0, 1, 5, 6, 11, 59, 60, 61, 119, 120, 121, 500])
    func `a restored threshold goes on to the bit`(_ setting: FlagThreshold.Setting, _ seen: Int) throws {
        var random = Streams(seed: UInt64(seen))
        var threshold = Self.threshold(setting, seen: seen, random: &random)
        var again = try FlagThreshold(state: threshold.state())
        #expect(again.setting == setting && again.warmUp == 10)
        for step in 0..<200 {
            #expect(again.current?.bitPattern == threshold.current?.bitPattern, "step \(step)")
            #expect(again.currentShare == threshold.currentShare)
            let score = random.uniform()
            let time = Double((seen + step) * 700)
            let entry = threshold.observe(score, at: time)
            let other = again.observe(score, at: time)
            #expect(other == entry)
            if step % 3 == 0, let entry {
                threshold.raise(entry, to: score + 0.1)
                again.raise(entry, to: score + 0.1)
            }
        }
        #expect(again.state() == threshold.state())
    }

    @Test(arguments: [0, 3, 7, 8, 30]) func `a restored memory goes on to the bit`(_ seen: Int) throws {
        var random = Streams(seed: 31)
        var recent = RecentQuantile(capacity: 7)
        for _ in 0..<seen { recent.insert(random.normal().rounded()) }
        var again = try RecentQuantile(state: recent.state())
        for _ in 0..<20 {
            #expect(again.count == recent.count && again.value(at: 0.3)?.bitPattern == recent.value(at: 0.3)?.bitPattern)
            let value = random.normal().rounded()
            recent.insert(value)
            again.insert(value)
        }
        #expect(again.state() == recent.state())
    }

    @Test func `a state tells any change of one of its bytes, an early end and a late one`() {
        var random = Streams(seed: 32)
        let bytes = Self.threshold(.flagsPerDay(9), seen: 90, random: &random).state()
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(throws: ForestStateError.damaged) { _ = try FlagThreshold(state: changed) }
        }
        for end in stride(from: 0, to: bytes.count, by: 13) {
            #expect(throws: ForestStateError.self) { _ = try FlagThreshold(state: Array(bytes[..<end])) }
        }
        #expect(throws: ForestStateError.wrongLength) {
            _ = try FlagThreshold(state: ForestStateTests.sealed(bytes.dropLast(8) + [0]))
        }
        // A forest's state is no threshold's, nor is a memory's.
        let (forest, _) = ForestStateTests.forest(learned: 0)
        #expect(throws: ForestStateError.unknownVersion) { _ = try FlagThreshold(state: forest.state()) }
        #expect(throws: ForestStateError.unknownVersion) { _ = try FlagThreshold(state: RecentQuantile(capacity: 3).state()) }
        #expect(throws: ForestStateError.unknownVersion) { _ = try RecentQuantile(state: bytes) }
    }

    /// With a right checksum, so that what is checked is the numbers themselves.
    @Test(arguments: [FlagThreshold.Setting.contamination(0.05), .flagsPerDay(9)])
    func `numbers out of their range are an error, whatever they are`(_ setting: FlagThreshold.Setting) {
        var random = Streams(seed: 33)
        let body = Array(Self.threshold(setting, seen: 90, random: &random).state().dropLast(8))
        var refused = 0
        for place in body.indices {
            for value: UInt8 in [0xFF, 0x80, 0x00] {
                var changed = body
                changed[place] = value
                guard var other = try? FlagThreshold(state: ForestStateTests.sealed(changed[...])) else {
                    refused += 1
                    continue
                }
                for step in 0..<3 { other.observe(0.5, at: Double(step)) }
                #expect(other.current?.isFinite != false, "byte \(place) as \(value)")
            }
        }
        #expect(refused > 60)
    }

    /// By the form: 8 bytes of version, 1 of kind, 8 of setting, 8 of warm-up; then capacity, values inserted and kept, 8 each.
    @Test(arguments: [
        (8, 1, [2], "kind of setting"), (9, 8, [0], "setting"), (9, 8, [255], "setting"), (17, 8, [0], "warm-up"),
        (17, 8, [61, 0, 0, 0, 0, 0, 0, 0], "warm-up"), (25, 8, [0], "capacity"), (25, 8, [255], "capacity"),
        (33, 8, [255], "values inserted"), (41, 8, [255], "values kept"),
    ])
    func `an error names the number`(_ place: Int, _ count: Int, _ bytes: [UInt8], _ name: String) {
        var random = Streams(seed: 34)
        var body = Array(Self.threshold(.contamination(0.05), seen: 90, random: &random).state().dropLast(8))
        for offset in 0..<count { body[place + offset] = bytes[offset % bytes.count] }
        #expect(throws: ForestStateError.outOfRange(name)) { _ = try FlagThreshold(state: ForestStateTests.sealed(body[...])) }
    }
}
