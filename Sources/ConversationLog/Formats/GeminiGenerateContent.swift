/// Google's generateContent: requests, responses, pairs of both in one object, and streamed responses, which are joined by their id.
struct GeminiGenerateContent: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, let shape = CallShape(root), shape.api == GeminiAPI.self else { return nil }
        var sources = shape.sources(in: root)
        if let (value, path, _) = shape.response {
            for (field, name) in [(LogField.model, "modelVersion"), (.id, "responseId"), (.inputTokens, "usageMetadata.promptTokenCount")]
            where value[name] != nil || field == .inputTokens {
                sources.removeAll { $0.field == field }
                sources.append(FieldSource(field, path + name))
            }
        }
        return FormatClaim(confidence: shape.request != nil && shape.response != nil ? 98 : 96, sources: sources)
    }

    static let description = FormatDescription(
        name: "gemini", title: "Gemini generateContent: requests, responses, pairs, streamed responses", examples: GeminiGenerateContent.examples)
}
