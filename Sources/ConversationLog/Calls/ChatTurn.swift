/// One turn of a conversation as a request or a response of a model API holds it.
struct ChatTurn {
    /// Who said it.
    let role: Message.Role
    /// The tools that it asks for.
    let toolCalls: [ToolCall]
    /// What tells it from other turns: role, text and tool calls.
    let fingerprint: ConversationHistory.Turn
    private let content: Content

    /// What was said, copied only when it is asked for: most turns of a request are history that was read before.
    private enum Content {
        case values([JSONValue])
        case joined([UInt8], bytes: Int)
    }

    /// - Parameter contents: strings, arrays of parts, or objects, which are told as JSON; each begins a line of its own.
    init(role: Message.Role, contents: [JSONValue], toolCalls: [ToolCall] = []) {
        self.init(role, .values(contents), toolCalls)
    }

    /// A turn that was put together from pieces.
    ///
    /// - Parameter bytes: of the whole text, of which `text` may be the beginning.
    init(role: Message.Role, text: [UInt8], bytes: Int, toolCalls: [ToolCall]) {
        self.init(role, .joined(text, bytes: bytes), toolCalls)
    }

    private init(_ role: Message.Role, _ content: Content, _ toolCalls: [ToolCall]) {
        self.role = role
        self.content = content
        self.toolCalls = toolCalls
        var hash = FNV1a()
        for byte in role.rawValue.utf8 { hash.add(byte) }
        ChatTurn.withBytes(of: content) { ChatTurn.addTrimmed($0, to: &hash) }
        for call in toolCalls {
            for byte in call.name.utf8 { hash.add(byte) }
            hash.add(call.argumentHash)
        }
        fingerprint = ConversationHistory.Turn(hash: hash.value, isAnswer: role == .assistant)
    }

    /// What was said: empty for a turn that only calls tools. `bytes` is the length of the whole.
    var text: (kept: String, bytes: Int) {
        let text = ChatTurn.withBytes(of: content) { MessageText($0) }
        if case .joined(_, let bytes) = content { return (text.kept, max(bytes, text.bytes)) }
        return (text.kept, text.bytes)
    }

    /// True when there is neither a text nor a call.
    var isEmpty: Bool {
        guard toolCalls.isEmpty else { return false }
        return switch content {
        case .values(let values): values.isEmpty
        case .joined(_, let bytes): bytes == 0
        }
    }

    /// The turns of a `messages` array as OpenAI, Anthropic and Bedrock Converse write it, in order; what has no role that we know is left out.
    static func all(in messages: JSONValue?) -> [ChatTurn] {
        messages?.elements.flatMap { turns(of: $0) } ?? []
    }

    /// The turns of one entry: more than one where the results of tools lie in a user's message, whose own they are not (LOGS, traps, e).
    static func turns(of message: JSONValue) -> [ChatTurn] {
        guard message.isObject, let role = message["role"].flatMap({ RoleWords.role(of: $0) }) else { return [] }
        return turns(of: message["content"] ?? message["refusal"], by: role, calls: message["tool_calls"] ?? message["function_call"])
    }

    /// The turns in a content: a string, or blocks of which some may be calls of tools or their results.
    static func turns(of content: JSONValue?, by role: Message.Role, calls: JSONValue? = nil) -> [ChatTurn] {
        var toolCalls = ToolCall.all(in: calls)
        guard let content else { return [ChatTurn(role: role, contents: [], toolCalls: toolCalls)] }
        var results: [ChatTurn] = []
        var hasOther = false
        for block in content.elements {
            if let result = toolResult(block) {
                results.append(ChatTurn(role: .tool, contents: values(ofResult: result["content"])))
            } else if let use = toolUse(block) {
                if let call = ToolCall.one(use) { toolCalls.append(call) }
            } else {
                hasOther = true
            }
        }
        if results.isEmpty || hasOther || !toolCalls.isEmpty { results.append(ChatTurn(role: role, contents: [content], toolCalls: toolCalls)) }
        return results
    }

    /// A block that holds what a tool gave, as Anthropic or as Bedrock Converse writes it.
    private static func toolResult(_ block: JSONValue) -> JSONValue? {
        if block["type"]?.hasText("tool_result") == true { return block }
        return block["toolResult"].flatMap { $0.isObject ? $0 : nil }
    }

    /// A block that asks for a tool.
    private static func toolUse(_ block: JSONValue) -> JSONValue? {
        if block["type"]?.hasText("tool_use") == true { return block }
        return block["toolUse"].flatMap { $0.isObject ? $0 : nil }
    }

    private static func values(ofResult content: JSONValue?) -> [JSONValue] {
        guard let content else { return [] }
        guard content.isArray else { return [content] }
        return content.elements.compactMap { $0["json"] ?? ($0.isString ? $0 : $0["text"]) }
    }

    private static func withBytes<Result>(of content: Content, _ body: (Span<UInt8>) -> Result) -> Result {
        switch content {
        case .joined(let bytes, _): return body(bytes.span)
        case .values(let values):
            if values.count == 1 { return withBytes(of: values[0], body) }
            var joined: [UInt8] = []
            for value in values {
                if !joined.isEmpty { joined.append(UInt8(ascii: "\n")) }
                withBytes(of: value) { joined.append(copying: $0) }
            }
            return body(joined.span)
        }
    }

    private static func withBytes<Result>(of value: JSONValue, _ body: (Span<UInt8>) -> Result) -> Result {
        guard value.isObject else { return MessageText.withBytes(of: value, body) }
        let text = value.compactText
        return body(text.span)
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
