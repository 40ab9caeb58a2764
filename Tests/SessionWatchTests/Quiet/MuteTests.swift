import ConversationLog
import OnlineForest
import Testing

@testable import SessionWatch

/// What a mute keeps back, and until when.
@Suite struct MuteTests {
    /// 2026-03-03T00:00:00Z, by `date -u -d @1772496000`; the fixture's times begin at 09:00 of the day before.
    private static let midnight = 1_772_496_000.0 - 1_772_442_000.0
    private static let tags = String(String.UnicodeScalarView((0..<12).map { Unicode.Scalar(0xE0041 + $0)! }))

    private func mute(_ until: String = "2026-03-02", _ change: (inout Mute) -> Void = { _ in }) throws -> Mute {
        var mute = Mute(until: try #require(Mute.end(until)))
        mute.rule = "hidden-tags"
        change(&mute)
        return mute
    }

    private func settings(_ mutes: [Mute]) -> MonitorSettings {
        var settings = MonitorSettings()
        settings.mutes = mutes
        return settings
    }

    private func hidden(at second: Double?, session: String = "s-1", line: Int = 1, _ change: (inout Message) -> Void = { _ in }) -> Message {
        var message = Fixture.message(.user, "hello" + Self.tags, session: session, at: second, line: line)
        change(&message)
        return message
    }

    @Test func `a date means till its end, a time as it is, and what the calendar has not is none`() {
        #expect(Mute.end("2026-03-02") == EventTime(seconds: 1_772_496_000))
        #expect(Mute.end("2026-03-02T09:00:00Z") == EventTime(seconds: 1_772_442_000))
        for text in ["", "never", "2026-02-29", "2026-13-01", "2026-3-2", "-026-03-02"] { #expect(Mute.end(text) == nil, "\(text)") }
    }

    @Test func `its last moment is the one before its end`() throws {
        let settings = settings([try mute()])
        let before = try Fixture.run([hidden(at: Self.midnight - 0.001)], settings: settings)
        #expect(Fixture.alerts(before.effects).isEmpty && before.monitor.snapshot.counts.flaggedSessions == 0)
        #expect(before.monitor.snapshot.quiet.mutes.first?.findings == 1)
        #expect(before.monitor.snapshot.quiet.mutes.first?.standing == .active)
        let after = try Fixture.run([hidden(at: Self.midnight)], settings: settings)
        #expect(Fixture.alerts(after.effects).map(\.kind) == ["hidden-tags"])
        #expect(after.monitor.snapshot.quiet.mutes.first?.standing == .expired && after.monitor.snapshot.quiet.mutedFindings == 0)
    }

    @Test func `what was muted is not told when the mute has ended, a new hit is`() throws {
        let quiet = Fixture.message(.user, "thank you", at: Self.midnight + 5, line: 2)
        let first = hidden(at: Self.midnight - 5), again = hidden(at: Self.midnight + 9, line: 3)
        let settings = settings([try mute()])
        #expect(Fixture.alerts(try Fixture.run([first, quiet], settings: settings).effects).isEmpty)
        #expect(Fixture.alerts(try Fixture.run([first, quiet, again], settings: settings).effects).map(\.place.line) == [3])
    }

    @Test func `a session's finding counts once, its risk stays`() throws {
        let messages = (0..<5).map { hidden(at: Double($0), line: $0 + 1) }
        let muted = try Fixture.run(messages, settings: settings([try mute()]), finishing: true)
        #expect(muted.monitor.snapshot.quiet.mutedFindings == 1)
        let loud = try Fixture.run(messages, finishing: true)
        #expect(Fixture.scores(muted.effects) == Fixture.scores(loud.effects))
        let record = try #require(Fixture.closed(muted.effects).first)
        #expect(record.flagged == nil && record.rules == ["hidden-tags"] && record.risk == Fixture.closed(loud.effects)[0].risk)
    }

    @Test func `other rules still flag, without the muted one among the reasons`() throws {
        let messages = [hidden(at: 0), Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", at: 1, line: 2)]
        let alerts = Fixture.alerts(try Fixture.run(messages, settings: settings([try mute()])).effects)
        #expect(alerts.map(\.kind) == ["pii-in-answer"] && alerts[0].reasons.map(\.signal) == ["pii-in-answer"])
    }

    @Test func `in a log without times it does not hold, and says so`() throws {
        let (effects, monitor) = try Fixture.run([hidden(at: nil)], settings: settings([try mute()]))
        #expect(Fixture.alerts(effects).count == 1)
        #expect(monitor.snapshot.quiet.mutes.first?.standing == .untimed)
        #expect(monitor.snapshot.quiet.mutes.first?.sentence == "rule hidden-tags, not in force, since the log tells no time: 0 muted")
    }

    @Test func `a message without a time is of the clock's`() throws {
        let messages = [Fixture.message(.user, "hi", session: "a", at: 0), hidden(at: nil, line: 2)]
        #expect(Fixture.alerts(try Fixture.run(messages, settings: settings([try mute()])).effects).isEmpty)
    }

    @Test func `all that it names must match`() throws {
        let both = try mute { mute in
            mute.user = NamePattern("cust-*")
            mute.address = AddressPattern("10.0.0.0/8")
        }
        func alerts(_ user: String?, _ address: String?) throws -> Int {
            let message = hidden(at: 0) { ($0.user, $0.address) = (user, address) }
            return Fixture.alerts(try Fixture.run([message], settings: settings([both])).effects).count
        }
        #expect(try alerts("cust-1", "10.1.1.1") == 0)
        #expect(try alerts("cust-1", "11.1.1.1") == 1 && alerts("anna", "10.1.1.1") == 1)
        #expect(try alerts(nil, "10.1.1.1") == 1 && alerts("cust-1", nil) == 1)
    }

    @Test func `without a rule it mutes every finding of a session, and the first that covers counts`() throws {
        let all = try mute { mute in (mute.rule, mute.session) = (nil, NamePattern("s-*")) }
        let messages = [hidden(at: 0), Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", at: 1, line: 2)]
        let (effects, monitor) = try Fixture.run(messages, settings: settings([try mute(), all]))
        #expect(Fixture.alerts(effects).isEmpty)
        #expect(monitor.snapshot.quiet.mutes.map(\.findings) == [1, 1])
    }

    @Test func `the forest can be muted by its name`() throws {
        var settings = MonitorSettings()
        (settings.warmUp, settings.sensitivity) = (60, .contamination(0.05))
        let messages = Fixture.shopTalk(sessions: 60) + Fixture.gibberish(at: 60 * 180)
        let loud = try Fixture.run(messages, settings: settings)
        let flagged = Set(Fixture.alerts(loud.effects).map(\.session))
        #expect(flagged.contains("odd"))
        settings.mutes = [try mute { $0.rule = Mute.forest }]
        let muted = try Fixture.run(messages, settings: settings)
        #expect(Fixture.alerts(muted.effects).isEmpty)
        #expect(muted.monitor.snapshot.quiet.mutedFindings == flagged.count)
    }

    @Test func `its names are redacted`() throws {
        let (_, monitor) = try Fixture.run([], settings: settings([try mute { $0.user = NamePattern("anna@customer.example") }]))
        #expect(monitor.snapshot.quiet.mutes.first?.scope.contains("anna@") == false)
    }
}
