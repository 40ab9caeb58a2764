import Testing

@testable import SecuritySpend

@Suite struct StoredBytesTests {
    private let day: Int64 = 86_400

    private func hour(_ second: Int64, _ bytes: Int64) -> StoredBytes.Hour {
        let start = startOfHour(second)
        return StoredBytes.Hour(start: start, bytes: Int128(bytes), lead: Int128(bytes * (start + 3_600 - second)))
    }

    // 10 bytes from 00:30:00 until 02:15:00: 1,800 s, 3,600 s and 900 s.
    @Test func `bytes accrue from when they are written to the latest event`() {
        var stored = StoredBytes(keep: 30 * day)
        stored.add(hour(1_800, 10))
        let open = stored.hours(until: 8_100)
        #expect(open.map(\.start) == [0, 3_600, 7_200])
        #expect(open.map(\.byteSeconds) == [18_000, 36_000, 9_000])
    }

    @Test func `bytes are dropped at the end of the hour in which they are old enough`() {
        var stored = StoredBytes(keep: day)
        stored.add(hour(1_800, 10))
        let open = stored.hours(until: 10 * day)
        #expect(open.count == 25)  // its own hour and 24 more
        #expect(open.last?.start == day)
        #expect(open.map(\.byteSeconds).reduce(0, +) == 882_000)  // 18,000 + 24 x 36,000
    }

    @Test func `bytes taken back leave nothing`() {
        var stored = StoredBytes(keep: day)
        stored.add(hour(100, 10))
        stored.add(StoredBytes.Hour(start: 0, bytes: -10, lead: -35_000))
        #expect(stored.hours(until: 7_300).isEmpty)
        #expect(stored[0] == nil)
    }

    @Test func `a jump over centuries takes no longer than the days kept`() {
        var stored = StoredBytes(keep: day)
        stored.add(hour(0, 1))
        stored.add(hour(9_000_000_000, 1))
        #expect(stored.hours(until: 9_000_000_000).count == 26)
    }

    // The oracle counts every byte's seconds in every hour, one by one.
    @Test(arguments: 1...40)
    func `hours agree with counting each byte by itself`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let days = Int64(random.below(3))
        var stored = StoredBytes(keep: days * day)
        var writes: [(second: Int64, bytes: Int64)] = []
        var now: Int64 = 0
        var pool = StoragePool(keep: days * day)
        for _ in 0..<60 {
            let second = Int64(random.below(5 * 86_400))
            let bytes = Int64(random.below(1_000))
            now = max(now, second)
            stored.add(hour(second, bytes))
            pool.advance(to: now)
            pool.add(hour(second, bytes))
            writes.append((second, bytes))
        }
        var found: [Int64: Int128] = [:]
        for open in stored.hours(until: now) where open.byteSeconds != 0 { found[open.start] = open.byteSeconds }
        var expected: [Int64: Int128] = [:]
        for write in writes {
            let end = startOfHour(write.second) + days * day + 3_600
            var at = write.second
            while at < min(end, now) {
                let until = min(startOfHour(at) + 3_600, end, now)
                expected[startOfHour(at), default: 0] += Int128(write.bytes * (until - at))
                at = until
            }
        }
        let wanted = expected.filter { $0.value != 0 }
        #expect(found == wanted, "seed \(seed)")
        #expect(pool.accrued(at: now) == wanted.values.reduce(0, +), "seed \(seed)")
        let kept = writes.filter { startOfHour($0.second) + days * day + 3_600 > now }.reduce(0) { $0 + $1.bytes }
        #expect(pool.kept == Int128(kept), "seed \(seed)")
        let middle = startOfHour(now / 2)
        let early = wanted.filter { $0.key < middle }.values.reduce(0, +)
        #expect(stored.accrued(before: middle, at: now) == early, "seed \(seed)")
    }
}
