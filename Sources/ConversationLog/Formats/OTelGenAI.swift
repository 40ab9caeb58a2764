internal import KeptState

/// OpenTelemetry's conventions for generative AI in OTLP's JSON lines: spans, events, and the older events a message each.
///
/// The names have changed often (semantic-conventions-genai): all of them are read. Words are in the log only if the application asked for
/// that; without them a call gives an answer without words that carries what it used. Cached tokens are part of the input.
struct OTelGenAI: LogFormat {
    private var spans: SpanReading

    init(source: String) {
        spans = SpanReading(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject, let records = SpanRecord.all(in: root),
            let first = records.first(where: { OTelGenAI.isOwn($0) })
        else { return nil }
        return FormatClaim(confidence: 96, sources: OTelGenAI.sources(first))
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) { spans.read(line, emit) }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&spans) }

    /// Whether a record follows these conventions and no narrower ones.
    static func isOwn(_ record: SpanRecord) -> Bool {
        !VercelAISpans.isOwn(record) && !OpenInference.isOwn(record)
            && (record.attributes.hasName(startingWith: "gen_ai.") || OTelEvents.isMessage(record.name))
    }

    /// The call that a span or an event tells of; nil for one that tells of no talk, such as the run of a tool.
    static func call(of record: SpanRecord) -> TracedCall? {
        let attributes = record.attributes
        guard isOwn(record) else { return nil }
        var call = record.call
        switch attributes.name("gen_ai.operation.name", "llm.request.type") {
        case "chat"?, "text_completion"?, "completion"?, "generate_content"?: break
        case "invoke_agent"?, "invoke_workflow"?: call.level = .outer
        case nil: if record.isLog && record.name != detailsEvent { return nil }
        default: return nil
        }
        call.session = attributes.name(
            "gen_ai.conversation.id", "session.id", "traceloop.association.properties.session_id",
            "traceloop.association.properties.conversation_id", "traceloop.association.properties.thread_id")
        call.user = attributes.name("user.id", "enduser.id", "traceloop.association.properties.user_id")
        call.bot = attributes.name("gen_ai.agent.name")
        call.model = attributes.name("gen_ai.response.model", "gen_ai.request.model")
        call.answerID = attributes.name("gen_ai.response.id")
        call.usage = TokenUsage(
            input: attributes.count("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
            output: attributes.count("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
            cached: attributes.count("gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"),
            written: attributes.count(
                "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation_input_tokens"))
        if let reasons = attributes.value("gen_ai.response.finish_reasons", "gen_ai.response.finish_reason")?.content {
            call.finish = (reasons.isArray ? reasons.elements.first { _ in true } : reasons).flatMap { Message.Finish(providerWord: $0) } ?? call.finish
        }
        addWords(of: attributes, to: &call)
        for event in record.value["events"].map({ Array($0.elements) }) ?? [] { OTelEvents.add(event, to: &call) }
        return call.hasWords || call.usage != nil || call.model != nil ? call : nil
    }

    /// Adds what the attributes tell of what was asked and answered.
    static func addWords(of attributes: SpanAttributes, to call: inout TracedCall) {
        if let parts = attributes.value("gen_ai.system_instructions")?.content {
            call.input += TracedTurn.message(by: .system, content: parts)
        }
        if let messages = attributes.value("gen_ai.input.messages", "gen_ai.prompt")?.content {
            call.input += TracedTurn.all(in: messages, by: .user)
        }
        if let messages = attributes.value("gen_ai.output.messages", "gen_ai.completion")?.content {
            call.output += TracedTurn.all(in: messages, by: .assistant)
        }
        call.input += FlattenedMessages.turns(in: attributes, under: "gen_ai.prompt.", by: .user)
        call.output += FlattenedMessages.turns(in: attributes, under: "gen_ai.completion.", by: .assistant)
    }

    /// The event that tells all of a call.
    private static let detailsEvent = "gen_ai.client.inference.operation.details"

    private static func sources(_ record: SpanRecord) -> [FieldSource] {
        func first(_ field: LogField, _ names: String...) -> FieldSource? {
            names.first { record.attributes.value($0) != nil }.map { FieldSource(field, $0) }
        }
        return [
            FieldSource(.time, record.isLog ? "timeUnixNano" : "startTimeUnixNano"),
            first(.session, "gen_ai.conversation.id", "session.id") ?? FieldSource(.session, "traceId"),
            first(.text, "gen_ai.output.messages", "gen_ai.input.messages", "gen_ai.completion", "gen_ai.prompt")
                ?? (record.isLog ? FieldSource(.text, "body.content") : nil),
            first(.user, "user.id", "enduser.id"), first(.bot, "gen_ai.agent.name"), first(.model, "gen_ai.response.model", "gen_ai.request.model"),
            first(.inputTokens, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
            first(.outputTokens, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
            first(.cachedTokens, "gen_ai.usage.cache_read.input_tokens"), first(.id, "gen_ai.response.id"),
        ].compactMap { $0 }
    }

    static let description = FormatDescription(
        name: "otel-genai", title: "OpenTelemetry's spans and events for generative AI, as OTLP JSON lines", examples: OTelGenAI.examples)
}
