internal import KeptState

/// Lines of model APIs to messages: requests, responses, pairs of both, lines of batches, and streamed answers.
///
/// A streamed answer's message stands at the line of its last piece. Any API's lines are read, whatever format was decided on: requests of different APIs look alike, and an application may use two.
struct ModelCallReader: Sendable, Kept {
    private var conversations: Conversations
    private var streams = AnswerStreams()

    /// - Parameter source: what the source is called; derived session ids begin with it.
    init(source: String) {
        conversations = Conversations(source: source)
    }

    /// Reads a line as any of the APIs.
    mutating func read(_ line: LogLine, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return read(nil, line, emit) }
        for overdue in streams.takeOverdue() { give(overdue, emit) }
        if let piece = AnswerPiece(root, streams) { return take(piece, root, line, emit) }
        guard let shape = CallShape(root) else {
            if AnswerPiece.responsesEvent(root) != nil { return emit(.skipped(line.place)) }
            let isOperation = FoundFields(root).value(.operation) != nil && !line.marks.contains(.cut)
            return emit(isOperation ? .skipped(line.place) : line.fault(.incomplete))
        }
        readWhole(shape.call(around: FoundFields(root)), line, emit)
    }

    /// Reads a call that a gateway's format has found in a line; a fault when there is none.
    mutating func read(_ call: ModelCall?, _ line: LogLine, _ emit: (ReaderItem) -> Void) {
        for overdue in streams.takeOverdue() { give(overdue, emit) }
        guard let call else { return emit(line.fault(line.json?.isObject == true ? .incomplete : .malformed)) }
        readWhole(call, line, emit)
    }

    /// Gives what is held, as it is.
    mutating func flush(_ emit: (ReaderItem) -> Void) {
        for answer in streams.takeAll() { give(answer, emit) }
    }

    /// Forgets what is held.
    mutating func restart() {
        streams = AnswerStreams()
        conversations.restart()
    }

    /// Where the first line begins that is held.
    var heldFrom: LinePlace? { streams.heldFrom }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&conversations) }

    private mutating func readWhole(_ call: ModelCall, _ line: LogLine, _ emit: (ReaderItem) -> Void) {
        // The whole after its pieces: what they told is in it (LOGS, traps, f).
        var begun: Conversations.Talk?
        if call.answers != nil, let id = call.id {
            for kind in [AnswerPiece.Kind.responses, .chat, .anthropic] {
                guard let pieces = streams.take(kind.key(id)) else { continue }
                begun = pieces.begun
            }
        }
        for ended in streams.takeEnded() { give(ended, emit) }
        give(call, begun, line, emit)
    }

    private mutating func take(_ piece: AnswerPiece, _ root: JSONValue, _ line: LogLine, _ emit: (ReaderItem) -> Void) {
        if piece.supersedes, let before = streams.latest(AnswerPiece.Kind.anthropic.rawValue).flatMap({ streams.take($0) }) { give(before, emit) }
        if !streams.holds(piece.key) {
            guard piece.opens else { return emit(.skipped(line.place)) }
            let call = ModelCall(begunBy: FoundFields(root))
            streams.begin(HeldAnswer(key: piece.key, line: line, begun: call.session == nil ? conversations.beginAnswer() : nil, call: call))
        }
        var isWhole = false
        streams.change(piece.key) {
            $0.goOn(with: line)
            isWhole = piece.apply(&$0)
        }
        if isWhole, let answer = streams.take(piece.key) { give(answer, emit) }
    }

    private mutating func give(_ answer: HeldAnswer, _ emit: (ReaderItem) -> Void) {
        give(answer.joined, answer.begun, answer.line, emit)
    }

    private mutating func give(_ call: ModelCall, _ begun: Conversations.Talk?, _ line: LogLine, _ emit: (ReaderItem) -> Void) {
        var isSilent = true
        conversations.read(call, begun: begun, line) {
            isSilent = false
            emit($0)
        }
        if isSilent { emit(.skipped(line.place)) }
    }
}
