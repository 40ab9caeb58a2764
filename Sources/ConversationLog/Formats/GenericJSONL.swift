internal import KeptState

/// One JSON object a line, its fields called what somebody called them: read by the alias table or by the user's map.
struct GenericJSONL: LogFormat {
    private let map: FieldMap?
    private var derived: DerivedSessions
    /// True once a line named a speaker: from then on a text without one is no message.
    private var hasSeenRole = false

    init(source: String) {
        self.init(source: source, map: nil)
    }

    /// - Parameters:
    ///   - source: what the source is called.
    ///   - map: the user's own word on where the fields are.
    init(source: String, map: FieldMap?) {
        self.map = map
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        let found = FoundFields(root, map: map)
        let said = Said(found, hasSeenRole: false)
        guard !said.isEmpty else { return nil }
        let isOperation = found.value(.operation) != nil
        let confidence =
            if found.role != nil || said.speakers.count == 2 {
                85
            } else if found.session != nil && !found.hasUnknownRole {
                isOperation ? 40 : 82
            } else if isOperation {
                5
            } else {
                found.user != nil || found.address != nil || found.time != nil ? 50 : 30
            }
        return FormatClaim(confidence: confidence, sources: found.sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        let found = FoundFields(root, map: map)
        hasSeenRole = hasSeenRole || found.role != nil
        let said = Said(found, hasSeenRole: hasSeenRole)
        let calls = ToolCall.all(in: found.value(.toolCalls))
        let usage = found.usage
        var turns = said.speakers
        // An answer without words: it called a tool, or it has cost tokens.
        if turns.isEmpty, !said.hasText, let role = found.role, role != .system, !calls.isEmpty || usage != nil {
            turns = [(role, .empty)]
        }
        if turns.isEmpty {
            let isOperation = found.value(.operation) != nil && found.role == nil && !found.hasUnknownRole
            return emit(isOperation && !line.marks.contains(.cut) ? .skipped(line.place) : line.fault(.incomplete))
        }
        let time = found.time
        let named = found.session
        let user = found.user
        let address = found.address
        let session = named ?? derived.session(user: user, address: address, role: turns[0].role, at: time)
        let answer = turns.lastIndex { $0.role == .assistant } ?? turns.count - 1
        for (position, turn) in turns.enumerated() {
            let isAnswer = position == answer
            emit(.message(Message(
                time: time, session: session, sessionIsDerived: named == nil, user: user, address: address, bot: found.bot,
                role: turn.role, text: turn.text.kept, textBytes: turn.text.bytes, model: isAnswer ? found.model : nil,
                latencyMilliseconds: isAnswer ? found.latencyMilliseconds : nil, usage: isAnswer ? usage : nil,
                toolCalls: isAnswer ? calls : [], finish: isAnswer ? found.finish : nil,
                id: isAnswer ? found.id : found.id.map { $0 + ".prompt" }, place: line.place, marks: line.marks,
                lineHash: line.hash)))
        }
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&hasSeenRole)
    }

    /// Who says what in a line.
    private struct Said {
        /// One or two messages; none when nobody can be told.
        var speakers: [(role: Message.Role, text: MessageText)] = []
        /// True when there is a text, whoever said it.
        var hasText = false

        var isEmpty: Bool { speakers.isEmpty }

        init(_ found: FoundFields, hasSeenRole: Bool) {
            let text = found.value(.text).flatMap { MessageText($0) }
            var prompt = found.value(.prompt).flatMap { MessageText($0) }
            let completion = found.value(.completion).flatMap { MessageText($0) }
            // {"user": "Hi", "assistant": "Hello"}: the user's name is the text then.
            if prompt == nil, text == nil, completion != nil, found.path(.completion) == "assistant", found.path(.user) == "user" {
                prompt = found.value(.user).flatMap { MessageText($0) }
            }
            hasText = text != nil || prompt != nil || completion != nil
            if let role = found.role, text != nil || prompt == nil || completion == nil {
                if let said = text ?? prompt ?? completion { speakers = [(role, said)] }
            } else if let asked = prompt ?? text, let answered = completion ?? (prompt == nil ? nil : text) {
                speakers = [(.user, asked), (.assistant, answered)]
            } else if found.hasUnknownRole {
                return
            } else if let completion {
                speakers = [(.assistant, completion)]
            } else if let prompt {
                speakers = [(.user, prompt)]
            } else if let text, !hasSeenRole, found.value(.operation) == nil {
                // A log of what users wrote, which names no speakers at all.
                speakers = [(.user, text)]
            }
        }
    }

    static let description = FormatDescription(
        name: "generic-jsonl", title: "one JSON object a line, fields found by their usual names",
        examples: [
            FormatExample(
                [
                    #"{"time":"2026-03-02 10:11:12,100","level":"INFO","chat_id":"s-9a1","sender":"customer","msg":"Where is my order 4471?"}"#,
                    #"{"time":"2026-03-02 10:11:13,000","level":"INFO","chat_id":"s-9a1","sender":"bot","msg":"It left our store on Monday.","latency":0.75}"#,
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", role: .assistant, text: "It left our store on Monday.",
                            latencyMilliseconds: 750)
                    ),
                ]),
            FormatExample(
                [
                    #"{"ts":1772446272,"conversationId":81,"prompt":"Are you open on Sunday?","completion":"No.","model":"gpt-4o-mini","usage":{"prompt_tokens":41,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":32}},"latency_ms":640,"user":{"id":"u-7"}}"#
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "81", user: "u-7", role: .user, text: "Are you open on Sunday?")),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "81", user: "u-7", role: .assistant, text: "No.",
                            model: "gpt-4o-mini", latencyMilliseconds: 640,
                            usage: TokenUsage(input: 41, cachedInput: 32, output: 3))
                    ),
                ]),
        ])
}
