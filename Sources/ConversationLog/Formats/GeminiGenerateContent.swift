/// Google's generateContent: requests, responses, pairs of both in one object, and streamed responses, which are joined by their id.
struct GeminiGenerateContent: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, let shape = CallShape(root), shape.api == GeminiAPI.self else { return nil }
        return FormatClaim(confidence: shape.request != nil && shape.response != nil ? 98 : 96, sources: shape.sources(in: root))
    }

    static let description = FormatDescription(
        name: "gemini", title: "Gemini generateContent: requests, responses, pairs, streamed responses", examples: GeminiGenerateContent.examples)
}
