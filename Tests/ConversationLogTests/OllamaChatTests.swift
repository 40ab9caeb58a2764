import ConversationLog
import Testing

@Suite struct OllamaChatTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("ollama")) }

    private func piece(_ model: String, _ text: String, done: Bool = false, more: String = "") -> String {
        #"{"model":"\#(model)","created_at":"2026-03-02T10:11:12Z","message":{"role":"assistant","content":"\#(text)"},"done":\#(done)\#(more)}"#
    }

    @Test func `pieces of two models at once are two answers`() {
        let read = read([piece("a", "1"), piece("b", "x"), piece("a", "2", done: true), piece("b", "y", done: true)])
        #expect(read.messages.map(\.text) == ["12", "xy"])
        #expect(read.messages.map(\.model) == ["a", "b"])
    }

    @Test func `nanoseconds become milliseconds`() {
        #expect(read([piece("a", "1", done: true, more: #","total_duration":1234500000"#)]).messages.map(\.latencyMilliseconds) == [1_234.5])
    }

    @Test func `a count that is missing is not zero`() {
        #expect(read([piece("a", "1", done: true, more: #","eval_count":7"#)]).messages.map(\.usage) == [nil])
    }

    @Test func `a request of its chat is OpenAI's, and the answer belongs to it`() {
        let read = read([
            #"{"model":"a","messages":[{"role":"system","content":"S"},{"role":"user","content":"q"}],"session_id":"s","stream":true}"#, piece("a", "r1"),
            piece("a", "r2", done: true, more: #","done_reason":"length""#),
        ])
        #expect(read.messages.map(\.session) == ["s", "s", "s"])
        #expect(read.messages.map(\.text) == ["S", "q", "r1r2"])
        #expect(read.messages.last?.finish == .length)
    }

    @Test func `generate is read in pieces too`() {
        func piece(_ text: String, _ done: Bool) -> String { #"{"model":"a","created_at":"2026-03-02T10:11:12Z","response":"\#(text)","done":\#(done)}"# }
        #expect(read([piece("a", false), piece("b", false), piece("", true)]).messages.map(\.text) == ["ab"])
    }

    @Test func `calls of tools in pieces are kept`() {
        let call = #"{"model":"a","created_at":"2026-03-02T10:11:12Z","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":false}"#
        let read = read([call, piece("a", "", done: true)])
        // {"a":1}
        #expect(read.messages.first?.toolCalls.map(\.argumentBytes) == [7])
    }
}
