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
    ]
}
