extension LangChainMessages {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // All input is in one count, cached included; an id that comes again is read once.
        FormatExample(
            [
                #"{"type":"human","content":"Where is my order 4471?","id":null,"additional_kwargs":{},"response_metadata":{}}"#,
                #"{"type":"ai","content":"","id":"run-1","additional_kwargs":{},"tool_calls":[{"name":"lookup_order","args":{"id":4471},"id":"call_7","type":"tool_call"}],"usage_metadata":{"input_tokens":1240,"output_tokens":15,"total_tokens":1255,"input_token_details":{"cache_read":1024,"cache_creation":0}},"response_metadata":{"model_name":"gpt-4o-mini","finish_reason":"tool_calls"}}"#,
                #"{"type":"ai","content":"","id":"run-1","additional_kwargs":{},"tool_calls":[{"name":"lookup_order","args":{"id":4471},"id":"call_7","type":"tool_call"}],"usage_metadata":{"input_tokens":1240,"output_tokens":15,"total_tokens":1255,"input_token_details":{"cache_read":1024,"cache_creation":0}},"response_metadata":{"model_name":"gpt-4o-mini","finish_reason":"tool_calls"}}"#,
                #"{"type":"tool","content":"shipped","name":"lookup_order","tool_call_id":"call_7","id":null}"#,
            ],
            gives: [
                (1, Message(session: "example#1", sessionIsDerived: true, role: .user, text: "Where is my order 4471?")),
                (
                    2,
                    Message(
                        session: "example#1", sessionIsDerived: true, role: .assistant, text: "", model: "gpt-4o-mini",
                        usage: TokenUsage(input: 1_240, cachedInput: 1_024, output: 15),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool, id: "run-1")
                ),
                (4, Message(session: "example#1", sessionIsDerived: true, role: .tool, text: "shipped")),
            ]),
        // Rows of a message history, and serialized constructors.
        FormatExample(
            [
                #"{"id":7,"session_id":"s-9a1","message":{"type":"human","data":{"content":"Are you open on Sunday?","type":"human","id":"m-1"}},"created_at":"2026-03-02T10:11:12Z"}"#,
                #"{"session_id":"s-9a1","message":{"lc":1,"type":"constructor","id":["langchain","schema","messages","AIMessage"],"kwargs":{"content":[{"type":"text","text":"No."}],"id":"run-2","response_metadata":{"model":"claude-haiku-4-5","stop_reason":"end_turn"}}},"created_at":"2026-03-02T10:11:13Z"}"#,
            ],
            gives: [
                (
                    1,
                    Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .user, text: "Are you open on Sunday?", id: "m-1")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", role: .assistant, text: "No.", model: "claude-haiku-4-5",
                        finish: .stop, id: "run-2")
                ),
            ]),
        // The state of a graph is sent again whole.
        FormatExample(
            [
                #"{"thread_id":"s-9a1","messages":[{"type":"system","content":"You are the shop bot."},{"type":"human","content":"Hello"}]}"#,
                #"{"thread_id":"s-9a1","messages":[{"type":"system","content":"You are the shop bot."},{"type":"human","content":"Hello"},{"type":"ai","content":"Welcome."},{"type":"human","content":"Are you open?"}]}"#,
            ],
            gives: [
                (1, Message(session: "s-9a1", role: .system, text: "You are the shop bot.")),
                (1, Message(session: "s-9a1", role: .user, text: "Hello")),
                (2, Message(session: "s-9a1", role: .assistant, text: "Welcome.")),
                (2, Message(session: "s-9a1", role: .user, text: "Are you open?")),
            ]),
    ]
}
