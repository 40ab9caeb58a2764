/// The parts of a message that a log line may hold, as `--map` and the format notice name them.
package enum LogField: String, Hashable, Sendable, CaseIterable {
    case time, session, role, text, user, ip, bot, model
    /// All input tokens, cached ones included.
    case inputTokens = "input_tokens"
    /// All output tokens, reasoning included.
    case outputTokens = "output_tokens"
    /// The part of the input tokens that was read from the provider's cache.
    case cachedTokens = "cached_tokens"
    /// Milliseconds from question to answer.
    case latencyMilliseconds = "latency_ms"
    /// The log's own id of the message.
    case id
}

/// Where a field of the message was found in a line.
package struct FieldSource: Hashable, Sendable {
    /// The field of the message.
    package var field: LogField
    /// The member's name, or several joined by dots: `message.content`.
    package var path: String

    /// A field and the path to it.
    package init(_ field: LogField, _ path: String) {
        self.field = field
        self.path = path
    }
}

extension [FieldSource] {
    /// `time=timestamp, session=session_id`: in the order of ``LogField``.
    package var summary: String {
        LogField.allCases
            .flatMap { field in filter { $0.field == field } }
            .map { "\($0.field.rawValue)=\($0.path)" }.joined(separator: ", ")
    }
}
