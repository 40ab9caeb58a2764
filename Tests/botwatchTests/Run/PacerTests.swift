import ConversationLog
import Testing

@testable import botwatch

@Suite struct PacerTests {
    private func event(_ second: Int64) -> EventTime { EventTime(seconds: 1_772_442_000 + second) }

    /// A pacer at 60 times, whose first event was due at 10 s of the run.
    private func started(speed: Double? = 60) -> Pacer {
        var pacer = Pacer(speed: speed)
        #expect(pacer.wait(for: event(0), at: .seconds(10)) == nil)
        return pacer
    }

    @Test func `an event is due after its distance divided by the speed`() {
        var pacer = started()
        // 60 s of the log take 1 s.
        #expect(pacer.wait(for: event(60), at: .milliseconds(10_250)) == .milliseconds(750))
        #expect(pacer.wait(for: event(60), at: .seconds(11)) == nil)
        #expect(pacer.wait(for: event(90), at: .seconds(11)) == .milliseconds(500))
        #expect(pacer.wait(for: event(30), at: .seconds(11)) == nil)
    }

    @Test func `as fast as possible never waits`() {
        var pacer = started(speed: nil)
        #expect(pacer.wait(for: event(100_000), at: .seconds(10)) == nil)
    }

    @Test func `a long silence is cut to two seconds, and the pace goes on from there`() {
        var pacer = started()
        #expect(pacer.wait(for: event(600), at: .seconds(10)) == .seconds(2))
        #expect(pacer.wait(for: event(600), at: .milliseconds(11_500)) == .milliseconds(500))
        #expect(pacer.wait(for: event(600), at: .seconds(12)) == nil)
        #expect(pacer.wait(for: event(660), at: .seconds(12)) == .seconds(1))
    }

    @Test func `a pause shifts what follows by its length`() {
        var pacer = started()
        pacer.togglePause(at: .milliseconds(10_500))
        #expect(pacer.isPaused)
        pacer.togglePause(at: .milliseconds(15_500))
        #expect(!pacer.isPaused)
        #expect(pacer.wait(for: event(60), at: .milliseconds(15_500)) == .milliseconds(500))
    }

    @Test func `a new speed holds from the event that is due at that moment`() {
        var pacer = started()
        // After half a second the log is at 30 s; the other 30 s take 0.25 s at 120 times.
        pacer.changeSpeed(faster: true, at: .milliseconds(10_500))
        #expect(pacer.speed == 120)
        #expect(pacer.wait(for: event(60), at: .milliseconds(10_500)) == .milliseconds(250))
    }

    @Test func `a new speed during a pause holds from its beginning`() {
        var pacer = started()
        pacer.togglePause(at: .milliseconds(10_500))
        pacer.changeSpeed(faster: true, at: .seconds(14))
        pacer.togglePause(at: .seconds(20))
        // Half a second before the pause: the log is at 30 s then, and 30 s more take 0.25 s.
        #expect(pacer.wait(for: event(60), at: .seconds(20)) == .milliseconds(250))
    }

    @Test func `speeds go up in steps to as fast as possible and down to the log's own`() {
        var pacer = started(speed: 600)
        var speeds: [Double?] = []
        for _ in 0..<4 {
            pacer.changeSpeed(faster: true, at: .seconds(10))
            speeds.append(pacer.speed)
        }
        #expect(speeds == [1_800, 3_600, nil, nil])
        for _ in 0..<12 { pacer.changeSpeed(faster: false, at: .seconds(10)) }
        #expect(pacer.speed == 1)
    }

    @Test(arguments: [(45.0, 60.0, 30.0), (0.5, 1, 0.5), (5_000, .infinity, 3_600), (60, 120, 30)])
    func `from a speed between two steps the keys go to the one above and the one below`(_ own: Double, _ up: Double, _ down: Double) {
        var faster = started(speed: own), slower = started(speed: own)
        faster.changeSpeed(faster: true, at: .seconds(10))
        slower.changeSpeed(faster: false, at: .seconds(10))
        #expect(faster.speed ?? .infinity == up)
        #expect(slower.speed == down)
    }

    @Test(arguments: [1e-300, 1e300, 1]) func `no speed and no time stops the program`(_ speed: Double) {
        var pacer = Pacer(speed: speed)
        #expect(pacer.wait(for: EventTime(nanoseconds: .min), at: .zero) == nil)
        _ = pacer.wait(for: EventTime(nanoseconds: .max), at: .zero)
        pacer.changeSpeed(faster: true, at: .seconds(100_000))
        _ = pacer.wait(for: EventTime(nanoseconds: .min), at: .seconds(100_000))
        pacer.changeSpeed(faster: false, at: .seconds(100_000))
        _ = pacer.wait(for: event(0), at: .seconds(100_000))
    }
}
