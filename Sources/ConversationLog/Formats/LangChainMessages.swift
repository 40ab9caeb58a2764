internal import KeptState

/// LangChain's messages: one a line as a dict or a serialized constructor, alone or in a row with its session; or a list of them, sent again each time.
struct LangChainMessages: LogFormat {
    private var derived: DerivedSessions
    private var lists: ModelCallReader
    /// Ids with what they say, so that a message which is logged again is not read again.
    private var given = RecentTable<UInt64, Bool>(limit: 8_192)

    init(source: String) {
        derived = DerivedSessions(source: source)
        lists = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        let outer = FoundFields(root).sources.filter { [.time, .session, .user, .bot].contains($0.field) }
        if let message = Said(in: root) {
            let body = message.path.isEmpty ? "" : message.path + "."
            return FormatClaim(
                confidence: message.isSure ? 97 : 86,
                sources: outer + [FieldSource(.role, message.rolePath), FieldSource(.text, body + "content"), FieldSource(.id, body + "id")])
        }
        guard LangChainMessages.list(root) != nil else { return nil }
        return FormatClaim(confidence: 92, sources: outer + [FieldSource(.text, "messages.content")])
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        if let said = Said(in: root) { return read(said, FoundFields(root), line, emit) }
        if let list = LangChainMessages.list(root) {
            var call = ModelCall(around: FoundFields(root))
            call.turns = list.map(\.turn)
            return lists.read(call, line, emit)
        }
        let isOperation = FoundFields(root).value(.operation) != nil && !line.marks.contains(.cut)
        emit(isOperation ? .skipped(line.place) : line.fault(.incomplete))
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&lists)
        archive.keep(&given)
    }

    private mutating func read(_ said: Said, _ outer: FoundFields, _ line: LogLine, _ emit: (ReaderItem) -> Void) {
        let turn = said.turn
        let id = said.body["id"]?.identifier
        if let id {
            var hash = FNV1a()
            for byte in id.utf8 { hash.add(byte) }
            hash.add(turn.fingerprint.hash)
            if given.value(of: hash.value) != nil { return emit(.skipped(line.place)) }
            _ = given.set(true, for: hash.value)
        }
        let named = outer.session
        let session = named ?? derived.session(user: outer.user, address: outer.address, role: turn.role, at: outer.time)
        let text = turn.text
        let told = said.body["response_metadata"]
        emit(.message(Message(
            time: outer.time, session: session, sessionIsDerived: named == nil, user: outer.user, address: outer.address, bot: outer.bot,
            role: turn.role, text: text.kept, textBytes: text.bytes,
            model: turn.role == .assistant ? (told?["model_name"] ?? told?["model"])?.identifier : nil, usage: said.usage,
            toolCalls: turn.toolCalls, finish: (told?["finish_reason"] ?? told?["stop_reason"] ?? told?["done_reason"]).flatMap { Message.Finish(providerWord: $0) },
            id: id, place: line.place, marks: line.marks, lineHash: line.hash)))
    }

    /// The messages of a list, if all are LangChain's.
    private static func list(_ root: JSONValue) -> [Said]? {
        guard let messages = root["messages"], messages.isArray else { return nil }
        let list = messages.elements.map { Said(message: $0, path: "messages") }
        return list.isEmpty || list.contains { $0 == nil } ? nil : list.compactMap { $0 }
    }

    /// One message.
    private struct Said {
        /// The object with its content.
        let body: JSONValue
        let role: Message.Role
        /// Where the body lies in the line.
        let path: String
        let rolePath: String
        /// True for what nothing else writes.
        let isSure: Bool

        /// The message that a line is, or that lies in its `message`.
        init?(in root: JSONValue) {
            if let said = Said(message: root, path: "") {
                self = said
            } else if let inner = root["message"], inner.isObject, let said = Said(message: inner, path: "message") {
                self = said
            } else {
                return nil
            }
        }

        init?(message: JSONValue, path: String) {
            let prefix = path.isEmpty ? "" : path + "."
            if message["lc"]?.integer != nil, message["type"]?.hasText("constructor") == true, let body = message["kwargs"], body["content"] != nil {
                var name: String?
                for step in message["id"]?.elements.map({ $0 }) ?? [] { name = step.string }
                guard let name, let role = LangChainMessages.classes.first(where: { name == $0.name })?.role else { return nil }
                self.init(body: body, role: role, path: prefix + "kwargs", rolePath: prefix + "id", isSure: true)
            } else if let type = message["type"]?.string, let role = LangChainMessages.types.first(where: { type == $0.name })?.role {
                if let data = message["data"], data["content"] != nil {
                    self.init(body: data, role: role, path: prefix + "data", rolePath: prefix + "type", isSure: true)
                } else if message["content"] != nil, message["role"] == nil {
                    let isSure = ["additional_kwargs", "response_metadata", "usage_metadata", "tool_call_id"].contains { message[$0] != nil }
                    self.init(body: message, role: role, path: path, rolePath: prefix + "type", isSure: isSure)
                } else {
                    return nil
                }
            } else {
                return nil
            }
        }

        private init(body: JSONValue, role: Message.Role, path: String, rolePath: String, isSure: Bool) {
            self.body = body
            self.role = role
            self.path = path
            self.rolePath = rolePath
            self.isSure = isSure
        }

        /// Blocks of a provider may repeat the calls that `tool_calls` has: these are taken.
        var turn: ChatTurn {
            let calls = ToolCall.all(in: body["tool_calls"])
            guard calls.isEmpty else { return ChatTurn(role: role, contents: body["content"].map { [$0] } ?? [], toolCalls: calls) }
            return ChatTurn.turns(of: body["content"], by: role).last ?? ChatTurn(role: role, contents: [])
        }

        /// All kinds of input are in one count.
        var usage: TokenUsage? {
            guard let counts = body["usage_metadata"], let input = counts["input_tokens"]?.tokenCount, let output = counts["output_tokens"]?.tokenCount
            else { return nil }
            let details = counts["input_token_details"]
            let cached = min(input, details?["cache_read"]?.tokenCount ?? 0)
            return TokenUsage(
                input: input, cachedInput: cached, cacheWrite: min(input - cached, details?["cache_creation"]?.tokenCount ?? 0), output: output)
        }
    }

    private static let types: [(name: String, role: Message.Role)] = [
        ("human", .user), ("ai", .assistant), ("system", .system), ("tool", .tool), ("function", .tool),
    ]

    private static let classes: [(name: String, role: Message.Role)] = [
        ("HumanMessage", .user), ("AIMessage", .assistant), ("SystemMessage", .system), ("ToolMessage", .tool), ("FunctionMessage", .tool),
    ]

    static let description = FormatDescription(
        name: "langchain", title: "LangChain messages: dicts, serialized constructors, rows of a message history", examples: LangChainMessages.examples)
}
