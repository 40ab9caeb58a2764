import ConversationLog
import Testing

@Suite struct VercelAISpansTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("vercel-ai"))
    }

    private let used = [("ai.usage.promptTokens", #"{"intValue":"41"}"#), ("ai.usage.completionTokens", #"{"intValue":"11"}"#)]

    private func inner(_ more: [(String, String)] = []) -> String {
        Spans.line(
            [
                ("ai.operationId", Spans.text("ai.generateText.doGenerate")),
                ("ai.prompt.messages", Spans.text(#"[{"role":"user","content":[{"type":"text","text":"Hi"}]}]"#)),
                ("ai.response.text", Spans.text("Hello!")),
            ] + used + more, span: "b", parent: "a")
    }

    private func outer(_ more: [(String, String)] = []) -> String {
        Spans.line(
            [
                ("ai.operationId", Spans.text("ai.generateText")), ("ai.prompt", Spans.text(#"{"system":"You are a bot.","prompt":"Hi"}"#)),
                ("ai.response.text", Spans.text("Hello!")),
            ] + used + more)
    }

    @Test func `words and tokens of the outer span count once, in either order`() {
        #expect(read(inner(), outer()).turns == ["t user Hi", "t assistant Hello!"])
        #expect(read(inner(), outer()).tokens == [41, 11])
        #expect(read(outer(), inner()).turns == ["t system You are a bot.", "t user Hi", "t assistant Hello!", "t assistant "])
        #expect(read(outer(), inner()).tokens == [41, 11])
    }

    @Test func `the metadata's own names give session and user`() {
        let read = read(inner([
            ("ai.telemetry.metadata.threadId", Spans.text("thread")), ("ai.telemetry.metadata.chat_session_id", Spans.text("chat")),
            ("ai.telemetry.metadata.userId", Spans.text("ann")), ("ai.telemetry.metadata.plan", Spans.text("pro")),
        ]))
        #expect(Set(read.messages.map(\.session)) == ["thread"])
        #expect(Set(read.messages.map(\.user)) == ["ann"])
        #expect(read.messages.allSatisfy { !$0.sessionIsDerived })
    }

    @Test func `the words of version 3 are known, and the SDK's reasons to stop`() {
        let line = Spans.line([
            ("ai.operationId", Spans.text("ai.streamText.doStream")), ("ai.result.text", Spans.text("No.")), ("ai.finishReason", Spans.text("content-filter")),
        ])
        #expect(read(line).messages.map(\.text) == ["No."])
        #expect(read(line).messages.map(\.finish) == [.filter])
    }

    @Test func `without recorded inputs and outputs a call has no words but its cost`() {
        let read = read(Spans.line([("ai.operationId", Spans.text("ai.streamText.doStream"))] + used))
        #expect(read.messages.map(\.marks) == [.withoutWords])
        #expect(read.tokens == [41, 11])
    }

    @Test func `runs of tools and embeddings are no talk, but other conventions in the same file are`() {
        let tool = Spans.line([("ai.operationId", Spans.text("ai.toolCall")), ("ai.toolCall.name", Spans.text("look"))])
        let otel = Spans.line([("gen_ai.operation.name", Spans.text("chat")), ("gen_ai.output.messages", Spans.messages("a:one"))], trace: "u")
        #expect(read(tool, otel).skippedLines == [1])
        #expect(read(tool, otel).turns == ["u assistant one"])
    }
}
