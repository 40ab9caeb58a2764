/// OpenAI's Responses API: requests, responses, pairs, and stream events, of which the last holds the whole response.
struct OpenAIResponses: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if AnswerPiece.responsesEvent(root) != nil {
            return FormatClaim(confidence: root["sequence_number"] == nil && root["response"] == nil ? 60 : 96, sources: [FieldSource(.text, "delta")])
        }
        guard let shape = CallShape(root), shape.api == OpenAIResponsesAPI.self else { return nil }
        let isSure = shape.response != nil || shape.request?.value["previous_response_id"] != nil || shape.request?.value["instructions"] != nil
        return FormatClaim(confidence: isSure ? 97 : 88, sources: shape.sources(in: root))
    }

    static let description = FormatDescription(
        name: "openai-responses", title: "OpenAI responses: requests, responses, pairs, stream events", examples: OpenAIResponses.examples)
}
