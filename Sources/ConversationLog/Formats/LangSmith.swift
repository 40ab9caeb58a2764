internal import KeptState

/// Runs of LangSmith, one object each.
///
/// Of the runs in a trace only those of models are read, since their parents repeat words and tokens. `session_id` is the project: the
/// conversation is named in the metadata. Times without a zone are UTC.
struct LangSmith: LogFormat {
    private var conversations: TracedConversations

    init(source: String) {
        conversations = TracedConversations(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, LangSmith.isRun(root) else { return nil }
        let sources = [
            root["start_time"].map { _ in FieldSource(.time, "start_time") }, FieldSource(.session, LangSmith.session(root)?.path ?? "trace_id"),
            (root["outputs"] ?? root["inputs"]).map { _ in FieldSource(.text, root["outputs"] == nil ? "inputs" : "outputs") },
            root["prompt_tokens"].map { _ in FieldSource(.inputTokens, "prompt_tokens") },
            root["completion_tokens"].map { _ in FieldSource(.outputTokens, "completion_tokens") }, FieldSource(.id, "id"),
        ].compactMap { $0 }
        return FormatClaim(confidence: 97, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard LangSmith.isRun(root) else { return emit(line.fault(.incomplete)) }
        let call = LangSmith.call(root)
        conversations.learn(trace: call.trace, session: call.session, user: call.user)
        guard root["run_type"]?.hasText("llm") == true else { return emit(.skipped(line.place)) }
        var given = 0
        conversations.read(call, line) {
            given += 1
            emit(.message($0))
        }
        if given == 0 { emit(.skipped(line.place)) }
    }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&conversations) }

    private static func isRun(_ root: JSONValue) -> Bool {
        root.isObject && root["run_type"]?.isString == true && (root["dotted_order"] ?? root["trace_id"])?.isString == true
    }

    private static func call(_ root: JSONValue) -> TracedCall {
        var call = TracedCall()
        let extra = root["extra"]
        let metadata = extra?["metadata"]
        call.id = root["id"]?.identifier
        call.trace = root["trace_id"]?.identifier ?? call.id
        call.session = session(root)?.value
        call.user = metadata?["user_id"]?.identifier
        call.start = root["start_time"]?.moment
        call.end = root["end_time"]?.moment
        call.latencyMilliseconds = call.spanMilliseconds
        let parameters = extra?["invocation_params"]
        call.model =
            (metadata?["ls_model_name"] ?? parameters?["model"] ?? parameters?["model_name"] ?? root["outputs"]?["llm_output"]?["model_name"])?
            .identifier
        call.usage = usage(root, metadata)
        if let error = root["error"], error.withBytes({ !$0.isEmpty }) { call.finish = .error }
        call.input = TracedTurn.all(in: root["inputs"], by: .user)
        call.output = TracedTurn.all(in: root["outputs"], by: .assistant, takesAny: true).filter { $0.role == .assistant }
        return call
    }

    /// The run's own counts, which include what was cached; else those that LangChain's message tells.
    private static func usage(_ root: JSONValue, _ metadata: JSONValue?) -> TokenUsage? {
        let told = root["outputs"]?["usage_metadata"] ?? metadata?["usage_metadata"]
        let details = root["prompt_token_details"] ?? told?["input_token_details"]
        return TokenUsage(
            input: (root["prompt_tokens"] ?? told?["input_tokens"])?.tokenCount,
            output: (root["completion_tokens"] ?? told?["output_tokens"])?.tokenCount,
            cached: details?["cache_read"]?.tokenCount, written: details?["cache_creation"]?.tokenCount)
    }

    /// The conversation's name: never the run's own `session_id`.
    private static func session(_ root: JSONValue) -> (path: String, value: String)? {
        let metadata = root["extra"]?["metadata"] ?? root["metadata"]
        let prefix = root["extra"]?["metadata"] == nil ? "metadata." : "extra.metadata."
        for name in ["session_id", "thread_id", "conversation_id"] {
            if let value = metadata?[name]?.identifier { return (prefix + name, value) }
        }
        return root["thread_id"]?.identifier.map { ("thread_id", $0) }
    }

    static let description = FormatDescription(
        name: "langsmith", title: "LangSmith: runs, of which those of models are read",
        examples: [
            FormatExample(
                [
                    #"{"id":"r1","trace_id":"r0","dotted_order":"20260302T101112100000Zr0.20260302T101112100000Zr1","parent_run_id":"r0","name":"ChatOpenAI","run_type":"llm","start_time":"2026-03-02T10:11:12.100000","end_time":"2026-03-02T10:11:12.930000","session_id":"00000000-0000-4000-8000-00000000beef","extra":{"metadata":{"thread_id":"s-9a1","ls_model_name":"gpt-4o-mini"}},"inputs":{"messages":[[{"lc":1,"type":"constructor","id":["langchain","schema","messages","HumanMessage"],"kwargs":{"content":"Where is my order 4471?","type":"human"}}]]},"outputs":{"generations":[[{"text":"It left on Monday.","message":{"lc":1,"type":"constructor","id":["langchain","schema","messages","AIMessage"],"kwargs":{"content":"It left on Monday."}}}]]},"prompt_tokens":41,"completion_tokens":11,"total_tokens":52,"total_cost":"0.00001275","status":"success","error":null}"#,
                    #"{"id":"r0","trace_id":"r0","dotted_order":"20260302T101112100000Zr0","name":"chain","run_type":"chain","start_time":"2026-03-02T10:11:12.100000","end_time":"2026-03-02T10:11:12.940000","session_id":"00000000-0000-4000-8000-00000000beef","extra":{"metadata":{"thread_id":"s-9a1"}},"inputs":{"question":"Where is my order 4471?"},"outputs":{"output":"It left on Monday."},"prompt_tokens":41,"completion_tokens":11,"total_cost":"0.00001275"}"#,
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", role: .assistant, text: "It left on Monday.",
                            model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11), id: "r1")
                    ),
                ]),
            FormatExample(
                [
                    #"{"id":"r2","trace_id":"r2","dotted_order":"20260302T101112100000Zr2","run_type":"llm","start_time":"2026-03-02T10:11:12.100000","end_time":"2026-03-02T10:11:12.930000","session_id":"00000000-0000-4000-8000-00000000beef","inputs":{"messages":[{"role":"user","content":"Hi"}]},"outputs":null,"error":"RateLimitError"}"#
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "r2", sessionIsDerived: true, role: .user, text: "Hi")),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.930Z"), session: "r2", sessionIsDerived: true, role: .assistant, text: "",
                            latencyMilliseconds: 830, finish: .error, id: "r2")
                    ),
                ]),
        ])
}
