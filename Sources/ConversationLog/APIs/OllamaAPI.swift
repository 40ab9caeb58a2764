/// Ollama's chat and generate; requests of its chat are OpenAI's.
enum OllamaAPI: ModelAPI {
    static let requestText = "prompt"
    static let responseText = "message.content"

    /// Of generate: a prompt and a model, and what only Ollama takes beside them.
    static func isRequest(_ value: JSONValue) -> Bool {
        value["model"]?.isString == true && value["prompt"]?.isString == true && value["done"] == nil
            && ["options", "keep_alive", "raw", "template", "num_predict"].contains { value[$0] != nil }
    }

    /// A whole answer, or the last piece of one.
    static func isResponse(_ value: JSONValue) -> Bool { isPiece(value) && value["done"]?.boolean == true }

    /// Any piece of an answer.
    static func isPiece(_ value: JSONValue) -> Bool {
        value["model"]?.isString == true && value["created_at"]?.isString == true && value["done"]?.boolean != nil
            && (value["message"]?["role"]?.isString == true || value["response"]?.isString == true)
    }

    static func addRequest(_ value: JSONValue, to call: inout ModelCall) {
        call.take(request: FoundFields(value))
        let system = value["system"].map { [ChatTurn(role: .system, contents: [$0])] } ?? []
        call.turns = system + (value["prompt"].map { [ChatTurn(role: .user, contents: [$0])] } ?? [])
    }

    static func addResponse(_ value: JSONValue, to call: inout ModelCall) {
        takeEnd(of: value, to: &call)
        let turn = value["message"].flatMap { ChatTurn.turns(of: $0).last }
            ?? ChatTurn(role: .assistant, contents: value["response"].map { [$0] } ?? [])
        call.answers = [ModelCall.Answer(turn: turn, finish: finish(of: value, turn))]
    }

    /// What only the last piece tells: durations in nanoseconds, and counts, of which that of the prompt is missing when it was cached.
    static func takeEnd(of value: JSONValue, to call: inout ModelCall) {
        call.model = value["model"]?.identifier ?? call.model
        call.answerTime = call.answerTime ?? value["created_at"]?.moment
        if let nanoseconds = value["total_duration"]?.milliseconds { call.latencyMilliseconds = nanoseconds / 1_000_000 }
        if let input = value["prompt_eval_count"]?.tokenCount, let output = value["eval_count"]?.tokenCount {
            call.usage = TokenUsage(input: input, output: output)
        }
    }

    private static func finish(of value: JSONValue, _ turn: ChatTurn) -> Message.Finish? {
        let finish = value["done_reason"].flatMap { Message.Finish(providerWord: $0) }
        return finish == .stop && !turn.toolCalls.isEmpty ? .tool : finish
    }
}
