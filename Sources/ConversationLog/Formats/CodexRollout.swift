internal import KeptState

/// Codex's rollout files: one object a line with `type`, `payload` and the time.
///
/// Talk is in the lines of type `response_item`; those of type `event_msg` repeat it. What a turn has used comes after it in an event of
/// its own, as a sum so far and as the last step: the step counts, once for each new sum.
struct CodexRollout: LogFormat {
    private var derived: DerivedSessions
    /// The session that the file's head names; empty before it.
    private var session = ""
    private var isNamed = false
    private var model = ""
    /// All tokens so far by the file's own sum.
    private var counted = -1

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, CodexRollout.isLine(root), let type = root["type"]?.string, CodexRollout.types.contains(type) else { return nil }
        return FormatClaim(
            confidence: 97,
            sources: [
                FieldSource(.time, "timestamp"), FieldSource(.session, "payload.id"), FieldSource(.role, "payload.role"),
                FieldSource(.text, "payload.content"), FieldSource(.model, "payload.model"),
                FieldSource(.inputTokens, "payload.info.last_token_usage.input_tokens"),
                FieldSource(.outputTokens, "payload.info.last_token_usage.output_tokens"),
            ])
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard CodexRollout.isLine(root), let payload = root["payload"] else { return emit(line.fault(.incomplete)) }
        let time = root["timestamp"]?.moment
        var given = 0
        func give(_ message: Message) {
            given += 1
            emit(.message(message))
        }
        switch root["type"]?.string {
        case "session_meta"?:
            if let id = payload["id"]?.identifier { (session, isNamed) = (id, true) }
            counted = -1
        case "turn_context"?:
            model = payload["model"]?.identifier ?? model
        case "response_item"?:
            for turn in CodexRollout.turns(payload) { give(message(turn, at: time, line, id: payload["id"]?.identifier)) }
        case "event_msg"? where payload["type"]?.hasText("token_count") == true:
            if let usage = newUsage(payload["info"]) {
                var spent = message(TracedTurn(role: .assistant, text: []), at: time, line, id: nil)
                spent.usage = usage
                give(spent)
            }
        default: break
        }
        if given == 0 { emit(line.marks.contains(.cut) ? line.fault(.incomplete) : .skipped(line.place)) }
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&session)
        archive.keep(&isNamed)
        archive.keep(&model)
        archive.keep(&counted)
    }

    private static let types: Set = ["session_meta", "response_item", "event_msg", "turn_context", "compacted"]

    private static func isLine(_ root: JSONValue) -> Bool {
        root.isObject && root["type"]?.isString == true && root["payload"]?.isObject == true && root["timestamp"]?.isString == true
    }

    /// What an item says, calls for or gives back; thoughts and kinds that aren't known give nothing.
    private static func turns(_ payload: JSONValue) -> [TracedTurn] {
        switch payload["type"]?.string {
        case "message"?:
            guard let role = payload["role"].flatMap({ RoleWords.role(of: $0) }) else { return [] }
            return TracedTurn.message(by: role, content: payload["content"])
        case "function_call"?, "custom_tool_call"?:
            let calls = ToolCall.all(in: payload)
            return calls.isEmpty ? [] : [TracedTurn(role: .assistant, text: [], toolCalls: calls)]
        case "function_call_output"?, "custom_tool_call_output"?:
            guard let output = payload["output"] else { return [] }
            return TracedTurn.message(by: .tool, content: output.isObject ? output["content"] : output)
        default: return []
        }
    }

    private mutating func message(_ turn: TracedTurn, at time: EventTime?, _ line: LogLine, id: String?) -> Message {
        if session.isEmpty { session = derived.fresh() }
        let isAnswer = turn.role == .assistant
        return Message(
            time: time, session: session, sessionIsDerived: !isNamed, role: turn.role, text: turn.text.kept, textBytes: turn.text.bytes,
            model: isAnswer && !model.isEmpty ? model : nil, toolCalls: turn.toolCalls, id: id, place: line.place, marks: line.marks,
            lineHash: line.hash)
    }

    /// The last step, unless the sum is what it was: the event comes again when only the limits have changed. Cached input is part of the input.
    private mutating func newUsage(_ info: JSONValue?) -> TokenUsage? {
        guard let info, info.isObject, let last = info["last_token_usage"] else { return nil }
        if let total = info["total_token_usage"]?["total_tokens"]?.tokenCount {
            guard total != counted else { return nil }
            counted = total
        }
        return TokenUsage(
            input: last["input_tokens"]?.tokenCount, output: last["output_tokens"]?.tokenCount,
            cached: last["cached_input_tokens"]?.tokenCount, written: nil)
    }

    static let description = FormatDescription(
        name: "codex-rollout", title: "Codex's rollout files",
        examples: [
            FormatExample(
                [
                    #"{"timestamp":"2026-03-02T10:11:12.000Z","type":"session_meta","payload":{"id":"s-9a1","timestamp":"2026-03-02T10:11:11.900Z","cwd":"/srv/shop"}}"#,
                    #"{"timestamp":"2026-03-02T10:11:12.050Z","type":"turn_context","payload":{"cwd":"/srv/shop","model":"gpt-5-codex"}}"#,
                    #"{"timestamp":"2026-03-02T10:11:12.100Z","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"fix the test"}]}}"#,
                    #"{"timestamp":"2026-03-02T10:11:12.110Z","type":"event_msg","payload":{"type":"user_message","message":"fix the test"}}"#,
                    #"{"timestamp":"2026-03-02T10:11:12.500Z","type":"event_msg","payload":{"type":"token_count","info":null}}"#,
                    #"{"timestamp":"2026-03-02T10:11:14.050Z","type":"response_item","payload":{"type":"function_call","name":"shell","arguments":"{\"id\":4471}","call_id":"call_1"}}"#,
                    #"{"timestamp":"2026-03-02T10:11:14.060Z","type":"response_item","payload":{"type":"function_call_output","call_id":"call_1","output":"ok"}}"#,
                    #"{"timestamp":"2026-03-02T10:11:14.100Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":9400,"cached_input_tokens":8192,"output_tokens":84,"total_tokens":9484},"last_token_usage":{"input_tokens":4900,"cached_input_tokens":4096,"output_tokens":42,"reasoning_output_tokens":10,"total_tokens":4942}}}}"#,
                ],
                gives: [
                    (3, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "fix the test")),
                    (
                        6,
                        Message(
                            time: EventTime("2026-03-02T10:11:14.050Z"), session: "s-9a1", role: .assistant, text: "", model: "gpt-5-codex",
                            toolCalls: [ToolCall(name: "shell", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)])
                    ),
                    (7, Message(time: EventTime("2026-03-02T10:11:14.060Z"), session: "s-9a1", role: .tool, text: "ok")),
                    (
                        8,
                        Message(
                            time: EventTime("2026-03-02T10:11:14.100Z"), session: "s-9a1", role: .assistant, text: "", model: "gpt-5-codex",
                            usage: TokenUsage(input: 4_900, cachedInput: 4_096, output: 42))
                    ),
                ])
        ])
}
