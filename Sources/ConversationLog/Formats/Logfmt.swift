internal import KeptState

/// Lines of `key=value` pairs, their fields found by the alias table as in ``GenericJSONL``.
///
/// The pairs become one JSON object, so that names, units and roles mean the same in both. A name with dots is a member of an inner object:
/// `usage.prompt_tokens=41`.
struct Logfmt: LogFormat {
    private var fields: GenericJSONL

    init(source: String) {
        fields = GenericJSONL(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard line.json == nil, let pairs = LogfmtPairs(bytes), let claim = fields.claim(Logfmt.record(of: line, pairs), bytes) else { return nil }
        return claim
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard line.json == nil, let pairs = LogfmtPairs(bytes) else { return emit(line.fault(.malformed)) }
        fields.read(Logfmt.record(of: line, pairs), bytes, emit)
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&fields)
    }

    /// The line as if it had been written as JSON.
    private static func record(of line: LogLine, _ pairs: LogfmtPairs) -> LogLine {
        let marks = pairs.isMended ? line.marks.union(.repaired) : line.marks
        return LogLine(place: line.place, marks: marks, json: pairs.object, hash: line.hash)
    }

    static let description = FormatDescription(
        name: "logfmt", title: "key=value pairs, fields found by their usual names",
        examples: [
            FormatExample(
                [
                    #"ts=2026-03-02T10:11:12.100Z level=info session=s-9a1 role=user msg="Where is my order 4471?""#,
                    #"ts=2026-03-02T10:11:13.000Z level=info session=s-9a1 role=assistant tokens_in=41 tokens_out=11 latency_ms=830 msg="It left our \"store\" on Monday.\nBye.""#,
                    #"ts=2026-03-02T10:11:14.000Z level=info msg="session closed" sessions_open=3"#,
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", role: .assistant,
                            text: "It left our \"store\" on Monday.\nBye.", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 11))
                    ),
                ]),
            FormatExample(
                [
                    #"time="2026-03-02 10:11:12" conversation_id=77 user.id=cust-81 prompt="Are you open on Sunday?" completion=No. usage.prompt_tokens=12 usage.completion_tokens=3"#
                ],
                gives: [
                    (
                        1,
                        Message(time: EventTime("2026-03-02T10:11:12Z"), session: "77", user: "cust-81", role: .user, text: "Are you open on Sunday?")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "77", user: "cust-81", role: .assistant, text: "No.",
                            usage: TokenUsage(input: 12, output: 3))
                    ),
                ]),
        ])
}
