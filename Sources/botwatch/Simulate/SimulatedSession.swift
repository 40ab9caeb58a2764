/// One turn of a simulated conversation.
struct SimulatedTurn: Sendable {
    /// Who speaks.
    enum Speaker: Hashable, Sendable {
        case user, assistant
        /// The result of a tool which the bot called by this name, with these arguments (a JSON object).
        case tool(name: [UInt8], arguments: [UInt8])
    }

    /// Whose turn it is.
    var speaker: Speaker
    /// UTF-8.
    var text: [UInt8]
    /// Milliseconds since the turn before; for an assistant its latency.
    var gap: Int
    /// The attack begins here.
    var attacks = false
    /// For an assistant: the tokens of the call, the system prompt and the shop's tool list included.
    var promptTokens = 0
    /// For an assistant and a tool call: tokens that the model wrote.
    var completionTokens = 0
}

/// A whole conversation, before it is written down line by line.
struct SimulatedSession: Sendable {
    /// UTF-8, such as `s-18c8a95d6a`.
    let id: [UInt8]
    /// The end user's name in the shop's own books.
    let user: [UInt8]
    /// The dated name of the model that answers in this session, UTF-8.
    let model: [UInt8]
    /// The customer first.
    let turns: [SimulatedTurn]
    /// What is true of it, but for the line on which the attack begins.
    let label: SessionLabel

    /// Tokens which each call needs before anything was said: the system prompt and the descriptions of the shop's
    /// tools, which the log of the calls leaves out. Over 1,024, from which on OpenAI caches a prompt's beginning.
    static let standingTokens = 1_090

    /// About the number of tokens of a text: 4.2 bytes each, the common rule for English.
    static func tokens(of bytes: Int) -> Int { (bytes * 10 + 41) / 42 }
}
