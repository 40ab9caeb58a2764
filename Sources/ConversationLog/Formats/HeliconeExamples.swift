extension Helicone {
    /// Lines of each shape, and what they must give.
    static let examples = [
        FormatExample(
            [
                #"{"response_created_at":"2026-03-02T10:11:12.930Z","response_body":{"id":"chatcmpl-Bx12","choices":[{"index":0,"message":{"role":"assistant","content":"It left on Monday."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1240,"completion_tokens":11,"total_tokens":1251,"prompt_tokens_details":{"cached_tokens":1024}}},"response_status":200,"request_id":"h1","request_created_at":"2026-03-02T10:11:12.100Z","request_body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are the shop bot."},{"role":"user","content":"Where is my order 4471?"}]},"request_user_id":"cust-81","request_properties":{"Helicone-Session-Id":"s-9a1"},"model":"gpt-4o-mini","provider":"OPENAI","delay_ms":830,"prompt_tokens":1240,"completion_tokens":11,"cost":1.28e-05,"costUSD":1.28e-05}"#
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.1Z"), session: "s-9a1", user: "cust-81", role: .system, text: "You are the shop bot.")
                ),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.1Z"), session: "s-9a1", user: "cust-81", role: .user, text: "Where is my order 4471?")
                ),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.93Z"), session: "s-9a1", user: "cust-81", role: .assistant, text: "It left on Monday.",
                        model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 1_240, cachedInput: 1_024, output: 11),
                        reportedCostNanodollars: 12_800, finish: .stop, id: "chatcmpl-Bx12")
                ),
            ]),
        // Without bodies: what the calls took. Anthropic counts cached input apart.
        FormatExample(
            [
                #"{"response_created_at":"2026-03-02T10:11:22.500Z","response_status":200,"request_id":"h2","request_created_at":"2026-03-02T10:11:22Z","request_user_id":"cust-81","request_properties":{"Helicone-Session-Id":"s-9a1"},"model":"claude-haiku-4-5","provider":"ANTHROPIC","delay_ms":500,"total_tokens":56,"prompt_tokens":52,"prompt_cache_write_tokens":0,"prompt_cache_read_tokens":4096,"completion_tokens":4,"cost":0.0004,"costUSD":0.0004}"#,
                #"{"response_created_at":"2026-03-02T10:11:33Z","response_status":429,"request_id":"h3","request_created_at":"2026-03-02T10:11:32Z","request_user_id":"cust-81","request_properties":{"Helicone-Session-Id":"s-9a1"},"model":"gpt-4o-mini","provider":"OPENAI","delay_ms":1000,"prompt_tokens":null,"completion_tokens":null}"#,
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:22.5Z"), session: "s-9a1", user: "cust-81", role: .assistant, text: "",
                        model: "claude-haiku-4-5", latencyMilliseconds: 500, usage: TokenUsage(input: 4_148, cachedInput: 4_096, output: 4),
                        reportedCostNanodollars: 400_000, id: "h2")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:33Z"), session: "s-9a1", user: "cust-81", role: .assistant, text: "", model: "gpt-4o-mini",
                        latencyMilliseconds: 1_000, finish: .error, id: "h3")
                ),
            ]),
    ]
}
