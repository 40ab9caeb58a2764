internal import KeptState

/// Spans by OpenInference's conventions, as Phoenix exports them: one object a span, or OTLP's JSON lines.
///
/// Messages lie flattened in the attributes. Spans of chains and agents repeat the words of the calls in them; of those only the one that
/// stands around all others is read, and only where the calls have no words.
struct OpenInference: LogFormat {
    private var spans: SpanReading

    init(source: String) {
        spans = SpanReading(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject, let records = SpanRecord.all(in: root),
            let first = records.first(where: { OpenInference.isOwn($0) })
        else { return nil }
        return FormatClaim(confidence: 97, sources: OpenInference.sources(first))
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) { spans.read(line, emit) }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&spans) }

    /// Whether a record follows these conventions.
    static func isOwn(_ record: SpanRecord) -> Bool { !record.isLog && record.attributes.value(kind) != nil }

    /// The call that a span tells of; nil for one that tells of no talk, such as a search or the run of a tool.
    static func call(of record: SpanRecord) -> TracedCall? {
        let attributes = record.attributes
        var call = record.call
        switch attributes.name(kind) {
        case "LLM"?: break
        case "CHAIN"?, "AGENT"?:
            // What chains hand to each other in between is not talk.
            guard record.isRoot else { return nil }
            call.level = .outer
        default: return nil
        }
        call.session = attributes.name("session.id")
        call.user = attributes.name("user.id")
        call.bot = attributes.name("agent.name")
        call.model = attributes.name("llm.model_name")
        call.usage = TokenUsage(
            input: attributes.count("llm.token_count.prompt"), output: attributes.count("llm.token_count.completion"),
            cached: attributes.count("llm.token_count.prompt_details.cache_read"),
            written: attributes.count("llm.token_count.prompt_details.cache_write"))
        call.input = turns(attributes, "llm.input_messages", "input", by: .user)
        call.output = turns(attributes, "llm.output_messages", "output", by: .assistant)
        return call
    }

    /// The turns of a list of messages, flattened or not; where there is none, those of the span's bare value.
    private static func turns(_ attributes: SpanAttributes, _ list: String, _ bare: String, by speaker: Message.Role) -> [TracedTurn] {
        let flattened = FlattenedMessages.turns(in: attributes, under: list + ".", by: speaker)
        if !flattened.isEmpty { return flattened }
        if let messages = attributes.value(list)?.structure, messages.isArray {
            return messages.elements.flatMap { TracedTurn.all(in: $0["message"] ?? $0, by: speaker) }
        }
        guard let value = attributes.value(bare + ".value") else { return [] }
        let isJSON = attributes.value(bare + ".mime_type")?.scalar?.hasText("application/json") == true
        let turns = TracedTurn.all(in: isJSON ? value.structure : value.scalar, by: speaker)
        return turns.filter { !FlattenedMessages.isRedacted(Array($0.text.kept.utf8)) }
    }

    private static let kind = "openinference.span.kind"

    private static func sources(_ record: SpanRecord) -> [FieldSource] {
        func first(_ field: LogField, _ names: String...) -> FieldSource? {
            names.first { record.attributes.value($0) != nil }.map { FieldSource(field, $0) }
        }
        let isOTLP = record.value["startTimeUnixNano"] != nil
        let isFlat = record.attributes.hasName(startingWith: "llm.output_messages.")
        return [
            FieldSource(.time, isOTLP ? "startTimeUnixNano" : "start_time"),
            first(.session, "session.id") ?? FieldSource(.session, isOTLP ? "traceId" : "trace_id"),
            isFlat ? FieldSource(.text, "llm.output_messages") : first(.text, "output.value", "input.value"),
            first(.user, "user.id"), first(.bot, "agent.name"), first(.model, "llm.model_name"), first(.inputTokens, "llm.token_count.prompt"),
            first(.outputTokens, "llm.token_count.completion"), first(.cachedTokens, "llm.token_count.prompt_details.cache_read"),
            FieldSource(.id, isOTLP ? "spanId" : "span_id"),
        ].compactMap { $0 }
    }

    static let description = FormatDescription(
        name: "openinference", title: "spans by OpenInference's conventions, such as Phoenix exports", examples: OpenInference.examples)
}
