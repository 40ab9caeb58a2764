/// Syslog after RFC 5424: `<165>1 TIME HOST APP PROCID MSGID [structured data] text`, also with the byte count of RFC 6587 before it.
enum SyslogRFC5424: LogWrapper {
    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard line.json == nil, let start = SyslogPriority.end(in: bytes, from: byteCountEnd(bytes)) else { return nil }
        var words = WordCursor(after: start)
        guard let version = words.next(in: bytes), bytes.extracting(version).hasBytes(of: "1"), let stamp = words.next(in: bytes) else { return nil }
        let time = EventTime(bytes.extracting(stamp))
        guard time != nil || bytes.extracting(stamp).hasBytes(of: "-") else { return nil }
        var hash = FNV1a()
        // Host, application, process: what writes one stream. The message id tells kinds of messages apart.
        for _ in 0..<3 {
            guard let word = words.next(in: bytes) else { return nil }
            hash.add(bytes.extracting(word))
            hash.add(UInt8(0))
        }
        guard words.next(in: bytes) != nil, var text = structuredDataEnd(bytes, from: words.position) else { return nil }
        if text < bytes.count {
            guard bytes[text] == UInt8(ascii: " ") else { return nil }
            text += 1
        }
        if bytes.extracting(text..<bytes.count).hasPrefix("\u{FEFF}") { text += 3 }
        var piece = WrappedPiece(bytes: [], time: time, stream: hash.value)
        piece.bytes.append(copying: bytes.extracting(text..<bytes.count))
        return .pieces([piece])
    }

    /// After the byte count that some transports put before a message, or 0.
    private static func byteCountEnd(_ bytes: Span<UInt8>) -> Int {
        guard let (_, end) = bytes.number(at: 0, digits: 8), end < bytes.count, bytes[end] == UInt8(ascii: " ") else { return 0 }
        return end + 1
    }

    /// After `-` or the elements in brackets, in whose quoted values `\"`, `\]` and `\\` are escaped; nil when they don't end.
    private static func structuredDataEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "-") { return start + 1 }
        var position = start
        while position < bytes.count, bytes[position] == UInt8(ascii: "[") {
            var isQuoted = false
            position += 1
            while position < bytes.count, isQuoted || bytes[position] != UInt8(ascii: "]") {
                if isQuoted, bytes[position] == UInt8(ascii: "\\") { position += 1 } else if bytes[position] == UInt8(ascii: "\"") { isQuoted.toggle() }
                position += 1
            }
            guard position < bytes.count else { return nil }
            position += 1
        }
        return position == start ? nil : position
    }

    static let description = WrapperDescription(
        name: "syslog-5424", title: "syslog after RFC 5424",
        examples: [
            WrapperExample(
                [
                    #"<165>1 2026-03-02T10:11:12.003Z web1 shop-bot 812 - - {"role":"user","text":"Hi"}"#,
                    #"<165>1 2026-03-02T12:11:13+02:00 web1 shop-bot 812 ID47 [a@1 b="]\"" c="\\"][d@2] {"role":"bot","text":"Hello"}"#,
                    "78 <14>1 - - shop-bot - - - listening", "<14>1 2026-03-02T10:11:15Z web1 shop-bot 812 - -",
                ],
                gives: [
                    (1, "2026-03-02T10:11:12.003Z", #"{"role":"user","text":"Hi"}"#),
                    (2, "2026-03-02T10:11:13Z", #"{"role":"bot","text":"Hello"}"#), (3, nil, "listening"), (4, "2026-03-02T10:11:15Z", ""),
                ])
        ])
}

/// The number in angle brackets that begins a syslog message.
enum SyslogPriority {
    /// The place after `<0>` to `<191>` (RFC 5424, 6.2.1); nil when there is none.
    static func end(in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "<"), let (value, end) = bytes.number(at: start + 1, digits: 3) else { return nil }
        guard value <= 191, end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return nil }
        return end + 1
    }
}
