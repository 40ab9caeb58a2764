import ConversationLog
import Testing

@Suite struct ClaudeCodeTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("claude-code"))
    }

    private func line(_ type: String, _ message: String, _ more: String = "") -> String {
        #"{"type":"\#(type)","uuid":"u","parentUuid":null,"sessionId":"s","timestamp":"2026-03-02T10:11:12Z","message":\#(message)\#(more)}"#
    }

    private func answer(_ id: String, output: Int, text: String = "x") -> String {
        line("assistant", #"{"id":"\#(id)","role":"assistant","content":[{"type":"text","text":"\#(text)"}],"usage":{"input_tokens":3,"cache_creation_input_tokens":900,"cache_read_input_tokens":50,"output_tokens":\#(output)}}"#)
    }

    @Test func `what an answer used counts once, however many lines tell it`() {
        let read = read(answer("m1", output: 42), answer("m1", output: 42), answer("m2", output: 1))
        #expect(read.messages.map(\.usage) == [
            TokenUsage(input: 953, cachedInput: 50, cacheWrite: 900, output: 42), nil, TokenUsage(input: 953, cachedInput: 50, cacheWrite: 900, output: 1),
        ])
    }

    @Test func `counts that grow over the lines of an answer come to the last ones`() {
        let read = read(answer("m1", output: 1), answer("m1", output: 42), answer("m1", output: 30))
        #expect(read.tokens == [953, 42])
        #expect(read.messages.map { $0.usage?.output } == [1, 41, nil])
    }

    @Test func `results of tools, sidechains and what the program wrote are not the user's words`() {
        let result = line("user", #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"ok"}]}]}"#)
        let side = line("user", #"{"role":"user","content":"search for it"}"#, #","isSidechain":true"#)
        let meta = line("user", #"{"role":"user","content":"Caveat"}"#, #","isMeta":true"#)
        #expect(read(result, side, meta).messages.map(\.role) == [.tool, .system, .system])
    }

    @Test func `thoughts say nothing, but cost`() {
        let thought = line("assistant", #"{"id":"m","role":"assistant","content":[{"type":"thinking","thinking":"hm"}],"usage":{"input_tokens":3,"output_tokens":9}}"#)
        #expect(read(thought, thought).messages.map(\.text) == [""])
        #expect(read(thought, thought).tokens == [3, 9])
        #expect(read(thought, thought).skippedLines == [2])
    }

    @Test func `lines of other types are skipped`() {
        #expect(read(#"{"type":"summary","summary":"x","leafUuid":"u"}"#, #"{"type":"queue-operation","sessionId":"s"}"#).skippedLines == [1, 2])
        #expect(read(#"{"type":"user","sessionId":"s"}"#, #"{"a":1}"#).faults.map(\.reason) == [.incomplete, .incomplete])
    }

    @Test func `an error that the program writes as an answer is one`() {
        let error = line("assistant", #"{"id":"m","role":"assistant","model":"<synthetic>","content":[{"type":"text","text":"API Error"}],"usage":{"input_tokens":0,"output_tokens":0}}"#, #","isApiErrorMessage":true"#)
        #expect(read(error).messages.map(\.finish) == [.error])
        #expect(read(error).messages.map(\.model) == [nil])
        #expect(read(error).messages.map(\.usage) == [nil])
    }
}
