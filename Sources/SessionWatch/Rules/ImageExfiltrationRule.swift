internal import ConversationLog

extension Rule {
    /// An image in an answer is fetched by the chat window without a click, with whatever its address carries.
    static let imageExfiltration = Rule(
        name: "image-exfiltration", about: "an image in an answer whose address carries data out",
        tags: ["LLM05:2025", "AML.T0077"], severity: .critical, weight: 0.95
    ) { input in
        guard input.message.role == .assistant, input.digest.links.imageData > 0 else { return nil }
        return RuleHit(
            value: Double(input.digest.links.imageData),
            text: "an image whose address carries \(input.digest.links.imageData) bytes")
    }
}
