extension LiteLLM {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // The second call sends the first again; of Anthropic's model, the payload's count of input has the cached in it.
        FormatExample(
            [
                #"{"id":"chatcmpl-Bx12","trace_id":"s-9a1","call_type":"acompletion","status":"success","response_cost":1.28e-05,"total_tokens":52,"prompt_tokens":41,"completion_tokens":11,"startTime":1772446272.1,"endTime":1772446272.93,"completionStartTime":1772446272.55,"model":"gpt-4o-mini","metadata":{"user_api_key_alias":"bot-prod"},"requester_ip_address":"203.0.113.9","messages":[{"role":"user","content":"Where is my order 4471?"}],"response":{"choices":[{"message":{"role":"assistant","content":"It left on Monday."}}]},"error_str":null}"#,
                #"{"id":"chatcmpl-Bx13","trace_id":"s-9a1","call_type":"acompletion","status":"success","response_cost":0.00125,"total_tokens":1060,"prompt_tokens":1056,"completion_tokens":4,"startTime":1772446282.0,"endTime":1772446282.5,"model":"claude-haiku-4-5","metadata":{"user_api_key_alias":"bot-prod"},"requester_ip_address":"203.0.113.9","messages":[{"role":"user","content":"Where is my order 4471?"},{"role":"assistant","content":"It left on Monday."},{"role":"user","content":"Thanks"}],"response":{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"Welcome."}}],"usage":{"prompt_tokens":1056,"completion_tokens":4,"total_tokens":1060,"cache_creation_input_tokens":0,"cache_read_input_tokens":1024}},"error_str":null}"#,
                #"{"id":"e-1","trace_id":"s-9a2","call_type":"acompletion","status":"failure","response_cost":0.0,"total_tokens":0,"prompt_tokens":0,"completion_tokens":0,"startTime":1772446292,"endTime":1772446293,"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello?"}],"response":{},"error_str":"timeout"}"#,
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.1Z"), session: "s-9a1", address: "203.0.113.9", bot: "bot-prod", role: .user,
                        text: "Where is my order 4471?")
                ),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.93Z"), session: "s-9a1", address: "203.0.113.9", bot: "bot-prod", role: .assistant,
                        text: "It left on Monday.", model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11),
                        reportedCostNanodollars: 12_800, id: "chatcmpl-Bx12")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:22Z"), session: "s-9a1", address: "203.0.113.9", bot: "bot-prod", role: .user, text: "Thanks")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:22.5Z"), session: "s-9a1", address: "203.0.113.9", bot: "bot-prod", role: .assistant,
                        text: "Welcome.", model: "claude-haiku-4-5", latencyMilliseconds: 500,
                        usage: TokenUsage(input: 1_056, cachedInput: 1_024, output: 4), reportedCostNanodollars: 1_250_000, finish: .stop,
                        id: "chatcmpl-Bx13")
                ),
                (3, Message(time: EventTime("2026-03-02T10:11:32Z"), session: "s-9a2", role: .user, text: "Hello?")),
                (
                    3,
                    Message(
                        time: EventTime("2026-03-02T10:11:33Z"), session: "s-9a2", role: .assistant, text: "", model: "gpt-4o-mini",
                        latencyMilliseconds: 1_000, usage: TokenUsage(input: 0, output: 0), reportedCostNanodollars: 0, finish: .error, id: "e-1")
                ),
            ])
    ]
}
