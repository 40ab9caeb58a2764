internal import KeptState

/// Chats exported from Open WebUI, one a record.
///
/// Messages are a map, and those that were regenerated or edited leave branches: what is read is the branch that the chat ended with, from
/// `currentId` up the parents. Older exports have a list.
struct OpenWebUI: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject, let chat = OpenWebUI.chat(of: root) else { return nil }
        let prefix = chat["history"] == nil ? "chat.messages." : "chat.history.messages."
        let fields: [(LogField, String)] = [
            (.time, prefix + "timestamp"), (.session, "id"), (.role, prefix + "role"), (.text, prefix + "content"), (.user, "user_id"),
            (.model, prefix + "model"), (.id, prefix + "id"),
        ]
        return FormatClaim(confidence: 96, sources: fields.map { FieldSource($0.0, $0.1) })
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        guard let chat = OpenWebUI.chat(of: record) else { return false }
        guard let session = record["id"]?.identifier ?? chat["id"]?.identifier else {
            reading.addDamage()
            return true
        }
        let user = record["user_id"]?.identifier
        for message in OpenWebUI.turns(of: chat, &reading) { readMessage(message, session, user, &reading) }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    private mutating func readMessage(_ message: JSONValue, _ session: String, _ user: String?, _ reading: inout RecordReading) {
        guard let role = message["role"].flatMap({ RoleWords.role(of: $0) }) else { return reading.addDamage() }
        guard let content = message["content"] else {
            if !message.has("content") { reading.addDamage() }
            return
        }
        // A string, or parts when there are pictures.
        guard let text = MessageText(content) else { return reading.addDamage() }
        let usage = role == .assistant ? OpenWebUI.usage(of: message) : nil
        guard text.bytes > 0 || usage != nil else { return }
        let id = message["id"]?.identifier
        guard seen.isFirst(id, in: session) else { return }
        var turn = Message(role, text, session: session, at: message["timestamp"]?.moment, user: user, id: id)
        if role == .assistant {
            turn.model = message["model"]?.identifier
            turn.usage = usage
        }
        reading.add(turn)
    }

    /// The chat's turns in order: the branch that it ended with, or the older list.
    private static func turns(of chat: JSONValue, _ reading: inout RecordReading) -> [JSONValue] {
        guard let history = chat["history"], let map = history["messages"], map.isObject else {
            return chat["messages"].map { Array($0.elements) } ?? []
        }
        guard var id = history["currentId"]?.string else {
            // An empty chat has no current message.
            if map.members.contains(where: { _ in true }) { reading.addDamage() }
            return []
        }
        var messages: [String: JSONValue] = [:]
        for (key, value) in map.members { if let key = key.string { messages[key] = value } }
        var branch: [JSONValue] = []
        while true {
            // Taken out, so that parents in a circle end too.
            guard let message = messages.removeValue(forKey: id), message.isObject else {
                reading.addDamage()
                break
            }
            branch.append(message)
            guard let parent = message["parentId"]?.string else { break }
            id = parent
        }
        return branch.reversed()
    }

    /// By the names of the servers behind it: OpenAI's, or Ollama's counts.
    private static func usage(of message: JSONValue) -> TokenUsage? {
        if let usage = FoundFields(message).usage { return usage }
        guard let usage = message["usage"], let output = usage["eval_count"]?.integer, output >= 0 else { return nil }
        return TokenUsage(input: max(0, usage["prompt_eval_count"]?.integer ?? 0), output: output)
    }

    private static func chat(of root: JSONValue) -> JSONValue? {
        guard let chat = root["chat"], chat.isObject else { return nil }
        if chat["history"]?["messages"]?.isObject == true { return chat }
        guard let first = chat["messages"]?.firstElement else { return nil }
        return first["role"]?.isString == true ? chat : nil
    }

    static let description = FormatDescription(
        name: "open-webui", title: "Open WebUI: exported chats, the branch that each ended with",
        examples: [
            FormatExample(
                [
                    #"{"id":"s-9a1","user_id":"cust-81","title":"Order","created_at":1772446272,"chat":{"models":["llama3.2"],"history":{"currentId":"b2","messages":{"a1":{"id":"a1","parentId":null,"childrenIds":["b1","b2"],"role":"user","content":"Where is my order 4471?","timestamp":1772446272},"b1":{"id":"b1","parentId":"a1","childrenIds":[],"role":"assistant","content":"I do not know.","model":"llama3.2","timestamp":1772446273},"b2":{"id":"b2","parentId":"a1","childrenIds":[],"role":"assistant","content":"It left our store on Monday.","model":"llama3.2","timestamp":1772446275,"usage":{"prompt_eval_count":41,"eval_count":8}}}}}}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", user: "cust-81", role: .user, text: "Where is my order 4471?",
                            id: "a1")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:15Z"), session: "s-9a1", user: "cust-81", role: .assistant,
                            text: "It left our store on Monday.", model: "llama3.2", usage: TokenUsage(input: 41, output: 8), id: "b2")
                    ),
                ]),
            FormatExample(
                [
                    #"{"id":"s-9a2","user_id":"cust-81","chat":{"messages":[{"id":"1","role":"user","content":"Are you open on Sunday?","timestamp":1772446272},{"id":"2","role":"assistant","content":"No.","model":"llama3","timestamp":1772446273}]}}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a2", user: "cust-81", role: .user, text: "Are you open on Sunday?",
                            id: "1")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a2", user: "cust-81", role: .assistant, text: "No.", model: "llama3",
                            id: "2")
                    ),
                ]),
        ])
}
