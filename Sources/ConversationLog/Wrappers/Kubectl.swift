/// What `kubectl logs` prints with `--timestamps`, `--prefix` or both: `[pod/NAME/CONTAINER] TIME text`; `docker logs -t` puts the time before each line too.
enum Kubectl: LogWrapper {
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        guard line.json == nil, let head = head(of: bytes) else { return false }
        if head.hasPrefix { return true }
        return head.text < bytes.count && bytes[head.text] == UInt8(ascii: "{")
    }

    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard line.json == nil, let head = head(of: bytes) else { return nil }
        var piece = WrappedPiece(bytes: [], time: head.time, stream: head.stream)
        piece.bytes.append(copying: bytes.extracting(head.text..<bytes.count))
        return .pieces([piece])
    }

    private static func head(of bytes: Span<UInt8>) -> (hasPrefix: Bool, time: EventTime?, stream: UInt64, text: Int)? {
        var position = 0
        var hash = FNV1a()
        let hasPrefix = bytes.hasPrefix("[pod/")
        if hasPrefix {
            // The longest name of a pod has 253 bytes, that of a container 63.
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]"), from: 0), end < 330, end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: " ")
            else { return nil }
            hash.add(bytes.extracting(0..<end))
            position = end + 2
        }
        var time: EventTime?
        if let (stamp, length) = EventTime.prefix(of: bytes.extracting(position..<bytes.count)), position + length < bytes.count,
            bytes[position + length] == UInt8(ascii: " ")
        {
            time = stamp
            position += length + 1
        }
        guard hasPrefix || time != nil else { return nil }
        return (hasPrefix, time, hash.value, position)
    }

    static let description = WrapperDescription(
        name: "kubectl", title: "kubectl logs --timestamps --prefix; docker logs -t",
        examples: [
            WrapperExample(
                [
                    #"[pod/shop-6d4/bot] 2026-03-02T10:11:12.123456789Z {"role":"user","text":"Hi"}"#, "[pod/shop-6d4/bot] listening",
                ],
                gives: [(1, "2026-03-02T10:11:12.123456789Z", #"{"role":"user","text":"Hi"}"#), (2, nil, "listening")]),
            WrapperExample(
                [#"2026-03-02T10:11:12.123456789Z {"role":"user","text":"Hi"}"#],
                gives: [(1, "2026-03-02T10:11:12.123456789Z", #"{"role":"user","text":"Hi"}"#)]),
        ])
}
