extension GeminiGenerateContent {
    /// Lines of each shape, and what they must give.
    static let examples = [
        FormatExample(
            [
                #"{"systemInstruction":{"parts":[{"text":"You are the shop bot."}]},"contents":[{"role":"user","parts":[{"text":"Where is my order 4471?"}]}]}"#,
                #"{"candidates":[{"content":{"role":"model","parts":[{"text":"An order.","thought":true},{"functionCall":{"name":"lookup_order","args":{"id":4471}}}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":1240,"cachedContentTokenCount":1024,"candidatesTokenCount":11,"thoughtsTokenCount":40,"totalTokenCount":1291},"modelVersion":"gemini-2.5-flash","responseId":"gr-1"}"#,
                #"{"systemInstruction":{"parts":[{"text":"You are the shop bot."}]},"contents":[{"role":"user","parts":[{"text":"Where is my order 4471?"}]},{"role":"model","parts":[{"functionCall":{"name":"lookup_order","args":{"id":4471}}}]},{"role":"user","parts":[{"functionResponse":{"name":"lookup_order","response":{"status":"shipped"}}}]}]}"#,
            ],
            gives: [
                (1, Message(session: "example#1", sessionIsDerived: true, role: .system, text: "You are the shop bot.")),
                (1, Message(session: "example#1", sessionIsDerived: true, role: .user, text: "Where is my order 4471?")),
                (
                    2,
                    Message(
                        session: "example#1", sessionIsDerived: true, role: .assistant, text: "", model: "gemini-2.5-flash",
                        // Output: 11 of the candidate and 40 of thoughts.
                        usage: TokenUsage(input: 1_240, cachedInput: 1_024, output: 51),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .stop, id: "gr-1")
                ),
                (3, Message(session: "example#1", sessionIsDerived: true, role: .tool, text: #"{"status":"shipped"}"#)),
            ]),
        // A question that was blocked has no candidates.
        FormatExample(
            [
                #"{"ts":"2026-03-02T10:11:12Z","session_id":"s-9a1","request":{"contents":[{"parts":[{"text":"How do I ...?"}]}]},"response":{"promptFeedback":{"blockReason":"SAFETY"},"usageMetadata":{"promptTokenCount":9,"totalTokenCount":9},"modelVersion":"gemini-2.5-flash"}}"#
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .user, text: "How do I ...?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .assistant, text: "", model: "gemini-2.5-flash",
                        usage: TokenUsage(input: 9, output: 0), finish: .filter)
                ),
            ]),
        // A stream: each response counts all tokens so far.
        FormatExample(
            [
                #"{"candidates":[{"content":{"role":"model","parts":[{"text":"It left our store "}]},"index":0}],"usageMetadata":{"promptTokenCount":41,"candidatesTokenCount":5,"totalTokenCount":46},"modelVersion":"gemini-2.5-flash","createTime":"2026-03-02T10:11:12.5Z","responseId":"gr-2"}"#,
                #"{"candidates":[{"content":{"role":"model","parts":[{"text":"on Monday."}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":41,"candidatesTokenCount":11,"totalTokenCount":52},"modelVersion":"gemini-2.5-flash","createTime":"2026-03-02T10:11:12.5Z","responseId":"gr-2"}"#,
            ],
            gives: [
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.5Z"), session: "example#1", sessionIsDerived: true, role: .assistant,
                        text: "It left our store on Monday.", model: "gemini-2.5-flash", usage: TokenUsage(input: 41, output: 11), finish: .stop,
                        id: "gr-2")
                )
            ]),
    ]
}
