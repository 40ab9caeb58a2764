/// OpenAI's chat completions, and the many servers that speak this protocol.
enum OpenAIChatAPI: ModelAPI {
    static let requestText = "messages.content"
    static let responseText = "choices.message.content"

    static func isRequest(_ value: JSONValue) -> Bool {
        guard let first = value["messages"]?.elements.first(where: { _ in true }), first.isObject else { return false }
        return first["role"]?.isString == true && value["system"] == nil
    }

    static func isResponse(_ value: JSONValue) -> Bool {
        guard let choices = value["choices"], choices.isArray else { return false }
        return choices.elements.contains { $0["message"]?.isObject == true } || value["object"]?.hasText("chat.completion") == true
    }

    /// `user` and `safety_identifier` name an end user. `prompt_cache_key` names nobody: many set one for all their users, to share the cache.
    static func addRequest(_ value: JSONValue, to call: inout ModelCall) {
        call.take(request: FoundFields(value))
        call.turns = ChatTurn.all(in: value["messages"])
    }

    static func addResponse(_ value: JSONValue, to call: inout ModelCall) {
        call.take(response: FoundFields(value))
        call.answers = value["choices"]?.elements.compactMap { choice in
            guard let turn = choice["message"].flatMap({ ChatTurn.turns(of: $0).last }) else { return nil }
            return ModelCall.Answer(turn: turn, finish: choice["finish_reason"].flatMap { Message.Finish(providerWord: $0) })
        }
    }
}
