import Foundation
import Testing

@testable import botwatch

@Suite struct TurnWriterTests {
    private let session = SimulatedSession(
        id: Array("s-00000000a1".utf8), user: Array("cust-7".utf8), model: Array("gpt-4o-mini-2024-07-18".utf8), turns: [],
        label: SessionLabel(session: "s-00000000a1", source: "test"))

    private func written(_ text: String, _ speaker: SimulatedTurn.Speaker, _ style: LogStyle) -> (text: String, lines: Int) {
        var bytes: [UInt8] = []
        var memory = TurnWriter.Memory()
        let turn = SimulatedTurn(
            speaker: speaker, text: Array(text.utf8), gap: 812, attacks: false, promptTokens: 1_200, completionTokens: 9)
        // 2026-03-02T10:11:12.345Z, by date(1).
        let lines = TurnWriter(style: style).write(turn, of: session, at: 1_772_446_272_345, memory: &memory, to: &bytes)
        return (String(decoding: bytes, as: UTF8.self), lines)
    }

    @Test func `a generic line holds what the log knows, and only that`() {
        #expect(
            written("Hi", .user, .genericJSONL).text
                == #"{"timestamp":"2026-03-02T10:11:12.345Z","session_id":"s-00000000a1","role":"user","content":"Hi","user":"cust-7"}"#
                + "\n")
        #expect(
            written("Hello", .assistant, .genericJSONL).text
                == #"{"timestamp":"2026-03-02T10:11:12.345Z","session_id":"s-00000000a1","role":"assistant","content":"Hello","#
                + #""model":"gpt-4o-mini-2024-07-18","latency_ms":812,"prompt_tokens":1200,"completion_tokens":9,"user":"cust-7"}"#
                + "\n")
    }

    @Test func `what needs escaping in JSON comes back as it was`() throws {
        let text = "a \"quote\", a \\ and\nlines\tof\u{1}\u{1f}control, ü 🚲 \u{e0041}"
        let line = written(text, .user, .genericJSONL).text
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["content"] as? String == text)
    }

    @Test func `plain text keeps further lines, without empty ones, and counts them`() {
        let (text, lines) = written("one\n\ntwo\nthree", .user, .plain)
        #expect(text == "[2026-03-02 10:11:12] s-00000000a1 user: one\ntwo\nthree\n")
        #expect(lines == 3)
    }

    @Test func `plain text has no tools`() {
        let (text, lines) = written("{}", .tool(name: Array("lookup".utf8), arguments: Array("{}".utf8)), .plain)
        #expect(text.isEmpty && lines == 0)
    }
}
