/// The shapes in which tracing tools keep the messages of a call.
enum TurnShapes {
    /// Arrays and wrapping objects around the messages that are looked through; LangChain's batches take three.
    private static let depthLimit = 5

    /// The turns in an array or object; none in a shape that isn't known.
    static func turns(in value: JSONValue, by speaker: Message.Role, depth: Int) -> [TracedTurn] {
        guard depth < depthLimit else { return [] }
        if value.isArray {
            // An array of parts is one message: their types are no speakers.
            if isParts(value) { return TracedTurn.message(by: speaker, content: value) }
            return value.elements.flatMap { element in
                element.isString ? TracedTurn(spoken: element, by: speaker).map { [$0] } ?? [] : turns(in: element, by: speaker, depth: depth + 1)
            }
        }
        guard value.isObject else { return [] }
        if let message = message(value, by: speaker) { return message }
        return wrapped(value, by: speaker, depth: depth)
    }

    /// The turns of an object that is one message; nil when it is none.
    private static func message(_ value: JSONValue, by speaker: Message.Role) -> [TracedTurn]? {
        // LangChain's serialized messages: {"lc": 1, "type": "constructor", "id": [..., "HumanMessage"], "kwargs": {"content": ...}}.
        if let inner = value["kwargs"], inner.isObject, let kind = value["id"]?.elements.reversed().first?.string {
            return spoken(inner, by: langChainRole(kind) ?? speaker)
        }
        let role = (value["role"] ?? value["type"]).flatMap { RoleWords.role(of: $0) }
        guard let role else {
            // A bare answer: {"content": "..."} with nothing that tells who speaks.
            guard let content = value["content"] ?? value["parts"], MessageText.isText(content) else { return nil }
            return spoken(value, by: speaker)
        }
        // LangChain's older dictionaries: {"type": "human", "data": {"content": ...}}.
        if value["content"] == nil, let inner = value["data"], inner.isObject { return spoken(inner, by: role) }
        return spoken(value, by: role)
    }

    private static func spoken(_ value: JSONValue, by role: Message.Role) -> [TracedTurn] {
        var calls = value["tool_calls"] ?? value["function_call"]
        if calls.map({ ToolCall.all(in: $0).isEmpty }) ?? true, let more = value["additional_kwargs"] {
            calls = more["tool_calls"] ?? more["function_call"] ?? calls
        }
        return TracedTurn.message(
            by: role, content: value["content"] ?? value["parts"] ?? value["refusal"], calls: calls,
            finish: value["finish_reason"].flatMap { Message.Finish(providerWord: $0) })
    }

    /// The turns in an object around messages.
    private static func wrapped(_ value: JSONValue, by speaker: Message.Role, depth: Int) -> [TracedTurn] {
        if let messages = value["messages"], messages.isArray { return turns(in: messages, by: speaker, depth: depth + 1) }
        if let choices = value["choices"], choices.isArray {
            return choices.elements.flatMap { $0["message"].map { turns(in: $0, by: speaker, depth: depth + 1) } ?? [] }
        }
        // LangChain's results: one list of candidates a prompt.
        if let lists = value["generations"], lists.isArray {
            return lists.elements.flatMap { list in
                (list.isArray ? Array(list.elements) : [list]).flatMap { candidate -> [TracedTurn] in
                    if let message = candidate["message"], message.isObject {
                        let found = turns(in: message, by: speaker, depth: depth + 1)
                        if !found.isEmpty { return found }
                    }
                    return candidate["text"].flatMap { TracedTurn(spoken: $0, by: speaker) }.map { [$0] } ?? []
                }
            }
        }
        for name in names(of: speaker) {
            guard let said = value[name] else { continue }
            if said.isString { return TracedTurn(spoken: said, by: speaker).map { [$0] } ?? [] }
            let found = turns(in: said, by: speaker, depth: depth + 1)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Names under which applications keep what they were asked or what they answered, best first.
    private static func names(of speaker: Message.Role) -> [String] {
        speaker == .assistant
            ? ["message", "output", "answer", "response", "reply", "completion", "result", "text", "content"]
            : ["message", "input", "question", "query", "prompt", "prompts", "user_message", "user_input", "text", "content"]
    }

    private static func isParts(_ value: JSONValue) -> Bool {
        guard let first = value.elements.first(where: { _ in true }), first.isObject, first["role"] == nil, let type = first["type"] else { return false }
        return RoleWords.role(of: type) == nil && (first["text"] ?? first["content"] ?? first["name"] ?? first["toolName"])?.isString == true
    }

    private static func langChainRole(_ kind: String) -> Message.Role? {
        switch kind {
        case "HumanMessage", "HumanMessageChunk": .user
        case "AIMessage", "AIMessageChunk": .assistant
        case "SystemMessage", "SystemMessageChunk": .system
        case "ToolMessage", "FunctionMessage", "ToolMessageChunk": .tool
        default: nil
        }
    }
}
