import ConversationLog
import SecuritySpend
import Testing

@testable import SessionWatch

/// Whom and what the allow list keeps back, and that it hides nothing else.
@Suite struct AllowListTests {
    private static let tags = String(String.UnicodeScalarView((0..<12).map { Unicode.Scalar(0xE0041 + $0)! }))

    private func run(_ messages: [Message], _ change: (inout AllowList) throws -> Void) throws -> (effects: [Effect], monitor: ConversationMonitor) {
        var settings = MonitorSettings()
        try change(&settings.allowed)
        return try Fixture.run(messages, settings: settings, finishing: true)
    }

    private var message: Message {
        var message = Fixture.message(.user, "Our probe 7 says hello" + Self.tags, session: "probe-7")
        (message.user, message.bot, message.address) = ("tester-1", "staging", "10.0.0.7")
        return message
    }

    @Test func `users, sessions, bots, addresses and texts raise no alert, and are counted`() throws {
        let lists: [(inout AllowList) throws -> Void] = [
            { $0.users = [NamePattern("tester-*")] }, { $0.sessions = [NamePattern("probe-*")] }, { $0.bots = [NamePattern("staging")] },
            { $0.addresses = [try #require(AddressPattern("10.0.0.0/24"))] }, { $0.texts = [try #require(AllowedText("OUR  probe"))] },
        ]
        for list in lists {
            let (effects, monitor) = try run([message, message], list)
            #expect(Fixture.alerts(effects).isEmpty)
            let snapshot = monitor.snapshot
            #expect(snapshot.counts.flaggedSessions == 0 && snapshot.counts.messages == 2 && snapshot.flagged.isEmpty)
            #expect(snapshot.quiet.allowedFindings == 1 && snapshot.quiet.allowEntries == 1 && monitor.worstDetected == nil)
            #expect(Fixture.scores(effects).count == 2 && Fixture.closed(effects).first?.flagged == nil)
        }
    }

    @Test func `others raise theirs`() throws {
        let (effects, monitor) = try run([message]) { list in
            list.users = [NamePattern("tester-2")]
            list.texts = [try #require(AllowedText("another probe"))]
        }
        #expect(Fixture.alerts(effects).count == 1 && monitor.snapshot.quiet.allowedFindings == 0 && monitor.worstDetected == .high)
    }

    @Test func `an allowed text silences its own message only`() throws {
        let card = Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", session: "probe-7", line: 2)
        let (effects, _) = try run([message, card]) { $0.texts = [try #require(AllowedText("our probe"))] }
        #expect(Fixture.alerts(effects).map(\.kind) == ["pii-in-answer"])
    }

    @Test func `the answer in an allowed user's session is covered, though it names no user`() throws {
        let card = Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", session: "probe-7", line: 2)
        let (effects, _) = try run([message, card]) { $0.users = [NamePattern("tester-1")] }
        #expect(Fixture.alerts(effects).isEmpty)
    }

    @Test func `an allowed session is booked and learned as without the list`() throws {
        let talk = Fixture.shopTalk(sessions: 20)
        let plain = try Fixture.run(talk, finishing: true)
        let allowed = try run(talk) { $0.sessions = [NamePattern("*")] }
        #expect(plain.monitor.snapshot.spend == allowed.monitor.snapshot.spend && plain.monitor.snapshot.model == allowed.monitor.snapshot.model)
        #expect(Fixture.scores(plain.effects) == Fixture.scores(allowed.effects))
    }
}
