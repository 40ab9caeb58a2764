extension OTelGenAI {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // A span, its messages as JSON in strings; 1,024 of the 1,240 input tokens came from a cache.
        FormatExample(
            [
                #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat gpt-4o-mini","startTimeUnixNano":"1772446272100000000","endTimeUnixNano":"1772446272930000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"s-9a1"}},{"key":"gen_ai.response.model","value":{"stringValue":"gpt-4o-mini-2024-07-18"}},{"key":"gen_ai.response.id","value":{"stringValue":"chatcmpl-Bx12"}},{"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1240"}},{"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"1024"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"11"}},{"key":"gen_ai.system_instructions","value":{"stringValue":"[{\"type\":\"text\",\"content\":\"You are the shop bot.\"}]"}},{"key":"gen_ai.input.messages","value":{"stringValue":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Where is my order 4471?\"}]}]"}},{"key":"gen_ai.output.messages","value":{"stringValue":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"It left on Monday.\"}],\"finish_reason\":\"stop\"}]"}}]}]}]}]}"#
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .system, text: "You are the shop bot.")),
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", role: .assistant, text: "It left on Monday.",
                        model: "gpt-4o-mini-2024-07-18", latencyMilliseconds: 830, usage: TokenUsage(input: 1_240, cachedInput: 1_024, output: 11),
                        finish: .stop, id: "chatcmpl-Bx12")
                ),
            ]),
        // An event, its messages as typed lists.
        FormatExample(
            [
                #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1772446272930000000","traceId":"5b8e","spanId":"eee1","eventName":"gen_ai.client.inference.operation.details","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"s-9a1"}},{"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o-mini"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"41"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"11"}},{"key":"gen_ai.input.messages","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"user"}},{"key":"parts","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"type","value":{"stringValue":"text"}},{"key":"content","value":{"stringValue":"Hi"}}]}}]}}}]}}]}}},{"key":"gen_ai.output.messages","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"assistant"}},{"key":"parts","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"type","value":{"stringValue":"text"}},{"key":"content","value":{"stringValue":"Hello!"}}]}}]}}},{"key":"finish_reason","value":{"stringValue":"stop"}}]}}]}}}]}]}]}]}"#
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", role: .user, text: "Hi")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", role: .assistant, text: "Hello!", model: "gpt-4o-mini",
                        usage: TokenUsage(input: 41, output: 11), finish: .stop, id: "eee1")
                ),
            ]),
        // The older events, one a message; the trace is the session.
        FormatExample(
            [
                #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1772446272100000000","traceId":"5b8e","spanId":"eee1","eventName":"gen_ai.user.message","attributes":[{"key":"gen_ai.system","value":{"stringValue":"openai"}}],"body":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"Hi"}}]}}},{"timeUnixNano":"1772446272930000000","traceId":"5b8e","spanId":"eee1","eventName":"gen_ai.choice","attributes":[{"key":"gen_ai.system","value":{"stringValue":"openai"}}],"body":{"kvlistValue":{"values":[{"key":"index","value":{"intValue":"0"}},{"key":"finish_reason","value":{"stringValue":"stop"}},{"key":"message","value":{"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"assistant"}},{"key":"content","value":{"stringValue":"Hello!"}}]}}}]}}}]}]}]}"#
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "5b8e", sessionIsDerived: true, role: .user, text: "Hi")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "5b8e", sessionIsDerived: true, role: .assistant, text: "Hello!",
                        finish: .stop, id: "eee1")
                ),
            ]),
        // Words are not in the log unless asked for: what the call used is all there is. Old names of the counts.
        FormatExample(
            [
                #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8e","spanId":"eee1","startTimeUnixNano":"1772446272100000000","endTimeUnixNano":"1772446272930000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o-mini"}},{"key":"gen_ai.usage.prompt_tokens","value":{"intValue":41}},{"key":"gen_ai.usage.completion_tokens","value":{"intValue":11}}]}]}]}]}"#
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "5b8e", sessionIsDerived: true, role: .assistant, text: "",
                        model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11), id: "eee1",
                        marks: .withoutWords)
                )
            ]),
    ]
}
