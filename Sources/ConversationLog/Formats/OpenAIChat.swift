/// OpenAI chat completions: requests, responses, pairs of both in one object, streamed chunks and lines of batches; the same from the many
/// servers that speak this protocol.
struct OpenAIChat: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if AnswerPiece.isChunk(root) {
            return FormatClaim(confidence: 97, sources: FoundFields(root).sources + [FieldSource(.text, "choices.delta.content")])
        }
        guard let shape = CallShape(root) else { return nil }
        guard let api = shape.api else {
            // A failed line of a batch has no body to be known by.
            return root["result"] == nil ? FormatClaim(confidence: 85, sources: FoundFields(root).sources) : nil
        }
        guard api == OpenAIChatAPI.self else { return nil }
        let confidence =
            if shape.request != nil, shape.response != nil {
                98
            } else if shape.response != nil {
                97
            } else {
                shape.request?.value["model"] == nil ? 88 : 95
            }
        return FormatClaim(confidence: confidence, sources: shape.sources(in: root))
    }

    static let description = FormatDescription(
        name: "openai-chat", title: "OpenAI chat completions: requests, responses, pairs, streamed chunks, batches",
        examples: OpenAIChat.examples)
}
