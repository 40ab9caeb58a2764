extension BedrockInvocation {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // Converse, whose second call sends the first again and has a tool's result in a user's message; cached input is counted apart.
        FormatExample(
            [
                #"{"schemaType":"ModelInvocationLog","timestamp":"2026-03-02T10:11:12Z","requestId":"q1","operation":"Converse","modelId":"amazon.nova-lite-v1:0","input":{"inputBodyJson":{"system":[{"text":"You are the shop bot."}],"messages":[{"role":"user","content":[{"text":"Where is my order 4471?"}]}]},"inputTokenCount":41},"output":{"outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"Let me look."},{"toolUse":{"toolUseId":"t1","name":"lookup_order","input":{"id":4471}}}]}},"stopReason":"tool_use","metrics":{"latencyMs":830},"usage":{"inputTokens":41,"outputTokens":11,"totalTokens":52}},"outputTokenCount":11},"requestMetadata":{"sessionId":"s-9a1"}}"#,
                #"{"schemaType":"ModelInvocationLog","timestamp":"2026-03-02T10:11:14Z","requestId":"q2","operation":"Converse","modelId":"amazon.nova-lite-v1:0","input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"Where is my order 4471?"}]},{"role":"assistant","content":[{"text":"Let me look."},{"toolUse":{"toolUseId":"t1","name":"lookup_order","input":{"id":4471}}}]},{"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"json":{"status":"shipped"}}]}}]}]},"inputTokenCount":60,"cacheReadInputTokenCount":1024},"output":{"outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"It left on Monday."}]}},"stopReason":"end_turn","metrics":{"latencyMs":410}},"outputTokenCount":9},"requestMetadata":{"sessionId":"s-9a1"}}"#,
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .system, text: "You are the shop bot.")),
                (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .assistant, text: "Let me look.",
                        model: "amazon.nova-lite-v1:0", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool, id: "q1")
                ),
                (2, Message(time: EventTime("2026-03-02T10:11:14Z"), session: "s-9a1", role: .tool, text: #"{"status":"shipped"}"#)),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:14Z"), session: "s-9a1", role: .assistant, text: "It left on Monday.",
                        model: "amazon.nova-lite-v1:0", latencyMilliseconds: 410,
                        usage: TokenUsage(input: 1_084, cachedInput: 1_024, output: 9), finish: .stop, id: "q2")
                ),
            ]),
        // Anthropic's own body, streamed; then one whose bodies lie elsewhere.
        FormatExample(
            [
                #"{"schemaType":"ModelInvocationLog","timestamp":"2026-03-02T10:11:12Z","requestId":"q3","operation":"InvokeModelWithResponseStream","modelId":"amazon.nova-lite-v1:0","input":{"inputBodyJson":{"anthropic_version":"bedrock-2023-05-31","max_tokens":400,"messages":[{"role":"user","content":"Are you open?"}]},"inputTokenCount":12},"output":{"outputBodyJson":[{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[],"usage":{"input_tokens":12,"output_tokens":1}}},{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}},{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"No"}},{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"."}},{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":4}},{"type":"message_stop"}],"outputTokenCount":4},"requestMetadata":{"sessionId":"s-9a2"}}"#,
                #"{"schemaType":"ModelInvocationLog","timestamp":"2026-03-02T10:12:12Z","requestId":"q4","operation":"Converse","modelId":"amazon.nova-lite-v1:0","input":{"inputBodyS3Path":"s3://logs/q4","inputTokenCount":90000},"output":{"outputBodyS3Path":"s3://logs/q4o","outputTokenCount":11},"requestMetadata":{"sessionId":"s-9a2"}}"#,
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a2", role: .user, text: "Are you open?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a2", role: .assistant, text: "No.",
                        model: "amazon.nova-lite-v1:0", usage: TokenUsage(input: 12, output: 4), finish: .stop, id: "q3")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:12:12Z"), session: "s-9a2", role: .assistant, text: "", model: "amazon.nova-lite-v1:0",
                        usage: TokenUsage(input: 90_000, output: 11), id: "q4")
                ),
            ]),
    ]
}
