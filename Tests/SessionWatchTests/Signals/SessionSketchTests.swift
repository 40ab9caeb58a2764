import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct SessionSketchTests {
    private func time(_ seconds: Double) -> EventTime { EventTime(nanoseconds: 1_772_442_000_000_000_000 + Int64(seconds * 1e9)) }

    @Test func `different sessions within the window are recent, those before it are older`() {
        var sketch = SessionSketch(seconds: 600)
        #expect(sketch.take(7, session: 1, at: time(0)) == SessionSketch.Sighting(recent: 1, older: 0))
        #expect(sketch.take(7, session: 2, at: time(100)).recent == 2)
        // The first session's sighting is 700 s old now: worth e^(-700 / 604,800) = 0.998843.
        let third = sketch.take(7, session: 3, at: time(700))
        #expect(third.recent == 2)
        #expect(abs(third.older - 0.998843) < 1e-5)
    }

    @Test func `a session counts once, and keys have counts of their own`() {
        var sketch = SessionSketch(seconds: 600)
        for second in 0..<5 { #expect(sketch.take(7, session: 1, at: time(Double(second))).recent == 1) }
        #expect(sketch.take(8, session: 2, at: time(6)).recent == 1)
        #expect(sketch.take(7, session: 2, at: time(7)).recent == 2)
    }

    @Test func `what is older fades by a factor of e in a week`() {
        var sketch = SessionSketch(seconds: 600)
        for session in 1...10 { _ = sketch.take(7, session: session, at: time(0)) }
        // 10 / 2.718282 = 3.678794.
        let later = sketch.take(7, session: 11, at: time(7 * 86_400))
        #expect(later.recent == 1)
        #expect(abs(later.older - 3.678794) < 1e-4)
    }

    @Test func `sixteen sessions are remembered, more stay sixteen, and a crowd is not usual before it has ended`() {
        var sketch = SessionSketch(seconds: 600)
        var last = SessionSketch.Sighting(recent: 0, older: 0)
        for session in 1...20 { last = sketch.take(7, session: session, at: time(0)) }
        // 20 sessions, 16 of them remembered; the other four are recent too.
        #expect(last == SessionSketch.Sighting(recent: 16, older: 0))
        for session in 21...500 { last = sketch.take(7, session: session, at: time(Double(session))) }
        #expect(last == SessionSketch.Sighting(recent: 16, older: 0))
        // Twenty minutes later the 500 are older: e^(-1,200 / 604,800) of them and a little more, 499.
        last = sketch.take(7, session: 501, at: time(1_700))
        #expect(last.recent == 1 && abs(last.older - 499) < 1)
    }

    @Test func `a flood of single keys does not push out a usual one`() {
        var sketch = SessionSketch(seconds: 600)
        for session in 1...10 { _ = sketch.take(7, session: session, at: time(Double(session))) }
        for key in UInt64(100)..<60_100 { _ = sketch.take(key, session: Int(key), at: time(20)) }
        #expect(sketch.take(7, session: 11, at: time(21)).recent == 11)
    }

    @Test func `time that steps back, or leaps to its bounds, counts no worse`() {
        var sketch = SessionSketch(seconds: 600)
        _ = sketch.take(7, session: 1, at: time(1_000))
        #expect(sketch.take(7, session: 2, at: time(500)) == SessionSketch.Sighting(recent: 2, older: 0))
        for bound in [Int64.min, .max] {
            let sighting = sketch.take(7, session: bound == .min ? 3 : 4, at: EventTime(nanoseconds: bound))
            #expect(sighting.recent == 1 && sighting.older.isFinite && sighting.older >= 0)
        }
    }
}
