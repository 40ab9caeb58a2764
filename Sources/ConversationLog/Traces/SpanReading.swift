internal import KeptState

/// Reads lines of spans and log records, whichever of the three conventions each record follows: one program's spans may mix them.
struct SpanReading: Sendable, Kept {
    private var conversations: TracedConversations

    /// - Parameter source: what the source is called.
    init(source: String) {
        conversations = TracedConversations(source: source)
    }

    /// Reads a line; what holds no call to a model is skipped.
    mutating func read(_ line: LogLine, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard let records = SpanRecord.all(in: root) else { return emit(line.fault(.incomplete)) }
        let calls = SpanReading.calls(of: records)
        // A call may lie before the span that names the conversation.
        for call in calls { conversations.learn(trace: call.trace, session: call.session, user: call.user) }
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

    private static func calls(of records: [SpanRecord]) -> [TracedCall] {
        var calls: [TracedCall] = []
        /// Where the calls lie that are told in parts, by span.
        var parts: [String: Int] = [:]
        for record in records {
            if VercelAISpans.isOwn(record) {
                if let call = VercelAISpans.call(of: record) { calls.append(call) }
            } else if OpenInference.isOwn(record) {
                if let call = OpenInference.call(of: record) { calls.append(call) }
            } else if let part = OTelEvents.part(of: record) {
                if let span = record.span, let index = parts[span] {
                    calls[index].input += part.input
                    calls[index].output += part.output
                    calls[index].session = calls[index].session ?? part.session
                    calls[index].model = calls[index].model ?? part.model
                    calls[index].end = part.start
                } else {
                    if let span = record.span { parts[span] = calls.count }
                    calls.append(part)
                }
            } else if let call = OTelGenAI.call(of: record) {
                calls.append(call)
            }
        }
        return calls
    }
}
