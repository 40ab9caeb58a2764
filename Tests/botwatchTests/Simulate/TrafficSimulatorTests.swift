import Foundation
import Testing

@testable import botwatch

@Suite struct TrafficSimulatorTests {
    private static func settings(_ change: (inout TrafficSettings) -> Void = { _ in }) -> TrafficSettings {
        var settings = TrafficSettings()
        settings.seed = 11
        settings.sessions = 60
        settings.odd = 11
        settings.attacks = .count(12)
        change(&settings)
        return settings
    }

    @Test(arguments: LogStyle.allCases) func `the same seed gives the same bytes and labels`(_ style: LogStyle) {
        let settings = Self.settings { $0.style = style }
        let (first, second) = (SimulatedTraffic(settings), SimulatedTraffic(settings))
        #expect(first.bytes == second.bytes)
        #expect(first.labels == second.labels)
    }

    @Test func `another seed gives other bytes`() {
        let other = Self.settings { $0.seed = 12 }
        #expect(SimulatedTraffic(Self.settings()).bytes != SimulatedTraffic(other).bytes)
    }

    @Test func `every generic line is a JSON object with the promised fields`() throws {
        for object in try SimulatedTraffic(Self.settings()).objects() {
            let role = try #require(object["role"] as? String)
            #expect(object["content"] is String && object["session_id"] is String && object["user"] is String)
            #expect(["user", "assistant", "tool"].contains(role))
            #expect((object["model"] is String) == (role == "assistant"))
            #expect((object["prompt_tokens"] as? Int ?? 0 > 1_000) == (role == "assistant"))
        }
    }

    @Test(arguments: [1, 3]) func `times never go back, and lie within the days or shortly after`(_ days: Int) throws {
        let settings = Self.settings { $0.days = days }
        let times = try SimulatedTraffic(settings).objects().map { try #require($0["timestamp"] as? String) }
        #expect(times == times.sorted())
        let parser = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let first = try parser.parse(times[0]).timeIntervalSince1970
        let last = try parser.parse(times[times.count - 1]).timeIntervalSince1970
        #expect(first >= Double(settings.start))
        #expect(last < Double(settings.start) + Double(days) * 86_400 + 3_600)
        #expect(last - first > Double(days) * 86_400 - 57_600)
    }

    @Test func `sessions are interleaved`() throws {
        let sessions = try SimulatedTraffic(Self.settings { $0.sessions = 300 }).objects().compactMap {
            $0["session_id"] as? String
        }
        let changes = zip(sessions, sessions.dropFirst()).count { $0 != $1 }
        #expect(changes > 600)
    }

    @Test(arguments: LogStyle.allCases) func `each label points to a line of its session`(_ style: LogStyle) throws {
        let traffic = SimulatedTraffic(Self.settings { $0.style = style })
        let lines = traffic.lines
        for label in traffic.labels {
            #expect((label.attack == nil) == (label.firstAttackLine == nil))
            guard let line = label.firstAttackLine else { continue }
            let text = lines[line - 1]
            // A response that stands alone names its session by its own id only.
            #expect(text.contains(label.session) || text.contains("chatcmpl-" + label.session.dropFirst(2)))
        }
    }

    @Test(arguments: [(60, 12, 11), (200, 8, 10), (40, 0, 0), (25, 13, 12)])
    func `there are as many sessions of each sort as asked for`(_ sessions: Int, _ attacks: Int, _ odd: Int) throws {
        let traffic = SimulatedTraffic(
            Self.settings {
                $0.sessions = sessions
                $0.attacks = .count(attacks)
                $0.odd = odd
            })
        #expect(traffic.labels.count == sessions)
        #expect(Set(traffic.labels.map(\.session)).count == sessions)
        #expect(traffic.labels.count { $0.attack != nil } == attacks)
        #expect(traffic.labels.count { $0.oddity != nil } == odd)
        let seen = Set(try traffic.objects().compactMap { $0["session_id"] as? String })
        #expect(seen == Set(traffic.labels.map(\.session)))
    }

    @Test func `a share of attacked sessions is a share of all`() {
        let traffic = SimulatedTraffic(
            Self.settings {
                $0.sessions = 400
                $0.attacks = .share(0.05)
            })
        #expect(traffic.labels.count { $0.attack != nil } == 20)
    }

    @Test(arguments: AttackKind.allCases) func `each kind of attack takes place when asked for, after normal talk`(
        _ kind: AttackKind
    ) throws {
        let traffic = SimulatedTraffic(
            Self.settings {
                $0.attacks = .kinds([kind])
                $0.odd = 0
            })
        let label = try #require(traffic.labels.first { $0.attack != nil })
        #expect(label.attack == kind)
        let line = try #require(label.firstAttackLine)
        let before = try traffic.objects().prefix(line - 1).count { $0["session_id"] as? String == label.session }
        #expect(before >= 4)
    }

    @Test func `one customer's talk is timed as a person reads and types`() throws {
        let traffic = SimulatedTraffic(Self.settings { $0.attacks = .count(0) })
        let parser = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var last: [String: Date] = [:]
        var gaps: [Double] = []
        for object in try traffic.objects() {
            let session = try #require(object["session_id"] as? String)
            let time = try parser.parse(try #require(object["timestamp"] as? String))
            if object["role"] as? String == "user", let before = last[session] { gaps.append(time.timeIntervalSince(before)) }
            last[session] = time
        }
        gaps.sort()
        // Nobody reads and types in under a second; the median lies where reading two sentences and typing one does.
        #expect(gaps[gaps.count / 100] > 1)
        #expect((8...40).contains(gaps[gaps.count / 2]))
    }

    @Test func `users seldom say the same sentence twice`() throws {
        let traffic = SimulatedTraffic(
            Self.settings {
                $0.sessions = 170
                $0.attacks = .count(0)
            })
        let said = try traffic.objects().filter { $0["role"] as? String == "user" }.compactMap { $0["content"] as? String }
            .filter { $0.count > 20 }
        let repeats = said.count - Set(said).count
        #expect(said.count > 700)
        #expect(Double(repeats) < 0.03 * Double(said.count))
    }

    @Test func `settings that can't be met are refused with a sentence`() {
        #expect(Self.settings().problem == nil)
        #expect(Self.settings { $0.sessions = 0 }.problem == "at least one session is needed")
        #expect(Self.settings { $0.sessions = 20 }.problem == "12 attacked and 11 odd sessions don't fit into 20")
        #expect(Self.settings { $0.odd = -1 }.problem != nil)
        #expect(Self.settings { $0.days = 0 }.problem != nil)
    }

    @Test func `attacks are asked for by number, share or name`() {
        #expect(AttackPlan("8") == .count(8))
        #expect(AttackPlan("1.5%") == .share(0.015))
        #expect(AttackPlan("leak,bot_loop") == .kinds([.leak, .botLoop]))
        for wrong in ["", "-1", "leak,", "Leak", "101%", "x%", "nan%"] { #expect(AttackPlan(wrong) == nil) }
    }
}
