/// OpenAI's Responses API: the provider keeps the conversation, and calls go on from each other by their ids.
enum OpenAIResponsesAPI: ModelAPI {
    static let requestText = "input"
    static let responseText = "output.content"

    static func isRequest(_ value: JSONValue) -> Bool {
        guard value["model"]?.isString == true, ["id", "messages", "object", "output"].allSatisfy({ value[$0] == nil }),
            let input = value["input"] else { return false }
        if input.isString {
            // A text alone is also what embeddings take.
            return ["previous_response_id", "instructions", "conversation", "max_output_tokens", "tools", "store", "reasoning", "stream"].contains { value[$0] != nil }
        }
        return input.elements.contains { $0["role"]?.isString == true || $0["type"]?.hasText("function_call_output") == true }
    }

    static func isResponse(_ value: JSONValue) -> Bool {
        value["object"]?.hasText("response") == true && (value["output"]?.isArray == true || value["status"]?.isString == true)
    }

    static func addRequest(_ value: JSONValue, to call: inout ModelCall) {
        call.take(request: FoundFields(value))
        call.previousID = value["previous_response_id"]?.identifier
        call.canBeContinued = true
        let opening = value["instructions"].map { turns(ofInput: $0, by: .system) } ?? []
        call.turns = opening + (value["input"].map { turns(ofInput: $0, by: .user) } ?? [])
    }

    static func addResponse(_ value: JSONValue, to call: inout ModelCall) {
        call.take(response: FoundFields(value))
        call.previousID = call.previousID ?? value["previous_response_id"]?.identifier
        call.canBeContinued = true
        if let begun = value["created_at"]?.moment, let ended = value["completed_at"]?.moment, ended >= begun {
            call.latencyMilliseconds = call.latencyMilliseconds ?? ended.seconds(since: begun) * 1_000
        }
        let turn = turns(ofItems: value["output"]).last { $0.role == .assistant } ?? ChatTurn(role: .assistant, contents: [])
        call.answers = [ModelCall.Answer(turn: turn, finish: finish(of: value, turn))]
    }

    /// An answer that is complete says so even when it is a call of a tool.
    private static func finish(of value: JSONValue, _ turn: ChatTurn) -> Message.Finish? {
        if let reason = value["incomplete_details"]?["reason"] { return Message.Finish(providerWord: reason) }
        let finish = value["status"].flatMap { Message.Finish(providerWord: $0) }
        return finish == .stop && !turn.toolCalls.isEmpty ? .tool : finish
    }

    private static func turns(ofInput input: JSONValue, by role: Message.Role) -> [ChatTurn] {
        input.isString ? [ChatTurn(role: role, contents: [input])] : turns(ofItems: input)
    }

    /// The turns of a list of items; what the bot says and what it calls without a word between is one turn. Reasoning and the rest are left out.
    private static func turns(ofItems items: JSONValue?) -> [ChatTurn] {
        var turns: [ChatTurn] = []
        var said: (contents: [JSONValue], calls: [ToolCall])?
        func endAnswer() {
            if let done = said { turns.append(ChatTurn(role: .assistant, contents: done.contents, toolCalls: done.calls)) }
            said = nil
        }
        for item in items?.elements.map({ $0 }) ?? [] {
            if item["type"]?.hasText("function_call") == true {
                said = said ?? ([], [])
                if let call = ToolCall.one(item) { said?.calls.append(call) }
            } else if item["type"]?.hasText("function_call_output") == true {
                endAnswer()
                turns.append(ChatTurn(role: .tool, contents: item["output"].map { [$0] } ?? []))
            } else if let role = item["role"].flatMap({ RoleWords.role(of: $0) }), let content = item["content"] {
                if role == .assistant {
                    said = said ?? ([], [])
                    said?.contents.append(content)
                } else {
                    endAnswer()
                    turns.append(ChatTurn(role: role, contents: [content]))
                }
            }
        }
        endAnswer()
        return turns
    }
}
