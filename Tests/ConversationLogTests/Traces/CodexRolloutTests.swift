import ConversationLog
import Testing

@Suite struct CodexRolloutTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("codex-rollout"))
    }

    private func line(_ type: String, _ payload: String) -> String {
        #"{"timestamp":"2026-03-02T10:11:12Z","type":"\#(type)","payload":\#(payload)}"#
    }

    private func count(total: Int, last: Int) -> String {
        line("event_msg", #"{"type":"token_count","info":{"total_token_usage":{"total_tokens":\#(total)},"last_token_usage":{"input_tokens":\#(last),"cached_input_tokens":1,"output_tokens":2}}}"#)
    }

    @Test func `sums so far are not added, and an event that comes again counts once`() {
        let read = read(count(total: 12, last: 10), count(total: 12, last: 10), count(total: 34, last: 20))
        #expect(read.tokens == [30, 4])
        #expect(read.skippedLines == [2])
    }

    @Test func `an event that repeats what an item says is skipped`() {
        let read = read(
            line("response_item", #"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Done."}]}"#),
            line("event_msg", #"{"type":"agent_message","message":"Done."}"#))
        #expect(read.messages.map(\.text) == ["Done."])
        #expect(read.skippedLines == [2])
    }

    @Test func `without a head the session is the source's own`() {
        let read = read(line("response_item", #"{"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]}"#))
        #expect(read.messages.map(\.session) == ["log#1"])
        #expect(read.messages.map(\.sessionIsDerived) == [true])
    }

    @Test func `instructions of the developer are the system's, results of tools the tool's, thoughts nobody's`() {
        let read = read(
            line("session_meta", #"{"id":"s"}"#), line("response_item", #"{"type":"message","role":"developer","content":[{"type":"input_text","text":"Be brief."}]}"#),
            line("response_item", #"{"type":"reasoning","summary":[]}"#), line("response_item", #"{"type":"function_call_output","call_id":"c","output":{"content":"ok"}}"#),
            line("response_item", #"{"type":"custom_tool_call","name":"patch","input":"x"}"#), line("world_state", "{}"))
        #expect(read.turns == ["s system Be brief.", "s tool ok", "s assistant "])
        #expect(read.messages.last?.toolCalls == [ToolCall(name: "patch", argumentBytes: 1, argumentHash: 0xAF63_F54C_8602_1707)])
        #expect(read.skippedLines == [1, 3, 6])
    }

    @Test func `a line without payload is a fault`() {
        #expect(read(#"{"type":"event_msg"}"#, "x").faults.map(\.reason) == [.incomplete, .malformed])
    }
}
