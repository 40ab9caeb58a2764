import ConversationLog
import Testing

@Suite struct OpenInferenceTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("openinference"))
    }

    private func span(_ kind: String, _ attributes: String, id: String = "a", parent: String? = nil) -> String {
        let above = parent.map { #","parent_id":"\#($0)""# } ?? ""
        return
            #"{"name":"n","span_id":"\#(id)","trace_id":"t"\#(above),"start_time":"2026-03-02T10:11:12Z","end_time":"2026-03-02T10:11:13Z","attributes":{"openinference.span.kind":"\#(kind)",\#(attributes)}}"#
    }

    @Test func `a chain's words are read where the calls in it have none`() {
        let hidden = span("LLM", #""llm.output_messages.0.message.content":"__REDACTED__","llm.token_count.prompt":41,"llm.token_count.completion":2"#, id: "b", parent: "a")
        let chain = span("CHAIN", #""input.value":"Hi","output.value":"Hello!","llm.token_count.prompt":41"#)
        #expect(read(hidden, chain).turns == ["t assistant ", "t user Hi", "t assistant Hello!"])
        #expect(read(hidden, chain).tokens == [41, 2])
        #expect(read(hidden).messages.map(\.marks) == [.withoutWords])
    }

    @Test func `what chains hand to each other within a trace is no talk`() {
        let inner = span("CHAIN", #""input.value":"internal","output.value":"state""#, id: "b", parent: "a")
        let search = span("RETRIEVER", #""input.value":"4471""#, id: "c", parent: "a")
        #expect(read(inner, search).skippedLines == [1, 2])
    }

    @Test func `a JSON value is read only where the span says that it is JSON`() {
        let value = #""input.value":"{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}""#
        #expect(read(span("AGENT", value + #","input.mime_type":"application/json""#)).messages.map(\.text) == ["Hi"])
        #expect(read(span("AGENT", value)).messages.map(\.textBytes) == [45])
    }

    @Test func `cached tokens are part of the prompt`() {
        let read = read(span("LLM", #""llm.token_count.prompt":41,"llm.token_count.prompt_details.cache_read":32,"llm.token_count.completion":2"#))
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 41, cachedInput: 32, output: 2)])
    }
}
