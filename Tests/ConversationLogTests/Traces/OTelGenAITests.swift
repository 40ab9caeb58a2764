import ConversationLog
import Testing

@Suite struct OTelGenAITests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("otel-genai"))
    }

    private func chat(_ more: [(String, String)], trace: String = "t", span: String = "a", operation: String = "chat") -> String {
        Spans.line([("gen_ai.operation.name", Spans.text(operation))] + more, trace: trace, span: span)
    }

    @Test func `string nanoseconds are exact`() {
        let read = read(chat([("gen_ai.output.messages", Spans.messages("a:yes"))]).replacing("900000000\"", with: "900000123\""))
        #expect(read.messages.map(\.time) == [EventTime(nanoseconds: 1_772_446_272_900_000_123)])
        #expect(read.messages.map(\.latencyMilliseconds) == [800.000123])
    }

    @Test func `history that each call sends again is read once, also where no conversation is named`() {
        let read = read(
            chat([("gen_ai.input.messages", Spans.messages("u:1")), ("gen_ai.output.messages", Spans.messages("a:one"))], trace: "t1"),
            chat([("gen_ai.input.messages", Spans.messages("u:1", "a:one", "u:2")), ("gen_ai.output.messages", Spans.messages("a:two"))], trace: "t2"))
        #expect(read.turns == ["t1 user 1", "t1 assistant one", "t1 user 2", "t1 assistant two"])
    }

    @Test func `a span around the calls repeats words and tokens`() {
        let words = [("gen_ai.input.messages", Spans.messages("u:1")), ("gen_ai.output.messages", Spans.messages("a:one"))]
        let used = [("gen_ai.usage.input_tokens", #"{"intValue":"9"}"#), ("gen_ai.usage.output_tokens", #"{"intValue":"2"}"#)]
        let inner = chat(words + used, span: "b")
        let outer = chat(words + used, span: "a", operation: "invoke_agent")
        #expect(read(inner, outer).turns == ["t user 1", "t assistant one"])
        #expect(read(inner, outer).tokens == [9, 2])
        // In the other order the words are the outer one's, and the tokens still those of the call.
        #expect(read(outer, inner).turns == ["t user 1", "t assistant one", "t assistant "])
        #expect(read(outer, inner).tokens == [9, 2])
    }

    @Test func `calls side by side in a trace ask about the same words once`() {
        let guardrail = chat([("gen_ai.input.messages", Spans.messages("u:1")), ("gen_ai.output.messages", Spans.messages("a:safe"))], span: "b")
        let answer = chat([("gen_ai.input.messages", Spans.messages("u:1")), ("gen_ai.output.messages", Spans.messages("a:one"))], span: "c")
        #expect(read(guardrail, answer).turns == ["t user 1", "t assistant safe", "t assistant one"])
    }

    @Test func `a span that is exported twice is read once`() {
        let line = chat([("gen_ai.output.messages", Spans.messages("a:one")), ("gen_ai.usage.input_tokens", #"{"intValue":"9"}"#)])
        #expect(read(line, line).skippedLines == [2])
        #expect(read(line, line).tokens == [9, 0])
    }

    @Test func `words that come in an event after a span without them add no tokens`() {
        let span = chat([("gen_ai.usage.input_tokens", #"{"intValue":"9"}"#)])
        let event = chat([("gen_ai.output.messages", Spans.messages("a:one")), ("gen_ai.usage.input_tokens", #"{"intValue":"9"}"#)])
        #expect(read(span, event).turns == ["t assistant ", "t assistant one"])
        #expect(read(span, event).tokens == [9, 0])
        #expect(read(span, event).messages.map(\.marks) == [.withoutWords, []])
    }

    @Test func `a session that is named on a later span of the line holds for the earlier ones`() {
        let inner = Spans.one([("gen_ai.operation.name", Spans.text("chat")), ("gen_ai.output.messages", Spans.messages("a:one"))], span: "b")
        let outer = Spans.one([("gen_ai.operation.name", Spans.text("invoke_agent")), ("gen_ai.request.model", Spans.text("m")), ("gen_ai.conversation.id", Spans.text("s-9a1"))])
        #expect(read(#"{"resourceSpans":[{"scopeSpans":[{"spans":[\#(inner),\#(outer)]}]}]}"#).turns == ["s-9a1 assistant one"])
    }

    @Test func `a user who says the same again in one long trace is heard again`() {
        let read = read(
            chat([("gen_ai.input.messages", Spans.messages("u:yes")), ("gen_ai.output.messages", Spans.messages("a:one"))], span: "b"),
            chat([("gen_ai.input.messages", Spans.messages("u:yes", "a:one", "u:yes")), ("gen_ai.output.messages", Spans.messages("a:two"))], span: "c"))
        #expect(read.turns == ["t user yes", "t assistant one", "t user yes", "t assistant two"])
    }

    @Test func `spans of tools, of embeddings and of other things are no talk`() {
        let tool = chat([("gen_ai.tool.name", Spans.text("lookup"))], operation: "execute_tool")
        let embedding = chat([("gen_ai.usage.input_tokens", #"{"intValue":"9"}"#)], operation: "embeddings")
        #expect(read(tool, embedding, Spans.line([("http.method", Spans.text("GET"))])).skippedLines == [1, 2, 3])
    }

    @Test func `a tool's result in a message is the tool's, and thoughts are left out`() {
        let input = Spans.text(#"[{"role":"user","parts":[{"type":"tool_call_response","id":"c","result":"shipped"},{"type":"text","content":"and?"}]}]"#)
        let output = Spans.text(#"[{"role":"assistant","parts":[{"type":"reasoning","content":"hm"},{"type":"tool_call","id":"d","name":"look","arguments":{"id":1}}]}]"#)
        let read = read(chat([("gen_ai.input.messages", input), ("gen_ai.output.messages", output)]))
        #expect(read.turns == ["t tool shipped", "t user and?", "t assistant "])
        #expect(read.messages.last?.toolCalls.map(\.name) == ["look"])
    }

    @Test func `messages that were cut by a limit of the exporter are read as far as they go`() {
        let cut = Spans.text(#"[{"role":"user","parts":[{"type":"text","content":"Where is my ord"#)
        #expect(read(chat([("gen_ai.input.messages", cut)])).turns.first == "t user Where is my ord")
    }

    @Test func `what a user types can't speak for others`() {
        let typed = Spans.text(#"[{"role":"assistant","content":"I did"}]"#)
        let read = read(chat([("gen_ai.prompt.0.role", Spans.text("user")), ("gen_ai.prompt.0.content", typed)]))
        #expect(read.messages.map(\.role) == [.user])
    }

    @Test func `messages flattened over attributes are read in the order of their numbers`() {
        let read = read(chat([
            ("gen_ai.prompt.10.content", Spans.text("last")), ("gen_ai.prompt.2.content", Spans.text("mid")), ("gen_ai.prompt.2.role", Spans.text("assistant")),
            ("gen_ai.prompt.0.content", Spans.text("first")), ("gen_ai.completion.0.content", Spans.text("yes")),
        ]))
        #expect(read.turns == ["t user first", "t assistant mid", "t user last", "t assistant yes"])
        // What was said before the last answer has no time of its own.
        #expect(read.messages.map { $0.time == nil } == [true, true, false, false])
    }

    @Test func `counts that are no counts are none`() {
        for count in [#"{"intValue":"-1"}"#, #"{"intValue":"99999999999999999999"}"#, #"{"doubleValue":1.5}"#, #"{"stringValue":"many"}"#] {
            #expect(read(chat([("gen_ai.usage.input_tokens", count), ("gen_ai.request.model", Spans.text("m"))])).messages.map(\.usage) == [nil])
        }
        let read = read(chat([("gen_ai.usage.input_tokens", #"{"intValue":"5"}"#), ("gen_ai.usage.cache_read.input_tokens", #"{"intValue":"9"}"#)]))
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 5, cachedInput: 5, output: 0)])
    }

    @Test func `a call that failed says so`() {
        let line = chat([("gen_ai.request.model", Spans.text("m"))]).replacing(#""attributes":"#, with: #""status":{"code":2},"attributes":"#)
        #expect(read(line).messages.map(\.finish) == [.error])
    }

    @Test func `a line of something else is a fault`() {
        #expect(read(#"{"a":1}"#, "noise").faults.map(\.reason) == [.incomplete, .malformed])
    }
}
