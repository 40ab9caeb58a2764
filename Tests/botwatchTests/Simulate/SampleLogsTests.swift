import Foundation
import Testing

@testable import botwatch

/// The committed sample logs hold what their README says of them.
@Suite struct SampleLogsTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../sample-logs").standardizedFileURL

    private struct Row {
        let session: String
        let attack: String
        let line: Int?
        let oddity: String
    }

    private func rows(_ name: String) throws -> [Row] {
        let text = try String(contentsOf: Self.folder.appending(path: name + ".labels.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.first == "session_id,label,attack_kind,first_attack_line,hard_negative,source")
        return try lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 6)
            #expect((fields[1] == "1") == !fields[2].isEmpty)
            return Row(session: fields[0], attack: fields[2], line: Int(fields[3]), oddity: fields[4])
        }
    }

    private func data(_ name: String) throws -> Data { try Data(contentsOf: Self.folder.appending(path: name)) }

    private func time(_ object: [String: Any]) throws -> Date {
        let text = try #require((object["timestamp"] ?? object["ts"]) as? String)
        return try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)
    }

    @Test func `the support day has the promised size and mixture`() throws {
        let objects = try ParsedLines.objects(data("support-day.jsonl"))
        let rows = try rows("support-day")
        let spoken = objects.count { $0["role"] as? String != "tool" }
        #expect(spoken >= 2_200)
        #expect(Set(objects.compactMap { $0["session_id"] as? String }) == Set(rows.map(\.session)))
        #expect(rows.count >= 160)
        let attacks = rows.filter { !$0.attack.isEmpty }.map(\.attack)
        #expect(attacks.count == 8 && Set(attacks).count == 8)
        let oddities = rows.filter { !$0.oddity.isEmpty }.map(\.oddity)
        #expect(oddities.count == 10 && Set(oddities).count == 10)
        let times = try objects.map(time)
        #expect(times == times.sorted())
    }

    /// A forest must have learned from something: attacks that no rule sees alone come three hours after the shop opens at 7.
    @Test func `attacks of the support day begin in the middle of their sessions, and late enough`() throws {
        let objects = try ParsedLines.objects(data("support-day.jsonl"))
        let opening = try Date.ISO8601FormatStyle().parse("2026-03-02T07:00:00Z")
        var early = 0
        for row in try rows("support-day") where !row.attack.isEmpty {
            let line = try #require(row.line)
            #expect(objects[line - 1]["session_id"] as? String == row.session)
            let before = objects.prefix(line - 1).count { $0["session_id"] as? String == row.session }
            #expect(before >= 4, "\(row.attack)")
            if try time(objects[line - 1]).timeIntervalSince(opening) < 4 * 3_600 {
                early += 1
                #expect(["leak", "tag_characters"].contains(row.attack))
            }
        }
        #expect(early == 2)
    }

    @Test func `users of the support day seldom repeat a sentence`() throws {
        let said = try ParsedLines.objects(data("support-day.jsonl")).filter { $0["role"] as? String == "user" }
            .compactMap { $0["content"] as? String }.filter { $0.count > 20 }
        #expect(Double(said.count - Set(said).count) < 0.03 * Double(said.count))
    }

    @Test func `the chat completions are sound, and two sessions are attacked`() throws {
        let calls = try ParsedLines.objects(data("openai-chat.jsonl"))
        let rows = try rows("openai-chat")
        #expect(rows.count >= 40)
        #expect(rows.filter { !$0.attack.isEmpty }.map(\.attack) == ["secret", "injection"])
        let sessions = calls.compactMap {
            (($0["request"] as? [String: Any])?["metadata"] as? [String: Any])?["session_id"] as? String
        }
        #expect(sessions.count == calls.count && Set(sessions) == Set(rows.map(\.session)))
        for row in rows { if let line = row.line { #expect(sessions[line - 1] == row.session) } }
        let times = try calls.map(time)
        #expect(times == times.sorted())
    }

    @Test func `the plain log has continuation lines, and its attack is where the label says`() throws {
        let lines = String(decoding: try data("plain.log"), as: UTF8.self).split(separator: "\n").map(String.init)
        let rows = try rows("plain")
        let heads = lines.filter { $0.contains(#/^\[2026-03-\d\d \d\d:\d\d:\d\d\] s-[0-9a-f]{10} (user|bot): /#) }
        #expect(heads.count < lines.count && heads.count > 400)
        #expect(rows.count >= 40)
        let attacked = rows.filter { !$0.attack.isEmpty }
        #expect(attacked.map(\.attack) == ["leak"])
        #expect(lines[try #require(attacked.first?.line) - 1].contains(attacked[0].session))
    }

    @Test func `yesterday has over a hundred sessions, two of them attacked`() throws {
        let rows = try rows("yesterday")
        #expect(rows.count >= 100)
        #expect(rows.filter { !$0.attack.isEmpty }.map(\.attack) == ["bot_loop", "credential_stuffing"])
        // RFC 1952: the two magic bytes, deflate, no name in the header (flags 0), and no time, so that packing again gives the same.
        #expect(Array(try data("yesterday.jsonl.gz").prefix(8)) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
    }

    /// The commands in README.md make the files again, byte for byte.
    @Test(arguments: [
        ("support-day.jsonl", 7 as UInt64, 190, "8", 10, LogStyle.genericJSONL),
        ("openai-chat.jsonl", 3, 46, "secret,injection", 4, .openAIPairs),
        ("plain.log", 11, 48, "leak", 4, .plain),
    ])
    func `a sample is what its settings give`(
        _ name: String, _ seed: UInt64, _ sessions: Int, _ attacks: String, _ odd: Int, _ style: LogStyle
    ) throws {
        var settings = TrafficSettings()
        settings.seed = seed
        settings.sessions = sessions
        settings.attacks = try #require(AttackPlan(attacks))
        settings.odd = odd
        settings.style = style
        let traffic = SimulatedTraffic(settings)
        #expect(try data(name) == Data(traffic.bytes))
        let labels = ([SessionLabel.csvHeader] + traffic.labels.map(\.csvRow)).map { $0 + "\n" }.joined()
        let stem = name.prefix { $0 != "." }
        #expect(try String(decoding: data("\(stem).labels.csv"), as: UTF8.self) == labels)
    }

    @Test func `README lists every attacked session with its line`() throws {
        let readme = String(decoding: try data("README.md"), as: UTF8.self)
        for (stem, file) in [
            ("support-day", "support-day.jsonl"), ("openai-chat", "openai-chat.jsonl"), ("plain", "plain.log"),
            ("yesterday", "yesterday.jsonl.gz"),
        ] {
            for row in try rows(stem) where !row.attack.isEmpty {
                #expect(readme.contains("| `\(file)` | `\(row.session)` | \(row.attack) | \(try #require(row.line)) |"))
            }
        }
    }

    @Test(arguments: ["support-day.jsonl", "openai-chat.jsonl", "plain.log", "yesterday.jsonl.gz"])
    func `no sample is over 1.2 megabytes, and README names it`(_ name: String) throws {
        #expect(try data(name).count < 1_200_000)
        #expect(String(decoding: try data("README.md"), as: UTF8.self).contains("`\(name)`"))
    }
}
