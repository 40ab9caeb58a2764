import ConversationLog
import Testing

@Suite struct AnthropicMessagesTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("anthropic")) }

    private func response(_ id: String, _ text: String, usage: String) -> String {
        #"{"id":"\#(id)","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"\#(text)"}],"stop_reason":"end_turn","usage":\#(usage)}"#
    }

    @Test func `cached and cache-written input is added to the input`() {
        let read = read([response("m", "a", usage: #"{"input_tokens":3,"cache_creation_input_tokens":900,"cache_read_input_tokens":50,"output_tokens":42}"#)])
        // 3 + 900 + 50
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 953, cachedInput: 50, cacheWrite: 900, output: 42)])
    }

    @Test func `an answer that is logged again is read once`() {
        let line = response("m", "a", usage: #"{"input_tokens":3,"output_tokens":4}"#)
        let read = read([line, line])
        #expect(read.messages.count == 1)
        #expect(read.skippedLines == [2])
    }

    @Test func `a tool's result beside a user's words is the tool's, and the words are the user's`() {
        let read = read([
            #"{"model":"claude-x","max_tokens":9,"system":"S","messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"r1"},{"type":"text","text":"r2"}]},{"type":"image","source":{}},{"type":"text","text":"And now?"}]}]}"#
        ])
        #expect(read.messages.map(\.role) == [.system, .tool, .user])
        #expect(read.messages.map(\.text) == ["S", "r1\nr2", "And now?"])
    }

    @Test func `the counts of a stream's last delta hold, and are not added`() {
        let read = read([
            #"{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"claude-x","content":[],"usage":{"input_tokens":10,"cache_read_input_tokens":5,"output_tokens":1}}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}"#,
            #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":"a"}}"#,
            #"{"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}}"#,
            #"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"b"}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":null},"usage":{"output_tokens":7}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":20}}"#,
            #"{"type":"message_stop"}"#,
        ])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 15, cachedInput: 5, output: 20)])
        #expect(read.messages.map(\.text) == ["a\nb"])
        #expect(read.messages.map(\.finish) == [.length])
    }

    @Test func `a stream that ends in an error, or in another's beginning, gives what came`() {
        func start(_ id: String) -> String { #"{"type":"message_start","message":{"id":"\#(id)","model":"claude-x","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}"# }
        func delta(_ text: String) -> String { #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"\#(text)"}}"# }
        let read = read([
            start("1"), delta("one"), start("2"), delta("two"), #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            #"{"type":"ping"}"#,
        ])
        #expect(read.messages.map(\.text) == ["one", "two"])
        #expect(read.messages.map(\.finish) == [nil, .error])
        #expect(read.skippedLines == [6])
    }

    @Test(arguments: [
        ("end_turn", Message.Finish.stop), ("stop_sequence", .stop), ("max_tokens", .length), ("model_context_window_exceeded", .length),
        ("tool_use", .tool), ("refusal", .filter), ("pause_turn", nil),
    ]) func `reasons to stop have one meaning`(_ word: String, _ finish: Message.Finish?) {
        let read = read([
            #"{"id":"m","type":"message","role":"assistant","content":[],"stop_reason":"\#(word)","usage":{"input_tokens":1,"output_tokens":1}}"#
        ])
        #expect(read.messages.map(\.finish) == [finish])
    }

    @Test(arguments: ["canceled", "expired"]) func `a request of a batch that was not run counts`(_ type: String) {
        let read = read([#"{"custom_id":"t","result":{"type":"\#(type)"}}"#])
        #expect(read.messages.map(\.finish) == [.error])
    }

    @Test func `a request without system is known by its model, and one of OpenAI's is left to OpenAI`() {
        let own = items(#"{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":"a"}]}"#)
        #expect(own.notices.map(\.format) == ["anthropic"])
        let other = items(#"{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"system","content":"S"},{"role":"user","content":"a"}]}"#)
        #expect(other.notices.map(\.format) == ["openai-chat"])
    }

    @Test func `a body without a time has none`() {
        let read = read([response("m", "a", usage: #"{"input_tokens":3,"output_tokens":4}"#)])
        #expect(read.messages.map(\.time) == [nil])
    }
}
