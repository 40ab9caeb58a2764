extension OpenAIChat {
    /// Lines of each shape, and what they must give.
    static let examples = [
        FormatExample(
            [
                #"{"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are the shop bot."},{"role":"user","content":"Where is my order 4471?"}],"safety_identifier":"cust-81","metadata":{"session_id":"s-9a1"}}"#,
                #"{"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are the shop bot."},{"role":"user","content":"Where is my order 4471?"},{"role":"assistant","content":null,"tool_calls":[{"id":"call_7","type":"function","function":{"name":"lookup_order","arguments":"{\"id\":4471}"}}]},{"role":"tool","tool_call_id":"call_7","content":"shipped"}],"safety_identifier":"cust-81","metadata":{"session_id":"s-9a1"}}"#,
            ],
            gives: [
                (1, Message(session: "s-9a1", user: "cust-81", role: .system, text: "You are the shop bot.")),
                (1, Message(session: "s-9a1", user: "cust-81", role: .user, text: "Where is my order 4471?")),
                (
                    2,
                    Message(
                        session: "s-9a1", user: "cust-81", role: .assistant, text: "",
                        // The hash is FNV-1a of {"id":4471}, computed apart from this program.
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)])
                ),
                (2, Message(session: "s-9a1", user: "cust-81", role: .tool, text: "shipped")),
            ]),
        FormatExample(
            [
                #"{"id":"chatcmpl-Bx12","object":"chat.completion","created":1772446272,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"It left our store on Monday.","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":1240,"completion_tokens":11,"total_tokens":1251,"prompt_tokens_details":{"cached_tokens":1024},"completion_tokens_details":{"reasoning_tokens":0}}}"#
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .assistant,
                        text: "It left our store on Monday.", model: "gpt-4o-mini-2024-07-18",
                        usage: TokenUsage(input: 1_240, cachedInput: 1_024, output: 11), finish: .stop, id: "chatcmpl-Bx12")
                )
            ]),
        FormatExample(
            [
                #"{"ts":"2026-03-02T10:11:12Z","request":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Are you open on Sunday?"}]},"response":{"id":"chatcmpl-Bx14","object":"chat.completion","created":1772446272,"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"No."},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}},"latency_ms":812}"#
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .user,
                        text: "Are you open on Sunday?")
                ),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .assistant, text: "No.",
                        model: "gpt-4o-mini", latencyMilliseconds: 812, usage: TokenUsage(input: 12, output: 3), finish: .stop,
                        id: "chatcmpl-Bx14")
                ),
            ]),
        // Azure's first chunk is empty; the last has the usage and no choices.
        FormatExample(
            [
                #"{"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}],"usage":null}"#,
                #"{"id":"chatcmpl-Bx15","object":"chat.completion.chunk","created":1772446272,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"finish_reason":null}],"usage":null}"#,
                #"{"id":"chatcmpl-Bx15","object":"chat.completion.chunk","created":1772446272,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"It left our store "},"finish_reason":null}],"usage":null}"#,
                #"{"id":"chatcmpl-Bx15","object":"chat.completion.chunk","created":1772446272,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"on Monday."},"finish_reason":null}],"usage":null}"#,
                #"{"id":"chatcmpl-Bx15","object":"chat.completion.chunk","created":1772446272,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}"#,
                #"{"id":"chatcmpl-Bx15","object":"chat.completion.chunk","created":1772446272,"model":"gpt-4o-mini","choices":[],"usage":{"prompt_tokens":1240,"completion_tokens":11,"total_tokens":1251,"prompt_tokens_details":{"cached_tokens":1024}}}"#,
            ],
            gives: [
                (
                    6,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .assistant,
                        text: "It left our store on Monday.", model: "gpt-4o-mini",
                        usage: TokenUsage(input: 1_240, cachedInput: 1_024, output: 11), finish: .stop, id: "chatcmpl-Bx15")
                )
            ]),
        // Two answers at once, of which one breaks off.
        FormatExample(
            [
                #"{"id":"c-1","object":"chat.completion.chunk","created":1772446272,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"call_7","type":"function","function":{"name":"lookup_order","arguments":"{\"id\""}}]}}]}"#,
                #"{"id":"c-2","object":"chat.completion.chunk","created":1772446273,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"We are"}}]}"#,
                #"{"id":"c-1","object":"chat.completion.chunk","created":1772446272,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":4471}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":41,"completion_tokens":15}}"#,
                #"{"id":"c-2","object":"chat.completion.chunk","created":1772446273,"model":"m","choices":[{"index":0,"delta":{"content":" open"}}]}"#,
            ],
            gives: [
                (
                    3,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .assistant, text: "", model: "m",
                        usage: TokenUsage(input: 41, output: 15),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool, id: "c-1")
                ),
                (
                    4,
                    Message(
                        time: EventTime("2026-03-02T10:11:13Z"), session: "example#2", sessionIsDerived: true, role: .assistant,
                        text: "We are open", model: "m", id: "c-2")
                ),
            ]),
        // A batch: requests and results in any order, joined by `custom_id`; a request that failed is an answer without words.
        FormatExample(
            [
                #"{"custom_id":"t3","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Where is my order?"}]}}"#,
                #"{"custom_id":"t4","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Are you open?"}]}}"#,
                #"{"id":"batch_req_2","custom_id":"t4","response":null,"error":{"code":"batch_expired","message":"not run in time"}}"#,
                #"{"id":"batch_req_1","custom_id":"t3","response":{"status_code":200,"request_id":"req_5","body":{"id":"chatcmpl-1","object":"chat.completion","created":1772446272,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"On its way."},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":4,"total_tokens":16}}},"error":null}"#,
            ],
            gives: [
                (1, Message(session: "example#1", sessionIsDerived: true, role: .user, text: "Where is my order?")),
                (2, Message(session: "example#2", sessionIsDerived: true, role: .user, text: "Are you open?")),
                (3, Message(session: "example#2", sessionIsDerived: true, role: .assistant, text: "", finish: .error, id: "t4")),
                (
                    4,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .assistant, text: "On its way.",
                        model: "gpt-4o-mini-2024-07-18", usage: TokenUsage(input: 12, output: 4), finish: .stop, id: "chatcmpl-1")
                ),
            ]),
    ]
}
