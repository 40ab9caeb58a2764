/// What `aws logs tail` prints: `TIME STREAM text`.
///
/// Plain text of somebody's own may look alike: what decides is an object, or another time, right after the stream's name.
enum CloudWatchTail: LogWrapper {
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        guard line.json == nil, let head = head(of: bytes), head.text < bytes.count else { return false }
        if bytes[head.text] == UInt8(ascii: "{") { return true }
        let start = bytes[head.text] == UInt8(ascii: "[") ? head.text + 1 : head.text
        return EventTime.prefix(of: bytes.extracting(start..<bytes.count)) != nil
    }

    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard line.json == nil, let head = head(of: bytes) else { return nil }
        var piece = WrappedPiece(bytes: [], time: head.time, stream: head.stream)
        piece.bytes.append(copying: bytes.extracting(head.text..<bytes.count))
        return .pieces([piece])
    }

    private static func head(of bytes: Span<UInt8>) -> (time: EventTime, stream: UInt64, text: Int)? {
        guard let (time, length) = EventTime.prefix(of: bytes), length < bytes.count, bytes[length] == UInt8(ascii: " ") else { return nil }
        var words = WordCursor(after: length + 1)
        guard let stream = words.next(in: bytes), bytes[stream.lowerBound] != UInt8(ascii: "{") else { return nil }
        var hash = FNV1a()
        hash.add(bytes.extracting(stream))
        return (time, hash.value, words.position)
    }

    static let description = WrapperDescription(
        name: "aws-tail", title: "aws logs tail",
        examples: [
            WrapperExample(
                [
                    #"2026-03-02T10:11:12.123000+00:00 bot/shop/9f0e {"role":"user","text":"Hi"}"#,
                    "2026-03-02T10:11:13+00:00 bot/shop/9f0e listening on 80",
                ],
                gives: [
                    (1, "2026-03-02T10:11:12.123Z", #"{"role":"user","text":"Hi"}"#), (2, "2026-03-02T10:11:13Z", "listening on 80"),
                ]),
            WrapperExample(
                ["2026-03-02T10:11:12 bot/shop/9f0e [2026-03-02 10:11:11] s-9a1 user: Hi"],
                gives: [(1, "2026-03-02T10:11:12Z", "[2026-03-02 10:11:11] s-9a1 user: Hi")]),
        ])
}
