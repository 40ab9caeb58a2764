import ConversationLog
import Testing

@Suite struct BedrockInvocationTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("bedrock")) }

    private func record(_ input: String, _ output: String, more: String = "") -> String {
        #"{"schemaType":"ModelInvocationLog","timestamp":"2026-03-02T10:11:12Z","requestId":"q","modelId":"m","input":{\#(input)},"output":{\#(output)}\#(more)}"#
    }

    @Test func `cached input is added to the input`() {
        let read = read([record(#""inputTokenCount":10,"cacheReadInputTokenCount":20,"cacheWriteInputTokenCount":30"#, #""outputTokenCount":4"#)])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 60, cachedInput: 20, cacheWrite: 30, output: 4)])
    }

    @Test func `models that take a text are read`() {
        let read = read([
            record(#""inputBodyJson":{"prompt":"q1"}"#, #""outputBodyJson":{"generation":"a1","stop_reason":"length"}"#),
            record(#""inputBodyJson":{"inputText":"q2"}"#, #""outputBodyJson":{"results":[{"outputText":"a2","completionReason":"FINISH"}]}"#, more: #","x":1"#),
        ])
        #expect(read.messages.map(\.text) == ["q1", "a1", "q2", "a2"])
        #expect(read.messages.map(\.finish) == [nil, .length, nil, nil])
    }

    @Test func `a record that is written again is read once`() {
        let line = record(#""inputBodyJson":{"messages":[{"role":"user","content":[{"text":"q"}]}]}"#, #""outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"a"}]}}}"#)
        #expect(read([line, line]).messages.map(\.text) == ["q", "a"])
    }

    @Test func `a call that failed counts`() {
        let read = read([record(#""inputBodyJson":{"messages":[{"role":"user","content":[{"text":"q"}]}]}"#, "", more: #","errorCode":"ThrottlingException""#)])
        #expect(read.messages.map(\.finish) == [nil, .error])
    }

    @Test func `bodies of Converse by themselves are known`() {
        let read = items(#"{"modelId":"m","system":[{"text":"S"}],"messages":[{"role":"user","content":[{"text":"q"}]}]}"#)
        #expect(read.notices.map(\.format) == ["bedrock"])
        #expect(read.messages.map(\.role) == [.system, .user])
    }

    @Test func `a guardrail is a filter`() {
        let read = read([record("", #""outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"no"}]}},"stopReason":"guardrail_intervened"}"#)])
        #expect(read.messages.map(\.finish) == [.filter])
    }
}
