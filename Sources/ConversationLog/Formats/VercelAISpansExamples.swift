extension VercelAISpans {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // The inner span, then the outer one, which repeats words and tokens.
        FormatExample(
            [
                #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8e","spanId":"eee1","parentSpanId":"eee0","startTimeUnixNano":"1772446272100000000","endTimeUnixNano":"1772446272930000000","attributes":[{"key":"ai.operationId","value":{"stringValue":"ai.streamText.doStream"}},{"key":"ai.prompt.messages","value":{"stringValue":"[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Where is my order 4471?\"}]}]"}},{"key":"ai.model.id","value":{"stringValue":"gpt-4o-mini"}},{"key":"ai.telemetry.metadata.sessionId","value":{"stringValue":"s-9a1"}},{"key":"ai.response.text","value":{"stringValue":"It left on Monday."}},{"key":"ai.response.finishReason","value":{"stringValue":"stop"}},{"key":"ai.usage.promptTokens","value":{"intValue":"41"}},{"key":"ai.usage.completionTokens","value":{"intValue":"11"}}]}]}]}]}"#,
                #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8e","spanId":"eee0","startTimeUnixNano":"1772446272100000000","endTimeUnixNano":"1772446272940000000","attributes":[{"key":"ai.operationId","value":{"stringValue":"ai.streamText"}},{"key":"ai.prompt","value":{"stringValue":"{\"messages\":[{\"role\":\"user\",\"content\":\"Where is my order 4471?\"}]}"}},{"key":"ai.telemetry.metadata.sessionId","value":{"stringValue":"s-9a1"}},{"key":"ai.response.text","value":{"stringValue":"It left on Monday."}},{"key":"ai.usage.promptTokens","value":{"intValue":"41"}},{"key":"ai.usage.completionTokens","value":{"intValue":"11"}}]}]}]}]}"#,
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", role: .assistant, text: "It left on Monday.",
                        model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11), finish: .stop, id: "eee1")
                ),
            ]),
        // A call for a tool, in a trace that names no session.
        FormatExample(
            [
                #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8f","spanId":"eef1","parentSpanId":"eef0","startTimeUnixNano":"1772446272100000000","endTimeUnixNano":"1772446272930000000","attributes":[{"key":"ai.operationId","value":{"stringValue":"ai.generateText.doGenerate"}},{"key":"ai.prompt.messages","value":{"stringValue":"[{\"role\":\"system\",\"content\":\"You are the shop bot.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"4471?\"}]}]"}},{"key":"ai.response.finishReason","value":{"stringValue":"tool-calls"}},{"key":"ai.response.toolCalls","value":{"stringValue":"[{\"toolCallType\":\"function\",\"toolCallId\":\"call_7\",\"toolName\":\"lookup_order\",\"args\":\"{\\\"id\\\":4471}\"}]"}}]}]}]}]}"#
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.100Z"), session: "5b8f", sessionIsDerived: true, role: .system,
                        text: "You are the shop bot.")
                ),
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "5b8f", sessionIsDerived: true, role: .user, text: "4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "5b8f", sessionIsDerived: true, role: .assistant, text: "",
                        latencyMilliseconds: 830,
                        // The hash is FNV-1a of {"id":4471}, computed apart from this program.
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool,
                        id: "eef1")
                ),
            ]),
    ]
}
