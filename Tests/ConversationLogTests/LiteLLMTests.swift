import ConversationLog
import Testing

@Suite struct LiteLLMTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("litellm")) }

    private func call(_ id: String, _ messages: String, _ answer: String, more: String = "") -> String {
        #"{"id":"\#(id)","call_type":"acompletion","response_cost":0.5,"startTime":1772446272.0,"endTime":1772446273.0,"prompt_tokens":9,"completion_tokens":2,"model":"m","messages":\#(messages),"response":{"choices":[{"message":{"role":"assistant","content":"\#(answer)"}}]}\#(more)}"#
    }

    private let first = #"[{"role":"user","content":"1"}]"#
    private let second = #"[{"role":"user","content":"1"},{"role":"assistant","content":"one"},{"role":"user","content":"2"}]"#

    @Test func `its session id comes before the trace`() {
        let read = read([call("a", first, "one", more: #","trace_id":"t1","metadata":{"litellm_session_id":"s"}"#)])
        #expect(read.messages.map(\.session) == ["s", "s"])
    }

    @Test func `a new trace whose history is known goes on with that conversation`() {
        let read = read([call("a", first, "one", more: #","trace_id":"t1""#), call("b", second, "two", more: #","trace_id":"t2""#)])
        #expect(read.messages.map(\.session) == ["t1", "t1", "t1", "t1"])
        #expect(read.messages.map(\.text) == ["1", "one", "2", "two"])
    }

    @Test func `a call that is logged again is read once`() {
        let line = call("a", first, "one", more: #","trace_id":"t1""#)
        #expect(read([line, line]).messages.count == 2)
        #expect(read([line, line]).skippedLines == [2])
    }

    @Test func `cost is in dollars, and cached input is in the count`() {
        let read = read([call("a", first, "one", more: #","trace_id":"t","response":{"choices":[{"message":{"role":"assistant","content":"x"}}],"usage":{"prompt_tokens":9,"completion_tokens":2,"cache_read_input_tokens":8,"cache_creation_input_tokens":1}}"#)])
        #expect(read.messages.last?.reportedCostNanodollars == 500_000_000)
        #expect(read.messages.last?.usage == TokenUsage(input: 9, cachedInput: 8, cacheWrite: 1, output: 2))
    }

    @Test func `content that is kept out leaves what the call took`() {
        let read = read([
            #"{"id":"a","call_type":"acompletion","trace_id":"t","response_cost":0.5,"startTime":1772446272.0,"endTime":1772446273.0,"prompt_tokens":9,"completion_tokens":2,"model":"m","messages":"redacted-by-litellm","response":"redacted-by-litellm"}"#
        ])
        #expect(read.messages.map(\.text) == [""])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 9, output: 2)])
    }

    @Test func `a call that is no conversation is skipped`() {
        let read = read([
            #"{"id":"a","call_type":"aembedding","trace_id":"t","response_cost":0.5,"startTime":1772446272.0,"endTime":1772446273.0,"prompt_tokens":9,"completion_tokens":0,"model":"m","input":["x"],"response":{"data":[]}}"#
        ])
        #expect(read.skippedLines == [1])
    }
}
