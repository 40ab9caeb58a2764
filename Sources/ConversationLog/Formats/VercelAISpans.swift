internal import KeptState

/// Spans of Vercel's AI SDK in OTLP's JSON lines.
///
/// The span of a call (`ai.streamText.doStream`) lies in the span of the function that the application called (`ai.streamText`), which
/// repeats its words and its tokens: tokens count on the inner one only. A session is there if the application put one in the metadata.
struct VercelAISpans: LogFormat {
    private var spans: SpanReading

    init(source: String) {
        spans = SpanReading(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject, let records = SpanRecord.all(in: root),
            let first = records.first(where: { VercelAISpans.isOwn($0) })
        else { return nil }
        return FormatClaim(confidence: 97, sources: VercelAISpans.sources(first))
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) { spans.read(line, emit) }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&spans) }

    /// Whether a record is of this SDK.
    static func isOwn(_ record: SpanRecord) -> Bool { !record.isLog && record.attributes.value("ai.operationId") != nil }

    /// The call that a span tells of; nil for one that tells of no talk, such as an embedding or the run of a tool.
    static func call(of record: SpanRecord) -> TracedCall? {
        let attributes = record.attributes
        var call = record.call
        switch attributes.name("ai.operationId") {
        case "ai.generateText.doGenerate"?, "ai.streamText.doStream"?, "ai.generateObject.doGenerate"?, "ai.streamObject.doStream"?: break
        case "ai.generateText"?, "ai.streamText"?, "ai.generateObject"?, "ai.streamObject"?: call.level = .outer
        default: return nil
        }
        call.session = named(.session, attributes)?.value
        call.user = named(.user, attributes)?.value
        call.model = attributes.name("ai.response.model", "gen_ai.response.model", "ai.model.id", "gen_ai.request.model")
        call.answerID = attributes.name("ai.response.id", "gen_ai.response.id")
        call.finish = attributes.value("ai.response.finishReason", "ai.finishReason")?.scalar.flatMap { finish($0) } ?? call.finish
        call.usage = TokenUsage(
            input: attributes.count("ai.usage.inputTokens", "ai.usage.promptTokens", "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
            output: attributes.count(
                "ai.usage.outputTokens", "ai.usage.completionTokens", "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
            cached: attributes.count("ai.usage.cachedInputTokens", "gen_ai.usage.cache_read.input_tokens"),
            written: attributes.count("gen_ai.usage.cache_creation.input_tokens"))
        if let messages = attributes.value("ai.prompt.messages")?.structure {
            call.input = TracedTurn.all(in: messages, by: .user)
        } else if let prompt = attributes.value("ai.prompt") {
            call.input = inputs(prompt)
        }
        let text = attributes.value("ai.response.text", "ai.result.text", "ai.response.object", "ai.result.object")?.scalar
        call.output = TracedTurn.message(
            by: .assistant, content: text, calls: attributes.value("ai.response.toolCalls", "ai.result.toolCalls")?.structure)
        return call
    }

    /// The turns of a function's prompt: `{"system": "...", "prompt": "..."}` or `{"messages": [...]}`.
    private static func inputs(_ prompt: SpanValue) -> [TracedTurn] {
        guard let whole = prompt.structure, whole.isObject else { return TracedTurn.all(in: prompt.content, by: .user) }
        return TracedTurn.message(by: .system, content: whole["system"])
            + TracedTurn.all(in: whole["messages"] ?? whole["prompt"], by: .user)
    }

    /// The application's own name for a thing of that kind: the best known name in the metadata.
    private static func named(_ kind: FieldAliases.Kind, _ attributes: SpanAttributes) -> (name: String, value: String)? {
        var best: (rank: Int, name: String, value: String)?
        for (name, value) in attributes.all(under: metadata) {
            guard let alias = FieldAliases.alias(FoldedName(name)), alias.kind == kind, let text = value.scalar?.identifier else { continue }
            if alias.rank < best?.rank ?? .max { best = (alias.rank, name, text) }
        }
        return best.map { ($0.name, $0.value) }
    }

    private static let metadata = "ai.telemetry.metadata."

    /// The SDK's words have hyphens: `tool-calls`.
    private static func finish(_ value: JSONValue) -> Message.Finish? {
        if value.hasText("tool-calls") { return .tool }
        if value.hasText("content-filter") { return .filter }
        return Message.Finish(providerWord: value)
    }

    private static func sources(_ record: SpanRecord) -> [FieldSource] {
        func first(_ field: LogField, _ names: String...) -> FieldSource? {
            names.first { record.attributes.value($0) != nil }.map { FieldSource(field, $0) }
        }
        let attributes = record.attributes
        return [
            FieldSource(.time, "startTimeUnixNano"), FieldSource(.session, named(.session, attributes).map { metadata + $0.name } ?? "traceId"),
            first(.text, "ai.response.text", "ai.result.text", "ai.prompt.messages", "ai.prompt"),
            named(.user, attributes).map { FieldSource(.user, metadata + $0.name) }, first(.model, "ai.response.model", "ai.model.id"),
            first(.inputTokens, "ai.usage.inputTokens", "ai.usage.promptTokens", "gen_ai.usage.input_tokens"),
            first(.outputTokens, "ai.usage.outputTokens", "ai.usage.completionTokens", "gen_ai.usage.output_tokens"),
            first(.cachedTokens, "ai.usage.cachedInputTokens"), first(.id, "ai.response.id"),
        ].compactMap { $0 }
    }

    static let description = FormatDescription(
        name: "vercel-ai", title: "spans of Vercel's AI SDK, as OTLP JSON lines", examples: VercelAISpans.examples)
}
