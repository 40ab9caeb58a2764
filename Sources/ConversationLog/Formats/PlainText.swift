internal import KeptState

/// Text for people: `[TIME] SESSION role: text`, and lines below it that go on with the same message.
struct PlainText: LogFormat {
    static let joinsLines = true

    private var derived: DerivedSessions
    private var pending: Pending?
    /// True once a head had a time: from then on, a line without one is no head but part of what was said.
    private var hasSeenTime = false

    /// A message that may go on.
    private struct Pending: Sendable {
        var message: Message
        /// Only lines of its own stream go on with it.
        var stream: UInt64
        /// What goes on with it, not longer than a message keeps.
        var more: [UInt8] = []
        var moreBytes = 0
        var blankLines = 0
    }

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard line.json == nil, let head = PlainHeader(bytes) else { return nil }
        let confidence =
            if head.time != nil {
                head.isClear ? 90 : 50
            } else if head.session != nil {
                head.isClear ? 60 : 20
            } else {
                head.isClear ? 40 : 15
            }
        var sources = [FieldSource(.role, "word before the colon"), FieldSource(.text, "rest of the line")]
        if head.time != nil { sources.append(FieldSource(.time, "start of the line")) }
        if head.session != nil { sources.append(FieldSource(.session, "word before the role")) }
        return FormatClaim(confidence: confidence, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let head = PlainHeader(bytes), head.time != nil || !hasSeenTime else {
            return goOn(line, bytes, emit)
        }
        flush(emit)
        hasSeenTime = hasSeenTime || head.time != nil
        let time = head.time ?? line.time
        let session = head.session ?? derived.session(user: nil, address: nil, role: head.role, at: time)
        let text = MessageText(bytes.extracting(min(head.textStart, bytes.count)..<bytes.count))
        pending = Pending(message: Message(
            time: time, session: session, sessionIsDerived: head.session == nil, role: head.role,
            text: text.kept, textBytes: text.bytes, place: line.place, marks: PlainText.marks(of: line, bytes),
            lineHash: line.hash), stream: line.stream)
    }

    mutating func readBlank(at place: LinePlace, _ emit: (ReaderItem) -> Void) {
        if pending == nil { emit(.skipped(place)) } else { pending?.blankLines += 1 }
    }

    mutating func flush(_ emit: (ReaderItem) -> Void) {
        guard var done = pending else { return }
        pending = nil
        if done.moreBytes > 0 {
            // Only a text that was not cut yet can go on.
            if done.message.textBytes <= Message.textLimit {
                let whole = Array(done.message.text.utf8) + done.more
                done.message.text = MessageText(whole.span).kept
            }
            done.message.textBytes += done.moreBytes
        }
        emit(.message(done.message))
    }

    mutating func restart() {
        pending = nil
    }

    var heldFrom: LinePlace? { pending?.message.place }

    /// Reading the pending message's head again changes neither of these.
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&hasSeenTime)
    }

    private mutating func goOn(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let stream = pending?.stream, stream == line.stream else { return emit(line.fault(.malformed)) }
        let breaks = 1 + (pending?.blankLines ?? 0)
        let room = Message.textLimit + 4 - (pending?.more.count ?? 0)
        if room > 0 {
            pending?.more += Array(repeating: UInt8(ascii: "\n"), count: min(breaks, room))
            pending?.more.append(copying: bytes.extracting(0..<min(bytes.count, room)))
        }
        pending?.moreBytes += breaks + bytes.count
        pending?.blankLines = 0
        pending?.message.marks.formUnion(PlainText.marks(of: line, bytes))
    }

    /// The line's marks; text that is no UTF-8 is mended when it becomes a string.
    private static func marks(of line: LogLine, _ bytes: Span<UInt8>) -> LineMarks {
        (try? UTF8Span(validating: bytes)) == nil ? line.marks.union(.repaired) : line.marks
    }

    static let description = FormatDescription(
        name: "plain", title: "text for people: [TIME] SESSION role: what was said",
        examples: [
            FormatExample(
                [
                    "[2026-03-02 10:11:12] s-9a1 user: Where is my order 4471?",
                    "It was a gift.",
                    "[2026-03-02 10:11:13] s-9a1 bot: It left our store on Monday.",
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", role: .user,
                            text: "Where is my order 4471?\nIt was a gift.")
                    ),
                    (3, Message(time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", role: .assistant, text: "It left our store on Monday.")),
                ]),
            FormatExample(
                ["2026-03-02T10:11:12.5Z [web-7] <customer> Are you open on Sunday?", "2026-03-02T10:11:14Z [web-7] <bot> No."],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.500Z"), session: "web-7", role: .user, text: "Are you open on Sunday?")),
                    (2, Message(time: EventTime("2026-03-02T10:11:14Z"), session: "web-7", role: .assistant, text: "No.")),
                ]),
        ])
}
