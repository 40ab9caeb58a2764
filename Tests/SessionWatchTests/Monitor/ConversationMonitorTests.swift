import ConversationLog
import OnlineForest
import Testing

@testable import SessionWatch

/// When sessions are flagged, with what reasons, and that it is the same every time.
@Suite struct ConversationMonitorTests {
    /// 60 ordinary sessions in 3 hours, then one that is not.
    private static let shop = Fixture.shopTalk(sessions: 60)
    private static let odd = Fixture.gibberish(at: 60 * 180)
    /// Fewer vectors than by default, so that the tests are short.
    private static let settings = {
        var settings = MonitorSettings()
        settings.warmUp = 60
        settings.sensitivity = .contamination(0.05)
        return settings
    }()
    /// Effects and snapshot of both, for all tests that look at them.
    private static let played = Result {
        let (effects, monitor) = try Fixture.run(shop + odd, settings: settings, finishing: true)
        return (effects: effects, snapshot: monitor.snapshot)
    }
    private static let tags = String(String.UnicodeScalarView((0..<12).map { Unicode.Scalar(0xE0041 + $0)! }))

    @Test func `the forest flags nothing while it warms up, and the snapshot says so`() throws {
        var settings = MonitorSettings()
        settings.warmUp = 10_000
        let (effects, monitor) = try Fixture.run(Self.shop.prefix(240) + Self.odd, settings: settings)
        #expect(Fixture.alerts(effects).isEmpty)
        let model = monitor.snapshot.model
        #expect(!model.isReady && model.needed == 10_000 && model.threshold == nil)
        #expect(model.learned > 30)
    }

    @Test func `rules flag while the forest warms up`() throws {
        let (effects, monitor) = try Fixture.run([Fixture.message(.user, "hello" + Self.tags)])
        #expect(Fixture.alerts(effects).map(\.kind) == ["hidden-tags"])
        #expect(Fixture.alerts(effects)[0].threshold == nil)
        #expect(!monitor.snapshot.model.isReady)
    }

    @Test func `there is no score before there is anything to compare with, then one from 0 to 1`() throws {
        let scores = Fixture.scores(try Self.played.get().effects)
        let first = try #require(scores.firstIndex { $0.score != nil })
        #expect(first > 0)
        #expect(scores[..<first].allSatisfy { $0.score == nil && $0.risk == 0 })
        #expect(scores[first...].allSatisfy { $0.score.map { (0...1).contains($0) } ?? false && (0...1).contains($0.risk) })
        #expect(scores.count == Self.shop.count + Self.odd.count)
    }

    @Test func `an odd session among shop talk is flagged, with reasons`() throws {
        let (effects, snapshot) = try Self.played.get()
        #expect(snapshot.model.isReady)
        let alerts = Fixture.alerts(effects)
        let alert = try #require(alerts.first { $0.session == "odd" })
        #expect(alert.kind == "forest" && alert.tags.isEmpty && alert.source == "test.jsonl")
        let threshold = try #require(alert.threshold)
        #expect(alert.risk > threshold)
        #expect(!alert.reasons.isEmpty && alert.reasons.count <= 6)
        #expect(Set(alert.reasons.map(\.signal)).isSubset(of: SessionSignals.all.map(\.name)))
        for alert in alerts {
            let shares = alert.reasons.map(\.share)
            #expect(shares.allSatisfy { $0 > 0 } && shares.reduce(0, +) <= 1 + 1e-9)
        }
        // One session in a hundred is asked for; 60 ordinary ones, of which the first are judged by few, may give a few.
        #expect(Set(alerts.map(\.session)).count <= 5)
    }

    @Test func `usual ranges hold what ordinary sessions have, and not what the odd one has`() throws {
        let alerts = Fixture.alerts(try Self.played.get().effects)
        let reasons = alerts.filter { $0.session == "odd" }.flatMap(\.reasons)
        // From the messages themselves: the longest text of each side, by session, its median.
        func usualLongest(_ role: Message.Role) -> Double {
            let longest = Dictionary(grouping: Self.shop.filter { $0.role == role }, by: \.session)
                .mapValues { $0.map(\.text.count).max() ?? 0 }.values.sorted()
            return Double(longest[longest.count / 2])
        }
        let lengths = ["user.longest": usualLongest(.user), "user.length": usualLongest(.user), "bot.longest": usualLongest(.assistant)]
        var compared = 0
        for reason in reasons {
            let usual = try #require(reason.usual, "\(reason.signal)")
            guard let ordinary = lengths[reason.signal] else { continue }
            compared += 1
            // A mean lies a little below the longest.
            #expect(usual.contains(ordinary) || abs(usual.upperBound - ordinary) < 8, "\(reason.text)")
            #expect(!usual.contains(reason.value), "\(reason.text)")
        }
        #expect(compared > 0)
    }

    @Test func `an alert's id is that of its line, session and cause`() throws {
        let message = Fixture.message(.user, "hello" + Self.tags, line: 7)
        func id(_ change: (inout Message) -> Void = { _ in }) throws -> UInt64 {
            var changed = message
            change(&changed)
            return try #require(Fixture.alerts(Fixture.run([changed]).effects).first).id
        }
        let plain = try id()
        #expect(try id() == plain)
        #expect(try id { $0.time = nil } == plain)
        #expect(try id { $0.lineHash = 8 } != plain)
        #expect(try id { $0.place.offset += 1 } != plain)
        #expect(try id { $0.session = "s-2" } != plain)
    }

    @Test func `alerts of one run have ids of their own`() throws {
        let messages = (1...50).map { Fixture.message(.user, "hello" + Self.tags, session: "s-\($0)", line: $0) }
        let ids = Fixture.alerts(try Fixture.run(messages).effects).map(\.id)
        #expect(ids.count == 50 && Set(ids).count == 50)
    }

    @Test func `two runs are equal`() throws {
        let first = try Self.played.get()
        let second = try Fixture.run(Self.shop + Self.odd, settings: Self.settings, finishing: true)
        #expect(Fixture.lines(first.effects) == Fixture.lines(second.effects))
        #expect(first.snapshot.flagged == second.monitor.snapshot.flagged)
        #expect(first.snapshot.spend == second.monitor.snapshot.spend)
    }

    @Test func `another seed gives other scores`() throws {
        func scores(_ seed: UInt64) throws -> [Double?] {
            var settings = Self.settings
            settings.seed = seed
            return Fixture.scores(try Fixture.run(Array(Self.shop.prefix(240)), settings: settings).effects).map(\.score)
        }
        #expect(try scores(1) != scores(2))
    }

    @Test func `a session need not end to count for the threshold, and counts once`() throws {
        var settings = Self.settings
        settings.idleSeconds = 1_000_000
        let (effects, monitor) = try Fixture.run(Self.shop + Self.odd, settings: settings)
        #expect(monitor.snapshot.counts.openSessions == 61)
        #expect(monitor.snapshot.model.isReady && monitor.snapshot.model.threshold != nil)
        #expect(Fixture.alerts(effects).contains { $0.session == "odd" && $0.kind == "forest" })
        // 400 are never there, however many messages 61 sessions have.
        settings.sensitivity = .contamination(0.00125)
        let model = try Fixture.run(Self.shop + Self.odd, settings: settings).monitor.snapshot.model
        #expect(model.needed == 400 && model.learned <= 61 && model.threshold == nil)
    }

    @Test func `a greater contamination flags more sessions`() throws {
        func flagged(_ sensitivity: FlagThreshold.Setting) throws -> Int {
            var settings = Self.settings
            settings.sensitivity = sensitivity
            return try Fixture.run(Self.shop, settings: settings).monitor.snapshot.counts.flaggedSessions
        }
        let few = try flagged(.contamination(0.01)), many = try flagged(.contamination(0.5))
        #expect(few < many)
        // No more than half of the 60 sessions.
        #expect(many <= 30)
        // 60 sessions in 3 hours are 480 a day: 24 of them a day are 0.05, so 3 of 60, give or take.
        #expect(try flagged(.flagsPerDay(24)) <= 6)
    }

    @Test func `rules that are off are silent, the others are not`() throws {
        var settings = MonitorSettings()
        settings.rulesOff = ["hidden-tags"]
        let messages = [
            Fixture.message(.user, "hello" + Self.tags), Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", line: 2),
        ]
        #expect(Fixture.alerts(try Fixture.run(messages, settings: settings).effects).map(\.kind) == ["pii-in-answer"])
    }

    @Test func `no text of the log leaves unredacted, unless the user asks for it`() throws {
        let messages = [
            Fixture.message(.user, "mail me at anna@customer.example" + Self.tags, session: "anna@customer.example"),
            Fixture.message(.assistant, "Card 4111 1111 1111 1111 on file", session: "anna@customer.example", line: 2),
        ]
        let (effects, monitor) = try Fixture.run(messages, finishing: true)
        let all = Fixture.lines(effects).joined() + String(describing: monitor.snapshot)
        #expect(!all.contains("anna@") && !all.contains("4111"))
        var open = ConversationMonitor(settings: MonitorSettings(), examiner: try Fixture.examiner(reveals: true))
        var revealed: [Effect] = []
        for message in messages { open.take(.message(message), from: "test.jsonl") { revealed.append($0) } }
        #expect(Fixture.alerts(revealed).last?.excerpt == "Card 4111 1111 1111 1111 on file")
    }
}
