/// The words that logs use for who speaks (LOGS, 1.2, "role words").
enum RoleWords {
    /// The role that a word names, whatever its case; nil for an unknown word.
    static func role(_ bytes: Span<UInt8>) -> Message.Role? {
        // The longest word has 12 letters: what is much longer is a text, not a role.
        guard (1...20).contains(bytes.count) else { return nil }
        return table[FoldedName(bytes)]
    }

    /// As ``role(_:)``, for a string value.
    static func role(of value: JSONValue) -> Message.Role? {
        value.withBytes { role($0) }
    }

    /// The words by role; the first of each are those that mean a conversation wherever they stand.
    static let words: [(role: Message.Role, plain: [String], other: [String])] = [
        (
            .user, plain: ["user", "human", "customer", "visitor", "end_user", "shopper"],
            other: ["client", "contact", "guest", "incoming", "inbound"]
        ),
        (
            .assistant, plain: ["assistant", "bot", "ai", "chatbot", "gpt", "system-bot", "ai_bot", "agent_bot"],
            other: ["agent", "model", "outgoing", "outbound"]
        ),
        (.system, plain: [], other: ["system", "developer"]),
        (.tool, plain: [], other: ["tool", "function"]),
    ]

    /// True for a word that hardly occurs at the head of a line that is no conversation: `customer`, not `system`.
    static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        plainWords.contains(FoldedName(bytes))
    }

    private static let table: [FoldedName: Message.Role] = {
        var table: [FoldedName: Message.Role] = [:]
        for (role, plain, other) in words {
            for word in plain + other { table[FoldedName(word)] = role }
        }
        return table
    }()

    private static let plainWords = Set(words.flatMap { $0.plain.map { FoldedName($0) } })
}
