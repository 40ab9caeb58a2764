import ConversationLog
import Foundation
import SecuritySpend
import Testing

@testable import SessionWatch

/// The contracts that other programs read: fields, their order, and that nothing from a log breaks out of them.
@Suite struct EffectJSONTests {
    // 2026-03-02T09:00:00Z.
    private static let time = EventTime(nanoseconds: 1_772_442_000_250_000_000)

    private func alert(_ text: String = "hello \"there\"", full: Bool = true) -> Alert {
        Alert(
            id: 0xAB, time: full ? Self.time : nil, session: text, severity: .high, risk: 0.912345678, score: full ? 0.5 : nil,
            threshold: full ? 0.625 : nil, kind: "hidden-tags", tags: ["LLM01:2025", "AML.T0068"],
            reasons: [
                Reason(signal: "hidden-tags", value: 12, usual: nil, share: 0.75, text: "12 invisible tag characters"),
                Reason(signal: "user.entropy", value: 5.25, usual: 3.5...4.75, share: 0.25, text: text),
            ],
            source: text, place: LinePlace(line: 7, offset: 1_234), excerpt: text, sessionCost: Money(nanodollars: 310_000),
            attackerCost: Money(nanodollars: 1_500_000_000))
    }

    private func score(_ text: String = "s-1", full: Bool = true) -> ScoreRecord {
        ScoreRecord(
            place: LinePlace(line: 7, offset: 1_234), session: text, role: .assistant, time: full ? Self.time : nil,
            score: full ? 0.5 : nil, risk: 0.1)
    }

    private func record(_ text: String = "s-1", full: Bool = true) -> SessionRecord {
        SessionRecord(
            session: text, user: full ? text : nil, bot: full ? text : nil, model: full ? text : nil, firstSeen: full ? Self.time : nil,
            lastSeen: full ? Self.time : nil, messages: 12, userMessages: 6, inputTokens: 900, outputTokens: 40, risk: 0.25,
            flagged: full ? .critical : nil, rules: full ? ["hidden-tags"] : [], cost: Money(nanodollars: 42), end: .evicted)
    }

    private func message(_ text: String = "hello", full: Bool = true) -> String {
        Message(
            time: full ? Self.time : nil, session: text, user: full ? text : nil, bot: full ? text : nil, role: .assistant, text: text,
            textBytes: 70_000, model: full ? text : nil, latencyMilliseconds: full ? 812.5 : nil,
            usage: full ? TokenUsage(input: 900, cachedInput: 300, output: 40) : nil,
            toolCalls: full ? [ToolCall(name: text, argumentBytes: 2, argumentHash: 1)] : [], finish: full ? .length : nil,
            place: LinePlace(line: 7, offset: 1_234), marks: full ? [.repaired] : [.withoutWords]
        ).json(source: text, session: text, redacted: { $0 })
    }

    @Test func `the end of a cut text goes, since it may be half of a number`() {
        let text = String(repeating: "a ", count: 100) + "card 4111 1111 1111 11"
        let message = Message(session: "s", role: .assistant, text: text, marks: .cut)
        #expect(!message.json(source: "log", session: "s", redacted: { $0 }).contains("4111"))
    }

    @Test func `every contract has the fields and order of its golden file`() throws {
        try Golden.compare(alert().json + "\n" + alert(full: false).json + "\n", with: "alert-v1.jsonl")
        try Golden.compare(score().json + "\n" + score(full: false).json + "\n", with: "score.jsonl")
        try Golden.compare(record().json + "\n" + record(full: false).json + "\n", with: "session-v1.jsonl")
        try Golden.compare(message() + "\n" + message(full: false) + "\n", with: "message-v1.jsonl")
        try Golden.compare(alert().text + "\n" + alert(full: false).text + "\n", with: "alert.txt")
    }

    @Test func `an alert's fields have the values that a parser reads`() throws {
        let object = try parsed(alert().json)
        #expect(object["schema"] as? String == "botwatch.alert.v1")
        #expect(object["id"] as? String == "00000000000000ab")
        #expect(object["time"] as? String == "2026-03-02T09:00:00.250Z")
        #expect(object["risk"] as? Double == 0.912346)
        #expect(object["excerpt"] as? String == "hello \"there\"")
        let reasons = try #require(object["reasons"] as? [[String: Any]])
        #expect(reasons[0]["usual"] is NSNull)
        #expect(reasons[1]["usual"] as? [Double] == [3.5, 4.75])
        let spend = try #require(object["spend"] as? [String: Double])
        #expect(spend == ["session_usd": 0.00031, "attacker_usd": 1.5])
        let source = try #require(object["source"] as? [String: Any])
        #expect(source["line"] as? Int == 7 && source["offset"] as? Int == 1_234)
    }

    @Test(arguments: HostileStrings.all)
    func `a hostile text in any field stays a text of its field`(_ string: HostileString) throws {
        for line in [alert(string.text).json, score(string.text).json, record(string.text).json, message(string.text)] {
            #expect(line.unicodeScalars.allSatisfy { !Self.isForbidden($0) })
            let object = try parsed(line)
            #expect(object["session"] as? String == string.text)
        }
        #expect(try parsed(alert(string.text).json)["excerpt"] as? String == string.text)
        #expect(try parsed(message(string.text))["text"] as? String == string.text)
    }

    @Test(arguments: HostileStrings.all)
    func `a hostile text can't act on a terminal that an alert is printed to`(_ string: HostileString) {
        let lines = alert(string.text).text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 4)
        #expect(lines.joined().unicodeScalars.allSatisfy { !Self.isForbidden($0) })
    }

    private func parsed(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// Classes that may not leave: control, format, surrogate, private, unassigned, line and paragraph separators.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
