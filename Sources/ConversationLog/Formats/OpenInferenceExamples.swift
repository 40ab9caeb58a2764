extension OpenInference {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // A call, then the chain around it, which says the same.
        FormatExample(
            [
                #"{"name":"ChatCompletion","span_id":"a1","trace_id":"t1","parent_id":"a0","start_time":"2026-03-02T10:11:12.100Z","end_time":"2026-03-02T10:11:12.930Z","attributes":{"openinference.span.kind":"LLM","session.id":"s-9a1","user.id":"cust-81","llm.model_name":"gpt-4o-mini","llm.input_messages.0.message.role":"user","llm.input_messages.0.message.content":"Where is my order 4471?","llm.output_messages.0.message.role":"assistant","llm.output_messages.0.message.content":"It left on Monday.","llm.token_count.prompt":41,"llm.token_count.completion":11,"llm.token_count.total":52,"llm.cost.total":1.28e-05}}"#,
                #"{"name":"chain","span_id":"a0","trace_id":"t1","start_time":"2026-03-02T10:11:12.000Z","end_time":"2026-03-02T10:11:13.000Z","attributes":{"openinference.span.kind":"CHAIN","session.id":"s-9a1","input.value":"Where is my order 4471?","output.value":"It left on Monday.","llm.token_count.prompt":41}}"#,
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", user: "cust-81", role: .user, text: "Where is my order 4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", user: "cust-81", role: .assistant,
                        text: "It left on Monday.", model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11),
                        id: "a1")
                ),
            ]),
        // OTLP, with parts of content, a tool's result and a tool that is called for.
        FormatExample(
            [
                #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"t2","spanId":"b1","startTimeUnixNano":"1772446272100000000","endTimeUnixNano":"1772446272930000000","attributes":[{"key":"openinference.span.kind","value":{"stringValue":"LLM"}},{"key":"session.id","value":{"stringValue":"s-9a2"}},{"key":"llm.input_messages.0.message.role","value":{"stringValue":"user"}},{"key":"llm.input_messages.0.message.contents.0.message_content.type","value":{"stringValue":"text"}},{"key":"llm.input_messages.0.message.contents.0.message_content.text","value":{"stringValue":"4471?"}},{"key":"llm.output_messages.0.message.role","value":{"stringValue":"assistant"}},{"key":"llm.output_messages.0.message.tool_calls.0.tool_call.function.name","value":{"stringValue":"lookup_order"}},{"key":"llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments","value":{"stringValue":"{\"id\":4471}"}},{"key":"llm.token_count.prompt","value":{"intValue":"41"}},{"key":"llm.token_count.prompt_details.cache_read","value":{"intValue":"32"}},{"key":"llm.token_count.completion","value":{"intValue":"9"}}]}]}]}]}"#
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a2", role: .user, text: "4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a2", role: .assistant, text: "", latencyMilliseconds: 830,
                        usage: TokenUsage(input: 41, cachedInput: 32, output: 9),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], id: "b1")
                ),
            ]),
    ]
}
