internal import KeptState

/// Exports of Langfuse: traces and the observations in them, each one object.
///
/// An observation names its trace alone: its session is that of the trace if the trace was seen, else the trace itself. Of the
/// observations the calls to models are read; a trace repeats what is said in them.
struct Langfuse: LogFormat {
    private var conversations: TracedConversations

    private enum Shape {
        case trace
        case observation
    }

    init(source: String) {
        conversations = TracedConversations(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, let shape = Langfuse.shape(of: root) else { return nil }
        func first(_ field: LogField, _ names: String...) -> FieldSource? {
            names.first { root[$0] != nil }.map { FieldSource(field, $0) }
        }
        let isTrace = shape == .trace
        let usage = root["usageDetails"] != nil ? "usageDetails" : root["usage_details"] != nil ? "usage_details" : "usage"
        let sources = [
            first(.time, "timestamp", "startTime", "start_time"), first(.session, "sessionId", "session_id", "traceId", "trace_id", "id"),
            first(.text, "output", "input"), first(.user, "userId", "user_id"), first(.model, "model", "providedModelName"),
            isTrace || root[usage] == nil ? nil : FieldSource(.inputTokens, usage + ".input"),
            isTrace || root[usage] == nil ? nil : FieldSource(.outputTokens, usage + ".output"), first(.id, "id"),
        ].compactMap { $0 }
        return FormatClaim(confidence: 96, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard let shape = Langfuse.shape(of: root) else { return emit(line.fault(.incomplete)) }
        var calls: [TracedCall] = []
        switch shape {
        case .trace:
            let trace = Langfuse.trace(root)
            conversations.learn(trace: trace.trace, session: trace.session, user: trace.user)
            // The API gives the observations whole; the export gives their ids.
            for observation in root["observations"].map({ Array($0.elements) }) ?? [] where observation.isObject {
                if var call = Langfuse.call(observation) {
                    call.trace = call.trace ?? trace.trace
                    calls.append(call)
                }
            }
            calls.append(trace)
        case .observation:
            if let call = Langfuse.call(root) { calls.append(call) }
        }
        var given = 0
        for call in calls {
            conversations.read(call, line) {
                given += 1
                emit(.message($0))
            }
        }
        if given == 0 { emit(line.marks.contains(.cut) ? line.fault(.incomplete) : .skipped(line.place)) }
    }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&conversations) }

    private static func shape(of root: JSONValue) -> Shape? {
        guard root.isObject else { return nil }
        if (root["traceId"] ?? root["trace_id"])?.isString == true, root["run_type"] == nil,
            let type = root["type"]?.string, types.contains(type), root["startTime"] ?? root["start_time"] != nil
        {
            return .observation
        }
        let isTrace = root["id"]?.isString == true && root["timestamp"]?.isString == true
        let path = root["htmlPath"]?.string
        return isTrace && (path?.hasPrefix("/project/") == true || root["observations"]?.isArray == true) ? .trace : nil
    }

    private static let types: Set = [
        "GENERATION", "SPAN", "EVENT", "AGENT", "TOOL", "CHAIN", "RETRIEVER", "EVALUATOR", "EMBEDDING", "GUARDRAIL",
    ]

    private static func trace(_ root: JSONValue) -> TracedCall {
        var call = TracedCall(level: .outer)
        call.trace = root["id"]?.identifier
        call.session = (root["sessionId"] ?? root["session_id"])?.identifier
        call.user = (root["userId"] ?? root["user_id"])?.identifier
        call.start = root["timestamp"]?.moment
        call.latencyMilliseconds = root["latency"]?.secondsAsMilliseconds
        call.end = end(after: call.latencyMilliseconds, from: call.start)
        call.input = TracedTurn.all(in: root["input"], by: .user)
        call.output = lastAnswer(root["output"], takesAny: false)
        call.id = call.trace
        return call
    }

    /// The call that an observation is; nil for one of another kind.
    private static func call(_ root: JSONValue) -> TracedCall? {
        guard root["type"]?.hasText("GENERATION") == true else { return nil }
        var call = TracedCall()
        call.trace = (root["traceId"] ?? root["trace_id"])?.identifier
        call.id = root["id"]?.identifier
        call.start = (root["startTime"] ?? root["start_time"])?.moment
        call.end = (root["endTime"] ?? root["end_time"])?.moment
        call.session = (root["sessionId"] ?? root["session_id"])?.identifier
        call.user = (root["userId"] ?? root["user_id"])?.identifier
        call.model = (root["model"] ?? root["providedModelName"] ?? root["provided_model_name"])?.identifier
        call.latencyMilliseconds = call.spanMilliseconds ?? root["latency"]?.secondsAsMilliseconds
        call.usage = usage(root)
        if root["level"]?.hasText("ERROR") == true { call.finish = .error }
        call.input = TracedTurn.all(in: root["input"], by: .user)
        call.output = lastAnswer(root["output"], takesAny: true)
        return call
    }

    /// What was answered: some integrations log the whole conversation as the output.
    private static func lastAnswer(_ output: JSONValue?, takesAny: Bool) -> [TracedTurn] {
        let turns = TracedTurn.all(in: output, by: .assistant, takesAny: takesAny)
        return Array(turns.suffix(while: { $0.role == .assistant }))
    }

    /// Kinds of tokens don't overlap: all whose names have "input" in them make up the input, and so for the output, as Langfuse's own pages sum
    /// them (langfuse.com/docs/model-usage-and-cost). The older `usage` has one count a side.
    private static func usage(_ root: JSONValue) -> TokenUsage? {
        guard let details = root["usageDetails"] ?? root["usage_details"] ?? root["usage"], details.isObject else { return nil }
        var input: Int?
        var output: Int?
        var cached = 0
        var written = 0
        for (key, value) in details.members {
            guard let count = value.tokenCount, let name = key.string?.lowercased() else { continue }
            if name.contains("input") || name.hasPrefix("prompt") {
                input = (input ?? 0) &+ count
                if name.contains("cache_creation") || name.contains("cache_write") {
                    written &+= count
                } else if name.contains("cache") {
                    cached &+= count
                }
            } else if name.contains("output") || name.hasPrefix("completion") {
                output = (output ?? 0) &+ count
            }
        }
        return TokenUsage(input: input, output: output, cached: cached, written: written)
    }

    private static func end(after milliseconds: Double?, from start: EventTime?) -> EventTime? {
        guard let start, let milliseconds, let whole = Int64(exactly: (milliseconds * 1e3).rounded()) else { return nil }
        let (nanoseconds, overflows) = whole.multipliedReportingOverflow(by: 1_000)
        let (sum, overflowsToo) = start.nanoseconds.addingReportingOverflow(nanoseconds)
        return overflows || overflowsToo ? nil : EventTime(nanoseconds: sum)
    }

    static let description = FormatDescription(
        name: "langfuse", title: "Langfuse: exported traces and observations", examples: Langfuse.examples)
}

extension [TracedTurn] {
    /// The longest end of the list of which all elements are so.
    fileprivate func suffix(while isSo: (TracedTurn) -> Bool) -> ArraySlice<TracedTurn> {
        self[(lastIndex { !isSo($0) } ?? -1) + 1..<count]
    }
}
