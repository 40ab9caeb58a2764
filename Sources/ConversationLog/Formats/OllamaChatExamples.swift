extension OllamaChat {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // Durations are in nanoseconds.
        FormatExample(
            [
                #"{"model":"llama3.2","created_at":"2026-03-02T10:11:12.400112Z","message":{"role":"assistant","content":"Order 4471 left "},"done":false}"#,
                #"{"model":"llama3.2","created_at":"2026-03-02T10:11:12.600112Z","message":{"role":"assistant","content":"our store on Monday."},"done":false}"#,
                #"{"model":"llama3.2","created_at":"2026-03-02T10:11:12.930112Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":830000000,"prompt_eval_count":41,"eval_count":11}"#,
            ],
            gives: [
                (
                    3,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.400112Z"), session: "example#1", sessionIsDerived: true, role: .assistant,
                        text: "Order 4471 left our store on Monday.", model: "llama3.2", latencyMilliseconds: 830,
                        usage: TokenUsage(input: 41, output: 11), finish: .stop)
                )
            ]),
        // Arguments of a tool are an object; the count of a prompt that was cached is missing, which is not zero.
        FormatExample(
            [
                #"{"model":"llama3.2","created_at":"2026-03-02T10:11:12Z","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"lookup_order","arguments":{"id":4471}}}]},"done":true,"done_reason":"stop","total_duration":830000000,"eval_count":11}"#,
                #"{"model":"llama3.2","created_at":"2026-03-02T10:11:14Z","response":"It left on Monday.","done":true,"done_reason":"length","context":[1,2,3],"total_duration":415500000,"prompt_eval_count":26,"eval_count":9}"#,
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, role: .assistant, text: "",
                        model: "llama3.2", latencyMilliseconds: 830,
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool)
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:14Z"), session: "example#2", sessionIsDerived: true, role: .assistant,
                        text: "It left on Monday.", model: "llama3.2", latencyMilliseconds: 415.5, usage: TokenUsage(input: 26, output: 9),
                        finish: .length)
                ),
            ]),
    ]
}
