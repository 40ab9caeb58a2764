import ConversationLog
import Testing

@Suite struct LangSmithTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("langsmith"))
    }

    private func run(_ id: String, trace: String, type: String = "llm", metadata: String = "{}", _ more: String = "") -> String {
        #"{"id":"\#(id)","trace_id":"\#(trace)","dotted_order":"d","run_type":"\#(type)","session_id":"project","start_time":"2026-03-02T10:11:12","end_time":"2026-03-02T10:11:13","extra":{"metadata":\#(metadata)}\#(more)}"#
    }

    private let said = #","inputs":{"messages":[{"role":"user","content":"Hi"}]},"outputs":{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]},"prompt_tokens":"41","completion_tokens":"2""#

    @Test(arguments: ["session_id", "thread_id", "conversation_id"]) func `the project is no session: the metadata names it`(_ name: String) {
        #expect(read(run("r", trace: "t", metadata: #"{"\#(name)":"s-9a1"}"#, said)).turns == ["s-9a1 user Hi", "s-9a1 assistant Hello!"])
    }

    @Test func `without metadata the trace is the session, or the thread at the top`() {
        #expect(read(run("r", trace: "t", said)).messages.map(\.session) == ["t", "t"])
        #expect(read(run("r", trace: "t", said + #","thread_id":"th""#)).messages.map(\.session) == ["th", "th"])
    }

    @Test func `runs around a call repeat it, but may name its conversation`() {
        let chain = run("t", trace: "t", type: "chain", metadata: #"{"thread_id":"s-9a1"}"#, said)
        let call = run("r", trace: "t", said)
        #expect(read(chain, call).turns == ["s-9a1 user Hi", "s-9a1 assistant Hello!"])
        #expect(read(chain, call).skippedLines == [1])
        #expect(read(chain, call).tokens == [41, 2])
    }

    @Test func `naive times are UTC`() {
        #expect(read(run("r", trace: "t", said)).messages.map(\.time?.seconds) == [1_772_446_272, 1_772_446_273])
    }

    @Test func `LangChain's own counts are read where the run has none`() {
        let line = run("r", trace: "t", #","outputs":{"content":"Hello!","usage_metadata":{"input_tokens":41,"output_tokens":2,"input_token_details":{"cache_read":32}}}"#)
        #expect(read(line).messages.map(\.usage) == [TokenUsage(input: 41, cachedInput: 32, output: 2)])
    }
}
