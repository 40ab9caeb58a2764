/// Anthropic's Messages API: requests, responses, pairs of both in one object, events of streams, and results of batches.
///
/// Bodies have no time: it comes from what is around them, else the source's clock is that of arrival.
struct AnthropicMessages: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if let event = AnswerPiece.anthropicEvent(root) {
            let isSure = event == "message_start" || event.hasPrefix("content_block")
            return FormatClaim(confidence: isSure ? 97 : 60, sources: FoundFields(root).sources.filter { $0.field != .role && $0.field != .text }
                + [FieldSource(.text, "delta.text")])
        }
        guard let shape = CallShape(root) else { return nil }
        if shape.api == nil, root["result"]?["type"] != nil { return FormatClaim(confidence: 90, sources: FoundFields(root).sources) }
        guard shape.api == AnthropicAPI.self else { return nil }
        let confidence = shape.response == nil ? 96 : shape.request == nil ? 97 : 98
        return FormatClaim(confidence: confidence, sources: shape.sources(in: root))
    }

    static let description = FormatDescription(
        name: "anthropic", title: "Anthropic messages: requests, responses, pairs, stream events, batches", examples: AnthropicMessages.examples)
}
