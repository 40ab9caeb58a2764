extension FoundFields {
    /// When the line says it was; nil without a time, or with one that can't be read.
    var time: EventTime? {
        guard let value = value(.time) else { return nil }
        if let number = value.number { return EventTime(epoch: number, exactly: value.integer) }
        return value.withBytes { EventTime($0) }
    }

    /// The conversation that the line names.
    var session: String? { identifier(.session) }

    /// The end user whom the line names.
    var user: String? { identifier(.user) }
    /// The end user's network address.
    var address: String? { identifier(.address) }
    /// The bot that the line names.
    var bot: String? { identifier(.bot) }
    /// The model, as the log spells it.
    var model: String? { identifier(.model) }
    /// The message's own id.
    var id: String? { identifier(.id) }

    /// Who speaks, by a role word or by `is_bot`.
    var role: Message.Role? {
        if let value = value(.role) { return RoleWords.role(of: value) }
        return value(.isBot)?.boolean.map { $0 ? .assistant : .user }
    }

    /// Why the bot stopped, in the words of all providers.
    var finish: Message.Finish? { value(.finish).flatMap(Message.Finish.init(providerWord:)) }

    /// Milliseconds from question to answer, by the unit that the name tells. Negative and non-finite ones are nil.
    var latencyMilliseconds: Double? {
        let milliseconds = value(.latencyMilliseconds)?.lenientNumber ?? value(.latencySeconds)?.lenientNumber.map { $0 * 1_000 }
        guard let milliseconds, milliseconds.isFinite, milliseconds >= 0 else { return nil }
        return milliseconds
    }

    /// The tokens that the line reports, all input in one count (LOGS, traps, c); nil when it reports neither input nor output.
    var usage: TokenUsage? {
        let told = (input: count(.inputTokens), output: count(.outputTokens))
        guard told.input != nil || told.output != nil else { return nil }
        let readApart = count(.cacheReadApart) ?? 0
        let writeApart = count(.cacheWriteApart) ?? 0
        if readApart + writeApart > 0, path(.inputTokens)?.hasSuffix("prompt_tokens") == true {
            // A gateway that writes another provider's answer in OpenAI's way leaves these names beside a count that has them in it.
            let input = told.input ?? 0
            let cached = min(input, max(readApart, count(.cachedTokens) ?? 0))
            return TokenUsage(input: input, cachedInput: cached, cacheWrite: min(input - cached, writeApart), output: told.output ?? 0)
        }
        let input = (told.input ?? 0) + readApart + writeApart
        let cached = min(input, readApart + (count(.cachedTokens) ?? 0))
        let written = min(input - cached, writeApart + (count(.cacheWriteTokens) ?? 0))
        return TokenUsage(input: input, cachedInput: cached, cacheWrite: written, output: told.output ?? 0)
    }

    private func identifier(_ kind: FieldAliases.Kind) -> String? {
        value(kind)?.scalarText.map { Identifier.bounded($0) }
    }

    private func count(_ kind: FieldAliases.Kind) -> Int? { value(kind)?.tokenCount }
}

extension Message.Finish {
    /// What a provider's word for the end of an answer means; nil for an unknown one.
    init?(providerWord value: JSONValue) {
        switch value.string?.lowercased() {
        case "stop", "end_turn", "stop_sequence", "completed": self = .stop
        case "length", "max_tokens", "max_output_tokens", "model_context_window_exceeded": self = .length
        case "content_filter", "content_filtered", "guardrail_intervened", "safety", "refusal", "recitation", "blocklist", "prohibited_content", "spii":
            self = .filter
        case "tool_calls", "function_call", "tool_use": self = .tool
        case "error", "failed", "malformed_function_call": self = .error
        default: return nil
        }
    }
}

/// Names that a log gives to sessions, users, bots and models.
enum Identifier {
    /// Longer ones (bytes) are shortened, so that tables of them stay small (RELIABILITY, 2, "Bounds").
    static let limit = 256

    /// The name itself, or, of one over the limit, its beginning and its hash.
    static func bounded(_ name: String) -> String {
        guard name.utf8.count > limit else { return name }
        var hash = FNV1a()
        for byte in name.utf8 { hash.add(byte) }
        return MessageText.prefix(of: name, bytes: 64) + "~" + String(hash.value, radix: 16)
    }
}
