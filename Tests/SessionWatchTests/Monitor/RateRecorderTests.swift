import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct RateRecorderTests {
    private func recorder(_ seconds: [Int64]) -> RateHistory {
        var recorder = RateRecorder()
        for second in seconds { recorder.record(at: EventTime(seconds: second)) { $0.messages += 1 } }
        return recorder.history
    }

    @Test func `counts fall into the slot of their time`() {
        let history = recorder([0, 4, 5, 59, 60])
        #expect(history.fine.count == 180)
        #expect(history.coarse.count == 1_440)
        // Slots of 5 s, the newest (60 to 64) last: 0-4 is 12 slots before it.
        #expect(history.fine.suffix(13).map(\.messages) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
        #expect(history.coarse.suffix(2).map(\.messages) == [4, 1])
    }

    @Test func `what is older than the ring is gone and late lines still find their slot`() {
        let history = recorder([0, 900, 890, 1])
        #expect(history.fine.map(\.messages).reduce(0, +) == 2)
        #expect(history.fine.suffix(3).map(\.messages) == [1, 0, 1])
        #expect(history.coarse.map(\.messages).reduce(0, +) == 4)
    }

    @Test func `a jump of a year empties the ring in bounded time`() {
        let history = recorder([0, 31_536_000])
        #expect(history.coarse.map(\.messages).reduce(0, +) == 1)
    }

    @Test func `times before 1970 are aligned as well`() {
        #expect(recorder([-1, -5, -6]).fine.suffix(2).map(\.messages) == [1, 2])
    }
}
