/// One turn of a conversation as tracing tools log it: in the shape of OpenAI, Anthropic, OpenTelemetry, Vercel's SDK or LangChain.
struct TracedTurn {
    /// Who said it.
    let role: Message.Role
    /// What was said: empty for a turn that only calls tools.
    let text: MessageText
    /// The tools that it asks for.
    let toolCalls: [ToolCall]
    /// Why the bot stopped there, where the turn itself tells.
    let finish: Message.Finish?
    /// What tells it from other turns: role, text and tool calls.
    let fingerprint: ConversationHistory.Turn

    /// - Parameter text: UTF-8.
    init(role: Message.Role, text: [UInt8], toolCalls: [ToolCall] = [], finish: Message.Finish? = nil) {
        self.role = role
        self.text = MessageText(text.span)
        self.toolCalls = toolCalls
        self.finish = finish
        var hash = FNV1a()
        for byte in role.rawValue.utf8 { hash.add(byte) }
        // Blanks around a text don't count: applications trim answers before they send them again.
        var end = text.count
        while end > 0, text[end - 1] <= 0x20 { end -= 1 }
        var start = 0
        while start < end, text[start] <= 0x20 { start += 1 }
        hash.add(text.span.extracting(start..<end))
        for call in toolCalls {
            for byte in call.name.utf8 { hash.add(byte) }
            hash.add(call.argumentHash)
        }
        fingerprint = ConversationHistory.Turn(hash: hash.value, isAnswer: role == .assistant)
    }

    /// The turns that a value holds, in order: of an array of messages, an object around one, a single message, or a bare text.
    ///
    /// A text is what was said, whatever it looks like: who talks to a bot must not be able to speak for others. A message that holds
    /// results of tools as well gives them as turns of their own (LOGS, traps, e). Turns with neither text nor call are left out.
    ///
    /// - Parameters:
    ///   - speaker: who said what names no speaker.
    ///   - takesAny: true when an object of no known shape is an answer in JSON, to be given as its text.
    static func all(in value: JSONValue?, by speaker: Message.Role, takesAny: Bool = false) -> [TracedTurn] {
        guard let value else { return [] }
        if value.isString { return TracedTurn(spoken: value, by: speaker).map { [$0] } ?? [] }
        let turns = TurnShapes.turns(in: value, by: speaker, depth: 0)
        if turns.isEmpty, takesAny, value.isObject, value.members.first(where: { _ in true }) != nil {
            return [TracedTurn(role: speaker, text: value.compactText)]
        }
        return turns
    }

    /// The turn that a text is; nil for an empty one and for what is no string.
    init?(spoken value: JSONValue, by speaker: Message.Role) {
        var text: [UInt8] = []
        value.withBytes { text.append(copying: $0) }
        guard !text.isEmpty else { return nil }
        self.init(role: speaker, text: text)
    }

    /// The turns of one message: results of tools first, each by itself, then what is said and called.
    ///
    /// - Parameters:
    ///   - content: a string, an array of parts, or nil.
    ///   - calls: the tools that stand beside the content.
    static func message(
        by role: Message.Role, content: JSONValue?, calls: JSONValue? = nil, finish: Message.Finish? = nil
    ) -> [TracedTurn] {
        var parts = TurnParts()
        if let content { parts.add(content) }
        // Anthropic's calls lie in the content, and LangChain repeats them beside it.
        if parts.toolCalls.isEmpty { parts.toolCalls = ToolCall.all(in: calls) }
        var turns = parts.results.map { TracedTurn(role: .tool, text: $0) }
        if !parts.text.isEmpty || !parts.toolCalls.isEmpty {
            turns.append(TracedTurn(role: role, text: parts.text, toolCalls: parts.toolCalls, finish: finish))
        }
        return turns
    }
}

/// What the parts of one message hold, by kind.
struct TurnParts {
    /// Texts, each on its own line.
    private(set) var text: [UInt8] = []
    /// Tools that are asked for.
    var toolCalls: [ToolCall] = []
    /// What tools gave back, in order; empty ones left out.
    private(set) var results: [[UInt8]] = []

    /// Takes in a content: a string, an object that is one part, or an array of parts. Thoughts, pictures and files are left out.
    mutating func add(_ content: JSONValue) {
        if content.isObject { return addPart(content) }
        if content.isString { return addText(content) }
        for part in content.elements {
            if part.isString { addText(part) } else if part.isObject { addPart(part) }
        }
    }

    private mutating func addPart(_ part: JSONValue) {
        switch part["type"]?.string ?? "text" {
        case "text", "input_text", "output_text": if let text = part["text"] ?? part["content"], text.isString { addText(text) }
        case "refusal": if let text = part["refusal"], text.isString { addText(text) }
        case "tool_use", "tool_call", "tool-call", "function_call", "server_tool_use": toolCalls += ToolCall.all(in: part)
        case "tool_result", "tool-result", "tool_call_response", "function_call_output":
            if let result = part["content"] ?? part["response"] ?? part["result"] ?? part["output"] { addResult(result) }
        default: break
        }
    }

    private mutating func addText(_ value: JSONValue) {
        value.withBytes {
            if $0.isEmpty { return }
            if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
            text.append(copying: $0)
        }
    }

    /// A result is a text, parts of text, or any JSON.
    private mutating func addResult(_ value: JSONValue) {
        var result: [UInt8] = []
        if MessageText.isText(value) {
            MessageText.withBytes(of: value) { result.append(copying: $0) }
        } else {
            // Vercel's SDK wraps it: {"type": "json", "value": ...}.
            let inner = value["type"]?.isString == true ? value["value"] ?? value : value
            if inner.isString { inner.withBytes { result.append(copying: $0) } } else { result = inner.compactText }
        }
        if !result.isEmpty { results.append(result) }
    }
}
