import ConversationLog
import Testing

@Suite struct HeliconeTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("helicone")) }

    private func row(_ id: String, _ more: String) -> String {
        #"{"request_id":"\#(id)","request_created_at":"2026-03-02T10:11:12Z","response_created_at":"2026-03-02T10:11:13Z","response_status":200,"model":"m","properties":{"Helicone-Session-Id":"s"},"prompt_tokens":100,"completion_tokens":2,"prompt_cache_read_tokens":60\#(more)}"#
    }

    @Test func `cached input is counted the provider's way`() {
        #expect(read([row("a", #","provider":"OPENAI""#)]).messages.map(\.usage) == [TokenUsage(input: 100, cachedInput: 60, output: 2)])
        #expect(read([row("a", #","provider":"ANTHROPIC""#)]).messages.map(\.usage) == [TokenUsage(input: 160, cachedInput: 60, output: 2)])
    }

    @Test func `bodies of Anthropic are read, and their counts hold`() {
        let read = read([
            row("a", #","provider":"ANTHROPIC","request_body":{"model":"claude-x","max_tokens":9,"system":"S","messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"r"}]}]},"response_body":{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"text","text":"x"}],"stop_reason":"end_turn","usage":{"input_tokens":5,"cache_read_input_tokens":7,"output_tokens":1}}"#)
        ])
        #expect(read.messages.map(\.role) == [.system, .tool, .assistant])
        #expect(read.messages.last?.usage == TokenUsage(input: 12, cachedInput: 7, output: 1))
        #expect(Set(read.messages.map(\.session)) == ["s"])
    }

    @Test func `history in the bodies is read once`() {
        func bodies(_ messages: String, _ id: String, _ answer: String) -> String {
            #","request_body":{"model":"m","messages":\#(messages)},"response_body":{"id":"\#(id)","choices":[{"message":{"role":"assistant","content":"\#(answer)"}}]}"#
        }
        let read = read([
            row("a", bodies(#"[{"role":"user","content":"1"}]"#, "c1", "one")),
            row("b", bodies(#"[{"role":"user","content":"1"},{"role":"assistant","content":"one"},{"role":"user","content":"2"}]"#, "c2", "two")),
        ])
        #expect(read.messages.map(\.text) == ["1", "one", "2", "two"])
    }

    @Test func `counts that are not told are nil`() {
        let read = read([#"{"request_id":"a","request_created_at":"2026-03-02T10:11:12Z","response_status":500,"prompt_tokens":null}"#])
        #expect(read.messages.map(\.usage) == [nil])
        #expect(read.messages.map(\.finish) == [.error])
        #expect(read.messages.map(\.reportedCostNanodollars) == [nil])
    }
}
