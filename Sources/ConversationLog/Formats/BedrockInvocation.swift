/// Amazon Bedrock's model invocation log, and bodies of its Converse.
struct BedrockInvocation: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if BedrockInvocation.isRecord(root) {
            var sources = [FieldSource(.time, "timestamp"), FieldSource(.model, "modelId"), FieldSource(.id, "requestId")]
            if let metadata = root["requestMetadata"], metadata.isObject {
                sources += FoundFields(metadata).sources.filter { $0.field == .session || $0.field == .user }
                    .map { FieldSource($0.field, "requestMetadata." + $0.path) }
            }
            if root["input"]?["inputBodyJson"] != nil { sources.append(FieldSource(.text, "input.inputBodyJson.messages.content")) }
            sources += [FieldSource(.inputTokens, "input.inputTokenCount"), FieldSource(.outputTokens, "output.outputTokenCount")]
            return FormatClaim(confidence: 99, sources: sources)
        }
        guard let shape = CallShape(root), shape.api == ConverseAPI.self else { return nil }
        return FormatClaim(confidence: 96, sources: shape.sources(in: root))
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, BedrockInvocation.isRecord(root) else { return calls.read(line, emit) }
        calls.read(BedrockInvocation.call(root, line), line, emit)
    }

    private static func isRecord(_ root: JSONValue) -> Bool { root["schemaType"]?.hasText("ModelInvocationLog") == true }

    private static func call(_ root: JSONValue, _ line: LogLine) -> ModelCall {
        var call = ModelCall(around: FoundFields(root))
        if let metadata = root["requestMetadata"], metadata.isObject { call.take(request: FoundFields(metadata)) }
        call.model = root["modelId"]?.identifier
        call.usage = nil
        let input = root["input"]?["inputBodyJson"]
        let output = root["output"]?["outputBodyJson"]
        if let input, input.isObject { addRequest(input, to: &call) }
        if let output, output.isArray {
            addStream(output, line, to: &call)
        } else if let output, output.isObject {
            addResponse(output, to: &call)
        }
        // The record's own name of the model, and its id, come before the body's.
        call.model = root["modelId"]?.identifier ?? call.model
        call.id = root["requestId"]?.identifier ?? call.id
        call.usage = usage(root) ?? call.usage
        if call.answers?.isEmpty != false {
            // Bodies over 100 KB lie elsewhere: what the call took is here.
            call.answers = [ModelCall.Answer(turn: ChatTurn(role: .assistant, contents: []), finish: root["errorCode"] == nil ? nil : .error)]
        }
        return call
    }

    private static func addRequest(_ body: JSONValue, to call: inout ModelCall) {
        if let api = ModelAPIs.ofRequest(body) { return api.addRequest(body, to: &call) }
        // Models that take a text.
        guard let prompt = body["prompt"] ?? body["inputText"], prompt.isString else { return }
        call.turns = [ChatTurn(role: .user, contents: [prompt])]
    }

    private static func addResponse(_ body: JSONValue, to call: inout ModelCall) {
        if let api = ModelAPIs.ofResponse(body) { return api.addResponse(body, to: &call) }
        let first = (body["results"] ?? body["outputs"])?.elements.first { _ in true }
        guard let text = body["generation"] ?? body["completion"] ?? first?["outputText"] ?? first?["text"], text.isString else { return }
        let finish = (body["stop_reason"] ?? first?["completionReason"] ?? first?["stop_reason"]).flatMap { Message.Finish(providerWord: $0) }
        call.answers = [ModelCall.Answer(turn: ChatTurn(role: .assistant, contents: [text]), finish: finish)]
    }

    /// A streamed answer is logged as the list of its events.
    private static func addStream(_ events: JSONValue, _ line: LogLine, to call: inout ModelCall) {
        var answer = HeldAnswer(key: "", line: line, begun: nil, call: call)
        for event in events.elements where event.isObject {
            if let piece = AnswerPiece(event, AnswerStreams()) { _ = piece.apply(&answer) }
        }
        let turns = call.turns
        call = answer.joined
        call.turns = turns
    }

    /// Cached input is counted apart.
    private static func usage(_ root: JSONValue) -> TokenUsage? {
        let input = root["input"]
        guard let plain = input?["inputTokenCount"]?.tokenCount, let output = root["output"]?["outputTokenCount"]?.tokenCount else { return nil }
        let read = input?["cacheReadInputTokenCount"]?.tokenCount ?? 0
        let write = input?["cacheWriteInputTokenCount"]?.tokenCount ?? 0
        return TokenUsage(input: plain + read + write, cachedInput: read, cacheWrite: write, output: output)
    }

    static let description = FormatDescription(
        name: "bedrock", title: "Amazon Bedrock: model invocation log, Converse bodies", examples: BedrockInvocation.examples)
}
