import ConversationLog
import Testing

@Suite struct OpenAIResponsesTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("openai-responses")) }

    private func response(_ id: String, after previous: String? = nil, _ text: String = "a", more: String = "") -> String {
        let before = previous.map { #""\#($0)""# } ?? "null"
        return #"{"id":"\#(id)","object":"response","created_at":1772446272,"status":"completed","model":"m","previous_response_id":\#(before),"output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"\#(text)"}]}]\#(more)}"#
    }

    @Test func `answers that go on from each other are one conversation, named by its root`() {
        let read = read([response("r1"), response("q1"), response("r2", after: "r1"), response("q2", after: "q1"), response("r3", after: "r2")])
        #expect(read.messages.map(\.session) == ["r1", "q1", "r1", "q1", "r1"])
        #expect(read.messages.allSatisfy { $0.sessionIsDerived })
    }

    @Test func `a conversation that the provider keeps is the session`() {
        let read = read([response("r1", more: #","conversation":{"id":"conv_1"}"#)])
        #expect(read.messages.map(\.session) == ["conv_1"])
        #expect(read.messages.map(\.sessionIsDerived) == [false])
    }

    @Test func `a first request and its response are one conversation, and so is what goes on from it`() {
        let read = read([
            #"{"model":"m","instructions":"S","input":"one"}"#, response("r1"), #"{"model":"m","input":"two","previous_response_id":"r1"}"#,
            response("r2", after: "r1"),
        ])
        #expect(Set(read.messages.map(\.session)) == ["log#1"])
        #expect(read.messages.map(\.role) == [.system, .user, .assistant, .user, .assistant])
    }

    @Test func `history that is sent again as items is read once`() {
        let read = read([
            #"{"model":"m","store":false,"input":[{"role":"user","content":"1"}],"metadata":{"session_id":"s"}}"#, response("r1", "one"),
            #"{"model":"m","store":false,"input":[{"role":"user","content":"1"},{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"one"}]},{"role":"user","content":[{"type":"input_text","text":"2"}]}],"metadata":{"session_id":"s"}}"#,
        ])
        #expect(read.messages.map(\.text) == ["1", "one", "2"])
    }

    @Test func `cached input is part of the input, reasoning of the output`() {
        let read = read([
            response("r", more: #","usage":{"input_tokens":1300,"input_tokens_details":{"cached_tokens":1024,"cache_write_tokens":200},"output_tokens":14,"output_tokens_details":{"reasoning_tokens":5}}"#)
        ])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 1_300, cachedInput: 1_024, cacheWrite: 200, output: 14)])
    }

    @Test func `times of seconds with a fraction give milliseconds`() {
        let read = read([
            #"{"id":"r","object":"response","created_at":1772446272.25,"completed_at":1772446273.0,"status":"completed","output":[]}"#
        ])
        #expect(read.messages.map(\.latencyMilliseconds) == [750])
        #expect(read.messages.map(\.time) == [EventTime(nanoseconds: 1_772_446_272_250_000_000)])
    }

    @Test(arguments: [
        (#""status":"incomplete","incomplete_details":{"reason":"max_output_tokens"}"#, Message.Finish.length),
        (#""status":"incomplete","incomplete_details":{"reason":"content_filter"}"#, .filter), (#""status":"failed","error":{"code":"server_error"}"#, .error),
        (#""status":"completed""#, .stop),
    ]) func `the status tells why it ended`(_ status: String, _ finish: Message.Finish) {
        #expect(read([#"{"id":"r","object":"response","output":[],\#(status)}"#]).messages.map(\.finish) == [finish])
    }

    @Test func `the pieces of a stream that breaks off are its text`() {
        let read = read([
            #"{"type":"response.created","response":{"id":"r","object":"response","created_at":1772446272,"status":"in_progress","model":"m","output":[]}}"#,
            #"{"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","name":"f","arguments":""}}"#,
            #"{"type":"response.function_call_arguments.delta","output_index":0,"delta":"{}"}"#,
            #"{"type":"response.output_text.delta","output_index":1,"delta":"Let "}"#, #"{"type":"response.output_text.delta","output_index":1,"delta":"me"}"#,
        ])
        #expect(read.messages.map(\.text) == ["Let me"])
        #expect(read.messages.first?.toolCalls.map(\.name) == ["f"])
        #expect(read.messages.map(\.id) == ["r"])
    }

    @Test func `an embedding's request is no conversation`() {
        #expect(read([#"{"model":"text-embedding-3","input":"a"}"#]).messages.isEmpty)
    }
}
