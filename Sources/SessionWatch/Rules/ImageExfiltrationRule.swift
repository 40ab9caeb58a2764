internal import ConversationLog

extension Rule {
    /// Query bytes from which an image's address is taken to carry data: `?w=640&h=480` has 11, an encoded sentence more.
    private static let dataBytes = 16

    /// An image in an answer is fetched by the chat window without a click, with whatever its address carries.
    static let imageExfiltration = Rule(
        name: "image-exfiltration", about: "an image in an answer whose address carries data out",
        tags: ["LLM05:2025", "AML.T0077"], severity: .critical, weight: 0.95
    ) { input in
        guard input.message.role == .assistant, input.digest.links.imageQuery >= dataBytes else { return nil }
        return RuleHit(
            value: Double(input.digest.links.imageQuery),
            text: "an image whose address carries \(input.digest.links.imageQuery) bytes")
    }
}
