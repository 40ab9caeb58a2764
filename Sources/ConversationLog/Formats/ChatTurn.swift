/// One entry of an OpenAI `messages` array, or the `message` of a choice.
struct ChatTurn {
    /// The turn's own object.
    let value: JSONValue
    /// Who said it.
    let role: Message.Role
    /// What tells it from other turns: role, text and tool calls.
    let fingerprint: ConversationHistory.Turn

    /// Nil for what has no role that we know.
    init?(_ value: JSONValue) {
        guard value.isObject, let role = value["role"].flatMap({ RoleWords.role(of: $0) }) else { return nil }
        self.value = value
        self.role = role
        var hash = FNV1a()
        for byte in role.rawValue.utf8 { hash.add(byte) }
        if let content = ChatTurn.content(of: value) {
            MessageText.withBytes(of: content) { ChatTurn.addTrimmed($0, to: &hash) }
        }
        for call in ToolCall.all(in: ChatTurn.calls(of: value)) {
            for byte in call.name.utf8 { hash.add(byte) }
            hash.add(call.argumentHash)
        }
        fingerprint = ConversationHistory.Turn(hash: hash.value, isAnswer: role == .assistant)
    }

    /// What was said: empty for a turn that only calls tools.
    var text: MessageText { ChatTurn.content(of: value).flatMap { MessageText($0) } ?? .empty }

    /// The tools that it asks for.
    var toolCalls: [ToolCall] { ToolCall.all(in: ChatTurn.calls(of: value)) }

    /// True when there is neither a text nor a call.
    var isEmpty: Bool { ChatTurn.content(of: value) == nil && toolCalls.isEmpty }

    /// The turns of a `messages` array, in order.
    static func all(in messages: JSONValue?) -> [ChatTurn] {
        messages?.elements.compactMap { ChatTurn($0) } ?? []
    }

    private static func content(of value: JSONValue) -> JSONValue? {
        value["content"] ?? value["refusal"]
    }

    private static func calls(of value: JSONValue) -> JSONValue? {
        value["tool_calls"] ?? value["function_call"]
    }

    /// Blanks around a text don't count: applications trim answers before they send them again.
    private static func addTrimmed(_ bytes: Span<UInt8>, to hash: inout FNV1a) {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        hash.add(bytes.extracting(start..<end))
    }
}
