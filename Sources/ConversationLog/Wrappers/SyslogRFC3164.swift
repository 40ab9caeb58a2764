/// Syslog after RFC 3164, as it is sent and as it lies in /var/log: `<34>Mar  2 10:11:12 HOST app[12]: text`.
///
/// In files the priority is missing, and newer rsyslogs write the time after RFC 3339. The year is told by ``YearClock``.
enum SyslogRFC3164: LogWrapper {
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        guard line.json == nil, let head = Head(bytes) else { return false }
        return head.isSure
    }

    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard line.json == nil, let head = Head(bytes) else { return nil }
        let time =
            switch head.time {
            case .whole(let time): time
            case .yearless(let time): clock.moment(time)
            }
        var piece = WrappedPiece(bytes: [], time: time, stream: head.stream)
        piece.bytes.append(copying: bytes.extracting(head.textStart..<bytes.count))
        return .pieces([piece])
    }

    private struct Head {
        enum Time {
            case whole(EventTime)
            case yearless(YearlessTime)
        }

        let time: Time
        let stream: UInt64
        let textStart: Int
        /// With a whole time, only a process number tells the line from plain text of somebody's own.
        let isSure: Bool

        init?(_ bytes: Span<UInt8>) {
            let priorityEnd = SyslogPriority.end(in: bytes, from: 0)
            let start = priorityEnd ?? 0
            let rest = bytes.extracting(start..<bytes.count)
            let length: Int
            if let yearless = YearlessTime(prefixOf: rest) {
                time = .yearless(yearless)
                length = yearless.length
            } else if let (whole, wholeLength) = EventTime.prefix(of: rest) {
                time = .whole(whole)
                length = wholeLength
            } else {
                return nil
            }
            guard start + length < bytes.count, bytes[start + length] == UInt8(ascii: " ") else { return nil }
            var words = WordCursor(after: start + length + 1)
            guard let host = words.next(in: bytes) else { return nil }
            // The tag: a name, a process number in brackets, a colon.
            var end = words.position
            while end < bytes.count, Head.isTagByte(bytes[end]) { end += 1 }
            guard end > words.position else { return nil }
            var hasProcess = false
            if end < bytes.count, bytes[end] == UInt8(ascii: "["), let (_, numberEnd) = bytes.number(at: end + 1, digits: 10), numberEnd < bytes.count,
                bytes[numberEnd] == UInt8(ascii: "]")
            {
                end = numberEnd + 1
                hasProcess = true
            }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
            var hash = FNV1a()
            hash.add(bytes.extracting(host))
            hash.add(bytes.extracting(words.position..<end))
            stream = hash.value
            end += 1
            if end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
            textStart = end
            if case .yearless = time { isSure = true } else { isSure = hasProcess }
        }

        private static func isTagByte(_ byte: UInt8) -> Bool {
            byte > 0x20 && byte != UInt8(ascii: "[") && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "{")
        }
    }

    static let description = WrapperDescription(
        name: "syslog-3164", title: "syslog after RFC 3164, and the files of rsyslog: /var/log/syslog",
        examples: [
            WrapperExample(
                [
                    #"<14>Mar  2 10:11:12 web1 shop-bot[812]: {"role":"user","text":"Hi"}"#, "Mar 12 10:11:13 web1 shop-bot: listening",
                ],
                gives: [(1, nil, #"{"role":"user","text":"Hi"}"#), (2, nil, "listening")]),
            WrapperExample(
                [
                    #"2026-03-02T10:11:12.003456+00:00 web1 shop-bot[812]: {"role":"user","text":"Hi"}"#,
                    #"<14>Mar  2 10:11:13 web1 shop-bot[812]: {"role":"bot","text":"Hello"}"#,
                ],
                gives: [
                    (1, "2026-03-02T10:11:12.003456Z", #"{"role":"user","text":"Hi"}"#),
                    (2, "2026-03-02T10:11:13Z", #"{"role":"bot","text":"Hello"}"#),
                ]),
        ])
}
