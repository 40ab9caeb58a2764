extension OpenAIResponses {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // One conversation by the chain of ids, whose root is an answer that is not in the log.
        FormatExample(
            [
                #"{"model":"gpt-4.1-mini","instructions":"You are the shop bot.","input":"Where is my order 4471?","previous_response_id":"resp_689"}"#,
                #"{"id":"resp_68a","object":"response","created_at":1772446272,"completed_at":1772446273.5,"status":"completed","instructions":"You are the shop bot.","model":"gpt-4.1-mini","previous_response_id":"resp_689","conversation":null,"output":[{"type":"reasoning","id":"rs_1","summary":[]},{"type":"function_call","id":"fc_1","call_id":"call_8","name":"lookup_order","arguments":"{\"id\":4471}","status":"completed"}],"usage":{"input_tokens":1300,"input_tokens_details":{"cached_tokens":1024},"output_tokens":14,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":1314}}"#,
                #"{"model":"gpt-4.1-mini","input":[{"type":"function_call_output","call_id":"call_8","output":"shipped"}],"previous_response_id":"resp_68a"}"#,
                #"{"type":"response.completed","sequence_number":9,"response":{"id":"resp_68b","object":"response","created_at":1772446292.0,"status":"completed","model":"gpt-4.1-mini","previous_response_id":"resp_68a","output":[{"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"It left our store on Monday."}]}],"usage":{"input_tokens":41,"output_tokens":11,"total_tokens":52}}}"#,
            ],
            gives: [
                (1, Message(session: "resp_689", sessionIsDerived: true, role: .system, text: "You are the shop bot.")),
                (1, Message(session: "resp_689", sessionIsDerived: true, role: .user, text: "Where is my order 4471?")),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "resp_689", sessionIsDerived: true, role: .assistant, text: "",
                        model: "gpt-4.1-mini", latencyMilliseconds: 1_500, usage: TokenUsage(input: 1_300, cachedInput: 1_024, output: 14),
                        toolCalls: [ToolCall(name: "lookup_order", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool,
                        id: "resp_68a")
                ),
                (3, Message(session: "resp_689", sessionIsDerived: true, role: .tool, text: "shipped")),
                (
                    4,
                    Message(
                        time: EventTime("2026-03-02T10:11:32Z"), session: "resp_689", sessionIsDerived: true, role: .assistant,
                        text: "It left our store on Monday.", model: "gpt-4.1-mini", usage: TokenUsage(input: 41, output: 11), finish: .stop,
                        id: "resp_68b")
                ),
            ]),
        // The pieces of a stream are in its last event too.
        FormatExample(
            [
                #"{"type":"response.created","sequence_number":0,"response":{"id":"resp_7","object":"response","created_at":1772446272,"status":"in_progress","model":"gpt-4.1-mini","conversation":{"id":"conv_1"},"output":[],"usage":null}}"#,
                #"{"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"I can't "}"#,
                #"{"type":"response.output_text.delta","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"help."}"#,
                #"{"type":"response.incomplete","sequence_number":3,"response":{"id":"resp_7","object":"response","created_at":1772446272,"status":"incomplete","incomplete_details":{"reason":"content_filter"},"model":"gpt-4.1-mini","conversation":{"id":"conv_1"},"output":[{"type":"message","role":"assistant","content":[{"type":"refusal","refusal":"I can't help."}]}],"usage":{"input_tokens":41,"output_tokens":4}}}"#,
            ],
            gives: [
                (
                    4,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "conv_1", role: .assistant, text: "I can't help.", model: "gpt-4.1-mini",
                        usage: TokenUsage(input: 41, output: 4), finish: .filter, id: "resp_7")
                )
            ]),
    ]
}
