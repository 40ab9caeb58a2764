/// Ollama's chat and generate: whole answers, or one object a piece until `done`.
struct OllamaChat: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if OllamaAPI.isPiece(root) {
            let text = root["message"] == nil ? "response" : "message.content"
            let sources = FoundFields(root).sources.filter { $0.field != .role && $0.field != .text }
            return FormatClaim(confidence: 97, sources: sources + [FieldSource(.text, text)])
        }
        guard let shape = CallShape(root), shape.api == OllamaAPI.self else { return nil }
        return FormatClaim(confidence: shape.response == nil ? 85 : 98, sources: shape.sources(in: root))
    }

    static let description = FormatDescription(
        name: "ollama", title: "Ollama chat and generate: whole answers or streamed pieces", examples: OllamaChat.examples)
}
