/// What one message of a session used: the unit that a ``SpendAccount`` books.
package struct Charge: Hashable, Sendable {
    /// Tokens of one call to a model, counted one way for all providers.
    package struct Tokens: Hashable, Sendable {
        /// All input tokens, ``cachedInput`` and ``cacheWrite`` included.
        package var input: Int
        /// The part of ``input`` that was read from the provider's cache.
        package var cachedInput: Int
        /// The part of ``input`` that was written to the provider's cache.
        package var cacheWrite: Int
        package var output: Int

        package init(input: Int, cachedInput: Int = 0, cacheWrite: Int = 0, output: Int) {
            self.input = input
            self.cachedInput = cachedInput
            self.cacheWrite = cacheWrite
            self.output = output
        }

        /// No count is below zero or over ``limit``.
        var isPlausible: Bool {
            [input, cachedInput, cacheWrite, output].allSatisfy { (0...Self.limit).contains($0) }
        }

        /// Ten times the largest published context window: the 10 million tokens of Llama 4 Scout.
        static let limit = 100_000_000
    }

    /// Event time in seconds since 1970; nil when the log tells none: booked at the latest event time.
    package var second: Int64?
    /// Nil where the log names no bot.
    package var bot: String?
    /// The model as the log spells it; nil where it names none.
    package var model: String?
    /// Nil for a message that called no model.
    package var tokens: Tokens?
    /// True when ``tokens`` was estimated from lengths, since the log has no counts.
    package var isEstimated: Bool
    /// Bytes of text that the monitor looked at.
    package var bytesInspected: Int
    /// Bytes that are kept of the message.
    package var bytesStored: Int

    package init(
        second: Int64?, bot: String? = nil, model: String? = nil, tokens: Tokens? = nil, isEstimated: Bool = false,
        bytesInspected: Int = 0, bytesStored: Int = 0
    ) {
        self.second = second
        self.bot = bot
        self.model = model
        self.tokens = tokens
        self.isEstimated = isEstimated
        self.bytesInspected = bytesInspected
        self.bytesStored = bytesStored
    }
}
