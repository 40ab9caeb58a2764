/// Anthropic's Messages API.
enum AnthropicAPI: ModelAPI {
    static let requestText = "messages.content"
    static let responseText = "content"

    /// Like OpenAI's but for a `system` beside the messages; without one, known by its model or by what only its blocks have.
    static func isRequest(_ value: JSONValue) -> Bool {
        guard let messages = value["messages"], let first = messages.elements.first(where: { _ in true }), first["role"]?.isString == true else {
            return false
        }
        // Bedrock Converse has a list of texts there, and blocks without a type.
        if let system = value["system"] { return system.isString || system.elements.contains { $0["type"]?.isString == true } }
        if value["anthropic_version"]?.isString == true { return true }
        guard value["max_tokens"]?.integer != nil else { return false }
        let isOther = messages.elements.contains { $0["tool_calls"] != nil || $0["role"]?.hasText("system") == true || $0["role"]?.hasText("tool") == true }
        return !isOther && value["model"]?.string?.hasPrefix("claude") == true
    }

    static func isResponse(_ value: JSONValue) -> Bool {
        value["type"]?.hasText("message") == true && value["content"]?.isArray == true && value["role"]?.hasText("assistant") == true
            && (value["stop_reason"] != nil || value["usage"]?.isObject == true)
    }

    static func addRequest(_ value: JSONValue, to call: inout ModelCall) {
        call.take(request: FoundFields(value))
        let system = value["system"].map { [ChatTurn(role: .system, contents: [$0])] } ?? []
        call.turns = system + ChatTurn.all(in: value["messages"])
    }

    static func addResponse(_ value: JSONValue, to call: inout ModelCall) {
        call.take(response: FoundFields(value))
        let turn = ChatTurn.turns(of: value["content"], by: .assistant).last ?? ChatTurn(role: .assistant, contents: [])
        call.answers = [ModelCall.Answer(turn: turn, finish: value["stop_reason"].flatMap { Message.Finish(providerWord: $0) })]
    }

    /// What a stream says of its tokens: counts are of all so far, so that the last one holds (LOGS, traps, g).
    struct Counts: Sendable {
        private var input: Int?
        private var cacheRead: Int?
        private var cacheWrite: Int?
        private var output: Int?

        /// Takes what a `usage` tells; what it leaves out stays.
        mutating func take(_ usage: JSONValue?) {
            guard let usage else { return }
            input = usage["input_tokens"]?.tokenCount ?? input
            cacheRead = usage["cache_read_input_tokens"]?.tokenCount ?? cacheRead
            cacheWrite = usage["cache_creation_input_tokens"]?.tokenCount ?? cacheWrite
            output = usage["output_tokens"]?.tokenCount ?? output
        }

        /// All input in one count; nil when nothing was told.
        var usage: TokenUsage? {
            guard input != nil || output != nil else { return nil }
            let read = cacheRead ?? 0
            let write = cacheWrite ?? 0
            return TokenUsage(input: (input ?? 0) + read + write, cachedInput: read, cacheWrite: write, output: output ?? 0)
        }
    }
}
