internal import ConversationLog
internal import SecuritySpend

extension Charge {
    /// What one message costs: tokens for an answer, inspection and storage for every message.
    ///
    /// - Parameter contextBytes: bytes of the session's texts before this message; where the whole log tells no token
    ///   counts, an answer is taken to have read all of them, at 4 bytes a token (OpenAI's rule of thumb for English). Where it doesn't tell
    ///   the words either there is nothing to go by.
    init(_ message: Message, contextBytes: Int, estimates: Bool) {
        var tokens: Tokens?
        var isEstimated = false
        if let usage = message.usage {
            tokens = Tokens(
                input: usage.input, cachedInput: usage.cachedInput, cacheWrite: usage.cacheWrite, output: usage.output)
        } else if estimates, message.role == .assistant, !message.marks.contains(.withoutWords) {
            tokens = Tokens(input: (contextBytes + 3) / 4, output: (message.textBytes + 3) / 4)
            isEstimated = true
        }
        self.init(
            second: message.time?.seconds, bot: message.bot, model: message.model, tokens: tokens,
            isEstimated: isEstimated, bytesInspected: message.text.utf8.count, bytesStored: message.textBytes)
    }
}
