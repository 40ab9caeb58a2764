import ConversationLog
import Testing

@testable import SessionWatch

/// Keys that somebody chose so that they meet in one place of an own table: it costs the accuracy of that place, never time.
@Suite struct HashFloodingTests {
    /// The keys whose mixed value this is: MurmurHash3's finaliser backwards, by the inverses of its two odd factors modulo 2^64.
    private static func key(mixedTo value: UInt64) -> UInt64 {
        var key = value
        key ^= key >> 33
        key = key &* inverse(of: 0xC4CE_B9FE_1A85_EC53)
        key ^= key >> 33
        key = key &* inverse(of: 0xFF51_AFD7_ED55_8CCD)
        return key ^ (key >> 33)
    }

    /// Newton's iteration: each step doubles the number of right bits, of which an odd number is its own inverse in the first three.
    private static func inverse(of odd: UInt64) -> UInt64 {
        var inverse = odd
        for _ in 0..<5 { inverse = inverse &* (2 &- odd &* inverse) }
        return inverse
    }

    private static func time(_ seconds: Double) -> EventTime { EventTime(nanoseconds: 1_772_442_000_000_000_000 + Int64(seconds * 1e9)) }

    @Test func `the keys of this test do meet in one place`() {
        for value in [0, 1, 7, 1 << 40, UInt64.max] as [UInt64] { #expect(Spreading.mixed(Self.key(mixedTo: value)) == value) }
    }

    /// The table has 2^11 sets of 8 slots, chosen by the low bits.
    @Test func `a flood of keys that all meet the usual one does not push it out`() {
        var sketch = SessionSketch(seconds: 600)
        let usual = Self.key(mixedTo: 5)
        for session in 1...10 { _ = sketch.take(usual, session: session, at: Self.time(Double(session))) }
        for number in UInt64(1)...60_000 { _ = sketch.take(Self.key(mixedTo: number << 11 | 5), session: Int(number) + 100, at: Self.time(20)) }
        #expect(sketch.take(usual, session: 11, at: Self.time(21)).recent == 11)
    }

    /// What the flood costs: of its own keys, at most the eight of the set are still counted. Others are where they were.
    @Test func `a flood on one place leaves every other key's count alone`() {
        var sketch = SessionSketch(seconds: 600)
        let others = (0..<200 as Range<UInt64>).filter { $0 != 5 }.map { Self.key(mixedTo: $0) }
        for other in others { for session in 1...3 { _ = sketch.take(other, session: session, at: Self.time(1)) } }
        for number in UInt64(1)...20_000 { _ = sketch.take(Self.key(mixedTo: number << 11 | 5), session: Int(number) + 100, at: Self.time(2)) }
        for other in others { #expect(sketch.take(other, session: 4, at: Self.time(3)).recent == 4) }
    }
}
