extension AnthropicMessages {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // The history comes again, and the result of a tool lies in a user's message. Cached input is added to the input.
        FormatExample(
            [
                #"{"model":"claude-haiku-4-5","max_tokens":400,"system":"You are the shop bot.","messages":[{"role":"user","content":"Where is my order 4471?"}],"metadata":{"user_id":"cust-81"}}"#,
                #"{"id":"msg_01Xk","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[{"type":"thinking","thinking":"An order."},{"type":"text","text":"Let me look."},{"type":"tool_use","id":"toolu_01","name":"lookup_order","input":{"id":4471}}],"stop_reason":"tool_use","usage":{"input_tokens":52,"cache_creation_input_tokens":100,"cache_read_input_tokens":4096,"output_tokens":33}}"#,
                #"{"model":"claude-haiku-4-5","max_tokens":400,"system":[{"type":"text","text":"You are the shop bot."}],"messages":[{"role":"user","content":"Where is my order 4471?"},{"role":"assistant","content":[{"type":"text","text":"Let me look."},{"type":"tool_use","id":"toolu_01","name":"lookup_order","input":{"id":4471}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_01","content":"shipped on Monday"}]}],"metadata":{"user_id":"cust-81"}}"#,
            ],
            gives: [
                (1, Message(session: "example#1", sessionIsDerived: true, user: "cust-81", role: .system, text: "You are the shop bot.")),
                (1, Message(session: "example#1", sessionIsDerived: true, user: "cust-81", role: .user, text: "Where is my order 4471?")),
                (
                    2,
                    Message(
                        session: "example#1", sessionIsDerived: true, user: "cust-81", role: .assistant, text: "Let me look.", model: "claude-haiku-4-5",
                        // 52 + 100 + 4,096, as the types of Anthropic's SDK say.
                        usage: TokenUsage(input: 4_248, cachedInput: 4_096, cacheWrite: 100, output: 33),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool,
                        id: "msg_01Xk")
                ),
                (3, Message(session: "example#1", sessionIsDerived: true, user: "cust-81", role: .tool, text: "shipped on Monday")),
            ]),
        FormatExample(
            [
                #"{"ts":"2026-03-02T10:11:12Z","session_id":"s-9a1","request":{"model":"claude-haiku-4-5","max_tokens":400,"messages":[{"role":"user","content":"Are you open on Sunday?"}]},"response":{"id":"msg_02","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[{"type":"text","text":"No."}],"stop_reason":"end_turn","usage":{"input_tokens":12,"output_tokens":4}},"latency_ms":640}"#
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .user, text: "Are you open on Sunday?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .assistant, text: "No.", model: "claude-haiku-4-5",
                        latencyMilliseconds: 640, usage: TokenUsage(input: 12, output: 4), finish: .stop, id: "msg_02")
                ),
            ]),
        // A stream: the counts of message_delta are of all so far.
        FormatExample(
            [
                #"{"type":"message_start","message":{"id":"msg_01Xn","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[],"stop_reason":null,"usage":{"input_tokens":52,"cache_creation_input_tokens":0,"cache_read_input_tokens":4096,"output_tokens":1}}}"#,
                #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
                #"{"type":"ping"}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Let me "}}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"look."}}"#,
                #"{"type":"content_block_stop","index":0}"#,
                #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_01","name":"lookup_order","input":{}}}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"id\":"}}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"4471}"}}"#,
                #"{"type":"content_block_stop","index":1}"#,
                #"{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":33}}"#,
                #"{"type":"message_stop"}"#,
            ],
            gives: [
                (
                    12,
                    Message(
                        session: "example#1", sessionIsDerived: true, role: .assistant, text: "Let me look.", model: "claude-haiku-4-5",
                        usage: TokenUsage(input: 4_148, cachedInput: 4_096, output: 33),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool,
                        id: "msg_01Xn")
                )
            ]),
        // A batch's results, in any order: the failed one is an answer without words.
        FormatExample(
            [
                #"{"custom_id":"t4","result":{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: missing"}}}}"#,
                #"{"custom_id":"t3","result":{"type":"succeeded","message":{"id":"msg_01Xo","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[{"type":"text","text":"On its way."}],"stop_reason":"end_turn","usage":{"input_tokens":52,"output_tokens":11}}}}"#,
            ],
            gives: [
                (1, Message(session: "example#1", sessionIsDerived: true, role: .assistant, text: "", finish: .error, id: "t4")),
                (
                    2,
                    Message(
                        session: "example#2", sessionIsDerived: true, role: .assistant, text: "On its way.", model: "claude-haiku-4-5",
                        usage: TokenUsage(input: 52, output: 11), finish: .stop, id: "msg_01Xo")
                ),
            ]),
    ]
}
