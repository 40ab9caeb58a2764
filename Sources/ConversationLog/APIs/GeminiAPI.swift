/// Google's generateContent, of Gemini and of Vertex AI.
enum GeminiAPI: ModelAPI {
    static let requestText = "contents.parts"
    static let responseText = "candidates.content.parts"

    static func isRequest(_ value: JSONValue) -> Bool {
        value["contents"]?.elements.first { _ in true }?["parts"]?.isArray == true
    }

    /// A response without candidates is one whose question was blocked.
    static func isResponse(_ value: JSONValue) -> Bool {
        if value["candidates"]?.isArray == true { return value["usageMetadata"]?.isObject == true || value["modelVersion"] != nil || hasParts(value) }
        return value["promptFeedback"]?.isObject == true
    }

    static func addRequest(_ value: JSONValue, to call: inout ModelCall) {
        call.take(request: FoundFields(value))
        let system = value["systemInstruction"] ?? value["system_instruction"]
        var turns: [ChatTurn] = []
        if let system { turns.append(ChatTurn(role: .system, contents: [system["parts"] ?? system])) }
        for content in value["contents"]?.elements.map({ $0 }) ?? [] { turns += self.turns(of: content) }
        call.turns = turns
    }

    static func addResponse(_ value: JSONValue, to call: inout ModelCall) {
        call.take(response: FoundFields(value))
        call.model = value["modelVersion"]?.identifier ?? call.model
        call.id = value["responseId"]?.identifier ?? call.id
        call.answerTime = call.answerTime ?? value["createTime"]?.moment
        call.usage = usage(value["usageMetadata"]) ?? call.usage
        call.answers = value["candidates"]?.elements.map { candidate in
            ModelCall.Answer(
                turn: candidate["content"].flatMap { turns(of: $0, by: .assistant).last } ?? ChatTurn(role: .assistant, contents: []),
                finish: candidate["finishReason"].flatMap { Message.Finish(providerWord: $0) })
        }
        if call.answers?.isEmpty != false, value["promptFeedback"]?["blockReason"] != nil { call.fail(.filter) }
    }

    /// Cached input is part of the prompt's count; thoughts are output beside the candidates'.
    static func usage(_ counts: JSONValue?) -> TokenUsage? {
        guard let counts, let input = counts["promptTokenCount"]?.tokenCount else { return nil }
        let output = (counts["candidatesTokenCount"]?.tokenCount ?? 0) + (counts["thoughtsTokenCount"]?.tokenCount ?? 0)
        return TokenUsage(input: input, cachedInput: min(input, counts["cachedContentTokenCount"]?.tokenCount ?? 0), output: output)
    }

    /// The results of functions, then what is said; a content without a role is the user's.
    static func turns(of content: JSONValue, by role: Message.Role? = nil) -> [ChatTurn] {
        let role = role ?? content["role"].flatMap { RoleWords.role(of: $0) } ?? .user
        var turns: [ChatTurn] = []
        var calls: [ToolCall] = []
        var hasText = false
        for part in content["parts"]?.elements.map({ $0 }) ?? [] {
            if let result = part["functionResponse"] {
                turns.append(ChatTurn(role: .tool, contents: result["response"].map { [$0] } ?? []))
            } else if let call = part["functionCall"].flatMap({ ToolCall.one($0) }) {
                calls.append(call)
            } else {
                hasText = true
            }
        }
        if hasText || !calls.isEmpty || turns.isEmpty {
            turns.append(ChatTurn(role: role, contents: hasText ? content["parts"].map { [$0] } ?? [] : [], toolCalls: calls))
        }
        return turns
    }

    private static func hasParts(_ value: JSONValue) -> Bool {
        value["candidates"]?.elements.contains { $0["content"]?["parts"]?.isArray == true } == true
    }
}
