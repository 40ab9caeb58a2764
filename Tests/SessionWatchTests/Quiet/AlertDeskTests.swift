import ConversationLog
import Testing

@testable import SessionWatch

/// The alert budget in a whole monitor: who is told when, and what screen and account say meanwhile.
@Suite struct AlertDeskTests {
    private static let tags = String(String.UnicodeScalarView((0..<12).map { Unicode.Scalar(0xE0041 + $0)! }))
    /// Seconds from the fixture's beginning, 09:00, to midnight.
    private static let midnight = 54_000.0

    private func settings(_ perDay: Int?) -> MonitorSettings {
        var settings = MonitorSettings()
        settings.alertsPerDay = perDay
        return settings
    }

    /// A high finding.
    private func hidden(_ session: String, at second: Double?, line: Int) -> Message {
        Fixture.message(.user, "hello" + Self.tags, session: session, at: second, line: line)
    }

    /// A critical finding.
    private func leak(_ session: String, at second: Double?, line: Int) -> Message {
        Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", session: session, at: second, line: line)
    }

    @Test func `a held alert is told at midnight, with its own time and id, and counts as flagged before`() throws {
        let first = hidden("a", at: 10, line: 1)
        let next = Fixture.message(.user, "hi", session: "b", at: Self.midnight, line: 2)
        let held = try Fixture.run([first], settings: settings(1))
        #expect(Fixture.alerts(held.effects).isEmpty && held.monitor.snapshot.flagged.isEmpty)
        #expect(held.monitor.snapshot.counts.flaggedSessions == 1 && held.monitor.worstDetected == .high)
        #expect(held.monitor.snapshot.quiet.budget == AlertBudgetState(perDay: 1, told: 0, held: 1, dropped: [0, 0, 0, 0]))
        let told = try Fixture.run([first, next], settings: settings(1))
        #expect(Fixture.alerts(told.effects) == Fixture.alerts(try Fixture.run([first]).effects))
        #expect(told.monitor.snapshot.flagged.map(\.session) == ["a"])
        #expect(told.monitor.snapshot.flagged.first?.transcript.map(\.raisedFlag) == [true])
        #expect(told.monitor.snapshot.quiet.budget?.told == 0)
    }

    @Test func `a tick past midnight tells it too`() throws {
        var (effects, monitor) = try Fixture.run([hidden("a", at: 10, line: 1)], settings: settings(1))
        monitor.tick(EventTime(seconds: 1_772_495_999)) { effects.append($0) }
        #expect(Fixture.alerts(effects).isEmpty)
        monitor.tick(EventTime(seconds: 1_772_496_000)) { effects.append($0) }
        #expect(Fixture.alerts(effects).map(\.session) == ["a"])
    }

    @Test func `the end of the input tells the worst first and counts the rest`() throws {
        // Room for high: 1 of 2. Line 1 is told at once; 2 and 3 wait; 4 is critical and told; nothing is left for the others.
        let messages = [hidden("a", at: 1, line: 1), hidden("b", at: 2, line: 2), hidden("c", at: 3, line: 3), leak("d", at: 4, line: 4)]
        let (effects, monitor) = try Fixture.run(messages, settings: settings(2), finishing: true)
        #expect(Fixture.alerts(effects).map(\.session) == ["a", "d"])
        #expect(monitor.snapshot.quiet.budget == AlertBudgetState(perDay: 2, told: 2, held: 0, dropped: [0, 0, 2, 0]))
        #expect(monitor.snapshot.counts.flaggedSessions == 4 && monitor.snapshot.flagged.map(\.session) == ["a", "d"])
        let three = try Fixture.run(messages, settings: settings(3), finishing: true)
        // Room for high: 2. Lines 1, 2 and 4 at once, and the day is full.
        #expect(Fixture.alerts(three.effects).map(\.session) == ["a", "b", "d"])
        let four = try Fixture.run(messages, settings: settings(4), finishing: true)
        #expect(Fixture.alerts(four.effects).map(\.session) == ["a", "b", "c", "d"])
    }

    @Test func `a log without times is one day`() throws {
        let messages = (1...40).map { hidden("s-\($0)", at: nil, line: $0) }
        let (effects, monitor) = try Fixture.run(messages, settings: settings(5), finishing: true)
        #expect(Fixture.alerts(effects).count == 5)
        #expect(monitor.snapshot.quiet.budget?.dropped == [0, 0, 35, 0])
    }

    @Test func `a held session that gets worse is told of what is worse`() throws {
        let messages = [leak("x", at: 0, line: 1), hidden("a", at: 1, line: 2), leak("a", at: 2, line: 3)]
        // One is told at once; a's high alert waits, its critical one takes its place; the day is full.
        let (_, monitor) = try Fixture.run(messages, settings: settings(1))
        #expect(monitor.snapshot.quiet.budget == AlertBudgetState(perDay: 1, told: 1, held: 1, dropped: [0, 0, 1, 0]))
        let next = Fixture.message(.user, "hi", session: "b", at: Self.midnight, line: 4)
        let over = try Fixture.run(messages + [next], settings: settings(1))
        #expect(over.monitor.snapshot.quiet.budget?.dropped == [0, 0, 1, 1])
        #expect(over.monitor.snapshot.flagged.map(\.session) == ["x"])
    }

    @Test func `with room for all, the alerts are those without a budget`() throws {
        let messages = (1...30).map { hidden("s-\($0)", at: Double($0), line: $0) }
        let plain = try Fixture.run(messages), wide = try Fixture.run(messages, settings: settings(100))
        #expect(Fixture.lines(plain.effects) == Fixture.lines(wide.effects))
        #expect(plain.monitor.snapshot.flagged == wide.monitor.snapshot.flagged)
    }

    @Test func `two runs are equal, and days are kept apart`() throws {
        let messages = (0..<60).map { hidden("s-\($0)", at: Double($0) * 7_200, line: $0 + 1) }
        let first = try Fixture.run(messages, settings: settings(4), finishing: true)
        let second = try Fixture.run(messages, settings: settings(4), finishing: true)
        #expect(Fixture.lines(first.effects) == Fixture.lines(second.effects))
        // A finding every 2 hours from 09:00: 8 that day, then 12 a day; 60 in all are 8, 12, 12, 12, 12 and 4.
        #expect(Fixture.alerts(first.effects).count == 6 * 4)
        #expect(first.monitor.snapshot.quiet.budget?.over == 60 - 24)
    }
}
