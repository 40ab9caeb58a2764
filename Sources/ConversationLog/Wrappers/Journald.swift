/// What `journalctl -o json` prints: one journal entry a line (systemd, "Journal JSON Format").
///
/// `MESSAGE` is a string, an array of byte values where it is no printable UTF-8, an array of these where an entry has several, and null where
/// it is over 4,096 bytes and `--all` was not given: a null is never an empty text. A line over `LineMax` is cut into entries of
/// one `_STREAM_ID`, whose `_LINE_BREAK` says that they go on (systemd.journal-fields); Docker's journald driver has marks of its own.
enum Journald: LogWrapper {
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        guard let root = line.json, root["__REALTIME_TIMESTAMP"] != nil || root["_SOURCE_REALTIME_TIMESTAMP"] != nil else { return false }
        return message(of: root) != nil || root["__CURSOR"] != nil || root["_BOOT_ID"] != nil
    }

    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard let root = line.json, root["__REALTIME_TIMESTAMP"] != nil || root["_SOURCE_REALTIME_TIMESTAMP"] != nil else { return nil }
        guard let message = message(of: root) else { return .nothing }
        if message.isNull { return .leftOut }
        let texts = texts(of: message)
        guard !texts.isEmpty else { return nil }
        let time = root["_SOURCE_REALTIME_TIMESTAMP"].flatMap(moment) ?? root["__REALTIME_TIMESTAMP"].flatMap(moment)
        let goesOn: Bool
        var hash = FNV1a()
        if let part = root["CONTAINER_PARTIAL_ID"] {
            goesOn = root["CONTAINER_PARTIAL_LAST"]?.hasText("true") != true
            part.withBytes { hash.add($0) }
        } else {
            let isPart = root["CONTAINER_PARTIAL_MESSAGE"]?.hasText("true") == true
            goesOn = isPart || root["_LINE_BREAK"]?.hasText("line-max") == true
            for name in ["_STREAM_ID", "CONTAINER_ID_FULL", "CONTAINER_ID"] {
                guard let stream = root[name] else { continue }
                stream.withBytes { hash.add($0) }
                return .pieces(pieces(texts, time, hash.value, goesOn))
            }
            for name in ["_SYSTEMD_UNIT", "SYSLOG_IDENTIFIER", "_PID"] { root[name]?.withBytes { hash.add($0) } }
        }
        return .pieces(pieces(texts, time, hash.value, goesOn))
    }

    private static func pieces(_ texts: [[UInt8]], _ time: EventTime?, _ stream: UInt64, _ goesOn: Bool) -> [WrappedPiece] {
        texts.indices.map { index in
            WrappedPiece(bytes: texts[index], time: time, stream: stream, goesOn: goesOn && index == texts.count - 1)
        }
    }

    /// The member, which may be null.
    private static func message(of root: JSONValue) -> JSONValue? {
        var found: JSONValue?
        for (key, value) in root.members where key.hasBytes(of: "MESSAGE") { found = value }
        return found
    }

    private static func texts(of message: JSONValue) -> [[UInt8]] {
        if message.isString { return [message.withBytes { copy($0) }] }
        guard let first = message.elements.first(where: { _ in true }) else { return [] }
        if first.number != nil { return numbers(message).map { [$0] } ?? [] }
        return message.elements.compactMap { $0.isString ? $0.withBytes { copy($0) } : numbers($0) }
    }

    private static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.append(copying: bytes)
        return copy
    }

    /// The bytes that an array of numbers stands for; nil when a number is none.
    private static func numbers(_ value: JSONValue) -> [UInt8]? {
        guard value.isArray else { return nil }
        var bytes: [UInt8] = []
        for element in value.elements {
            guard let number = element.integer, let byte = UInt8(exactly: number) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// Microseconds since 1970, as a string.
    private static func moment(_ value: JSONValue) -> EventTime? {
        guard let microseconds = value.scalarText.flatMap({ Int64($0) }) else { return nil }
        let (product, overflows) = microseconds.multipliedReportingOverflow(by: 1_000)
        return overflows ? nil : EventTime(nanoseconds: product)
    }

    static let description = WrapperDescription(
        name: "journald", title: "the systemd journal: journalctl -a -o json",
        examples: [
            WrapperExample(
                [
                    #"{"__REALTIME_TIMESTAMP":"1772446272123456","_STREAM_ID":"a","_PID":"812","MESSAGE":"{\"role\":\"user\",\"text\":\"Hi\"}"}"#,
                    #"{"__REALTIME_TIMESTAMP":"1772446273000000","_STREAM_ID":"a","_LINE_BREAK":"line-max","MESSAGE":"{\"role\":\"bot\","}"#,
                    #"{"__REALTIME_TIMESTAMP":"1772446273000001","_STREAM_ID":"b","MESSAGE":[111,107]}"#,
                    #"{"__REALTIME_TIMESTAMP":"1772446273000002","_STREAM_ID":"a","MESSAGE":"\"text\":\"Hello\"}"}"#,
                    #"{"__REALTIME_TIMESTAMP":"1772446273000009","_SOURCE_REALTIME_TIMESTAMP":"1772446273000003","_PID":"1","MESSAGE":["a","b"]}"#,
                ],
                gives: [
                    (1, "2026-03-02T10:11:12.123456Z", #"{"role":"user","text":"Hi"}"#), (3, "2026-03-02T10:11:13.000001Z", "ok"),
                    (2, "2026-03-02T10:11:13Z", #"{"role":"bot","text":"Hello"}"#), (5, "2026-03-02T10:11:13.000003Z", "a"),
                    (5, "2026-03-02T10:11:13.000003Z", "b"),
                ]),
            WrapperExample(
                [
                    #"{"__REALTIME_TIMESTAMP":"1772446272123456","CONTAINER_ID":"c","CONTAINER_PARTIAL_MESSAGE":"true","CONTAINER_PARTIAL_ID":"p","CONTAINER_PARTIAL_ORDINAL":"1","CONTAINER_PARTIAL_LAST":"false","MESSAGE":"{\"role\":\"user\","}"#,
                    #"{"__REALTIME_TIMESTAMP":"1772446272123457","CONTAINER_ID":"c","CONTAINER_PARTIAL_ID":"p","CONTAINER_PARTIAL_ORDINAL":"2","CONTAINER_PARTIAL_LAST":"true","MESSAGE":"\"text\":\"Hi\"}"}"#,
                ],
                gives: [(1, "2026-03-02T10:11:12.123456Z", #"{"role":"user","text":"Hi"}"#)]),
        ])
}
