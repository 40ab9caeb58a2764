internal import KeptState

/// Claude Code's session files: one object a line, of which those of type `user` and `assistant` are talk.
///
/// An answer takes one line for each of its blocks, all with the answer's id and what it used: that counts once. Results of tools lie in
/// lines of type `user`, but were not said by one; neither was what the program itself puts there.
struct ClaudeCode: LogFormat {
    /// What was counted of an answer, by its id.
    private var counted = RecentTable<String, Counted>(limit: 1_024)

    private struct Counted: Sendable, KeptValue {
        var input = 0
        var cachedInput = 0
        var cacheWrite = 0
        var output = 0

        static var blank: Counted { Counted() }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&input)
            archive.keep(&cachedInput)
            archive.keep(&cacheWrite)
            archive.keep(&output)
            archive.check(min(input, cachedInput, cacheWrite, output) >= 0 && max(input, cachedInput, cacheWrite, output) <= 4_000_000_000_000)
        }
    }

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, ClaudeCode.isTalk(root) else { return nil }
        var sources = [
            FieldSource(.time, "timestamp"), FieldSource(.session, "sessionId"), FieldSource(.role, "type"), FieldSource(.text, "message.content"),
        ]
        let message = root["message"]
        if message?["model"] != nil { sources.append(FieldSource(.model, "message.model")) }
        if message?["usage"] != nil {
            sources.append(FieldSource(.inputTokens, "message.usage.input_tokens"))
            sources.append(FieldSource(.outputTokens, "message.usage.output_tokens"))
        }
        sources.append(FieldSource(.id, message?["id"] == nil ? "uuid" : "message.id"))
        return FormatClaim(confidence: 98, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard let type = root["type"]?.string else { return emit(line.fault(.incomplete)) }
        guard type == "user" || type == "assistant" else {
            return emit(line.marks.contains(.cut) ? line.fault(.incomplete) : .skipped(line.place))
        }
        guard ClaudeCode.isTalk(root), let message = root["message"], let session = root["sessionId"]?.identifier else {
            return emit(line.fault(.incomplete))
        }
        let isAnswer = type == "assistant"
        // What the program itself wrote, or one bot to another, was not said by the user.
        let isInjected = root["isMeta"]?.boolean == true || root["isSidechain"]?.boolean == true
        let role: Message.Role = isAnswer ? .assistant : isInjected ? .system : .user
        var turns = TracedTurn.message(by: role, content: message["content"])
        let usage = isAnswer ? newUsage(message) : nil
        // A block of thought alone: nothing was said, but it cost.
        if turns.isEmpty, usage != nil { turns = [TracedTurn(role: .assistant, text: [])] }
        if turns.isEmpty { return emit(line.marks.contains(.cut) ? line.fault(.incomplete) : .skipped(line.place)) }
        let time = root["timestamp"]?.moment
        for (position, turn) in turns.enumerated() {
            let isFirst = position == 0
            let model = message["model"].flatMap { $0.hasText("<synthetic>") ? nil : $0.identifier }
            let hasFailed = root["isApiErrorMessage"]?.boolean == true
            emit(.message(Message(
                time: time, session: session, role: turn.role, text: turn.text.kept, textBytes: turn.text.bytes,
                model: isAnswer ? model : nil, usage: isFirst ? usage : nil, toolCalls: turn.toolCalls,
                finish: !isAnswer ? nil : hasFailed ? .error : message["stop_reason"].flatMap { Message.Finish(providerWord: $0) },
                id: isFirst ? (message["id"] ?? root["uuid"])?.identifier : nil, place: line.place, marks: line.marks, lineHash: line.hash)))
        }
    }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&counted) }

    private static func isTalk(_ root: JSONValue) -> Bool {
        guard root.isObject, root["sessionId"]?.isString == true, root["message"]?.isObject == true else { return false }
        // Of the first line of a session the parent is null.
        guard root.members.contains(where: { $0.key.hasBytes(of: "parentUuid") }) else { return false }
        return root["type"]?.hasText("user") == true || root["type"]?.hasText("assistant") == true
    }

    /// What a line tells of the use of tokens beyond what was counted for the same answer; nil when that is nothing.
    ///
    /// Cached and cache-written tokens are not in `input_tokens` (LOGS, traps, c).
    private mutating func newUsage(_ message: JSONValue) -> TokenUsage? {
        guard let told = message["usage"], told["input_tokens"] ?? told["output_tokens"] != nil else { return nil }
        func count(_ name: String) -> Int { told[name]?.tokenCount ?? 0 }
        let cached = count("cache_read_input_tokens")
        let written = count("cache_creation_input_tokens")
        let all = Counted(input: count("input_tokens") + cached + written, cachedInput: cached, cacheWrite: written, output: count("output_tokens"))
        var before = Counted()
        if let id = message["id"]?.identifier {
            before = counted.value(of: id) ?? before
            let most = Counted(
                input: max(all.input, before.input), cachedInput: max(all.cachedInput, before.cachedInput),
                cacheWrite: max(all.cacheWrite, before.cacheWrite), output: max(all.output, before.output))
            _ = counted.set(most, for: id)
        }
        let input = max(0, all.input - before.input)
        let output = max(0, all.output - before.output)
        guard input > 0 || output > 0 else { return nil }
        return TokenUsage(
            input: input, output: output, cached: max(0, all.cachedInput - before.cachedInput),
            written: max(0, all.cacheWrite - before.cacheWrite))
    }

    static let description = FormatDescription(
        name: "claude-code", title: "Claude Code's session files",
        examples: [
            FormatExample(
                [
                    #"{"type":"user","uuid":"u1","parentUuid":null,"sessionId":"s-9a1","timestamp":"2026-03-02T10:11:12.100Z","cwd":"/srv/shop","isSidechain":false,"message":{"role":"user","content":"fix the test"}}"#,
                    #"{"type":"file-history-snapshot","messageId":"u1","snapshot":{}}"#,
                    #"{"type":"assistant","uuid":"u2","parentUuid":"u1","sessionId":"s-9a1","timestamp":"2026-03-02T10:11:15.000Z","message":{"id":"msg_1","role":"assistant","model":"claude-x","content":[{"type":"text","text":"Running it."}],"usage":{"input_tokens":3,"cache_creation_input_tokens":900,"cache_read_input_tokens":50,"output_tokens":42}}}"#,
                    #"{"type":"assistant","uuid":"u3","parentUuid":"u2","sessionId":"s-9a1","timestamp":"2026-03-02T10:11:15.100Z","message":{"id":"msg_1","role":"assistant","model":"claude-x","content":[{"type":"tool_use","id":"toolu_1","name":"Bash","input":{"id":4471}}],"stop_reason":"tool_use","usage":{"input_tokens":3,"cache_creation_input_tokens":900,"cache_read_input_tokens":50,"output_tokens":42}}}"#,
                    #"{"type":"user","uuid":"u4","parentUuid":"u3","sessionId":"s-9a1","timestamp":"2026-03-02T10:11:16.100Z","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"ok"}]}}"#,
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "fix the test", id: "u1")),
                    (
                        3,
                        Message(
                            time: EventTime("2026-03-02T10:11:15Z"), session: "s-9a1", role: .assistant, text: "Running it.", model: "claude-x",
                            // 3 + 900 + 50: the cache's tokens come apart.
                            usage: TokenUsage(input: 953, cachedInput: 50, cacheWrite: 900, output: 42), id: "msg_1")
                    ),
                    (
                        4,
                        Message(
                            time: EventTime("2026-03-02T10:11:15.100Z"), session: "s-9a1", role: .assistant, text: "", model: "claude-x",
                            toolCalls: [ToolCall(name: "Bash", argumentBytes: 11, argumentHash: 0xBBE7_C97A_A2C6_6930)], finish: .tool, id: "msg_1")
                    ),
                    (5, Message(time: EventTime("2026-03-02T10:11:16.100Z"), session: "s-9a1", role: .tool, text: "ok", id: "u4")),
                ])
        ])
}
