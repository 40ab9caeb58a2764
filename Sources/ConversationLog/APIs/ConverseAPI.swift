/// Amazon Bedrock's Converse: its blocks have no type, and a text is a block's `text`.
enum ConverseAPI: ModelAPI {
    static let requestText = "messages.content"
    static let responseText = "output.message.content"

    static func isRequest(_ value: JSONValue) -> Bool {
        value["messages"]?.elements.first { _ in true }?["content"]?.elements.contains { isBlock($0) } == true
    }

    static func isResponse(_ value: JSONValue) -> Bool {
        value["output"]?["message"]?["content"]?.isArray == true
    }

    static func addRequest(_ value: JSONValue, to call: inout ModelCall) {
        call.take(request: FoundFields(value))
        call.model = call.model ?? value["modelId"]?.identifier
        let system = value["system"].map { [ChatTurn(role: .system, contents: [$0])] } ?? []
        call.turns = system + ChatTurn.all(in: value["messages"])
    }

    static func addResponse(_ value: JSONValue, to call: inout ModelCall) {
        call.take(response: FoundFields(value))
        call.usage = usage(value["usage"]) ?? call.usage
        call.latencyMilliseconds = call.latencyMilliseconds ?? value["metrics"]?["latencyMs"]?.milliseconds
        let turn = ChatTurn.turns(of: value["output"]?["message"]?["content"], by: .assistant).last ?? ChatTurn(role: .assistant, contents: [])
        call.answers = [ModelCall.Answer(turn: turn, finish: value["stopReason"].flatMap { Message.Finish(providerWord: $0) })]
    }

    /// Cached input is counted apart, as Anthropic does.
    static func usage(_ counts: JSONValue?) -> TokenUsage? {
        guard let counts, let input = counts["inputTokens"]?.tokenCount, let output = counts["outputTokens"]?.tokenCount else { return nil }
        let read = counts["cacheReadInputTokens"]?.tokenCount ?? 0
        let write = counts["cacheWriteInputTokens"]?.tokenCount ?? 0
        return TokenUsage(input: input + read + write, cachedInput: read, cacheWrite: write, output: output)
    }

    private static func isBlock(_ block: JSONValue) -> Bool {
        block.isObject && block["type"] == nil && (block["text"]?.isString == true || block["toolUse"] != nil || block["toolResult"] != nil)
    }
}
