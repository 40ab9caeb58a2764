/// The log files of Kubernetes' container runtimes (CRI): `TIME stdout F text`, with `P` for a part that goes on.
///
/// The tag field may hold more tags after a `:`, of which the first counts (kubernetes, pkg/kubelet/kuberuntime/logs/logs.go).
enum ContainerRuntime: LogWrapper {
    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard let (time, length) = EventTime.prefix(of: bytes), length < bytes.count, bytes[length] == UInt8(ascii: " ") else { return nil }
        var words = WordCursor(after: length + 1)
        guard let stream = words.next(in: bytes), let tags = words.next(in: bytes) else { return nil }
        guard bytes.extracting(stream).hasBytes(of: "stdout") || bytes.extracting(stream).hasBytes(of: "stderr") else { return nil }
        let isWholeTag = tags.count == 1 || bytes[tags.lowerBound + 1] == UInt8(ascii: ":")
        let tag = bytes[tags.lowerBound]
        guard isWholeTag, tag == UInt8(ascii: "P") || tag == UInt8(ascii: "F") else { return nil }
        var hash = FNV1a()
        hash.add(bytes.extracting(stream))
        var piece = WrappedPiece(bytes: [], time: time, stream: hash.value, goesOn: tag == UInt8(ascii: "P"))
        piece.bytes.append(copying: bytes.extracting(words.position..<bytes.count))
        return .pieces([piece])
    }

    static let description = WrapperDescription(
        name: "cri", title: "Kubernetes' container runtimes: /var/log/containers/*.log",
        examples: [
            WrapperExample(
                [
                    #"2026-03-02T10:11:12.123456789Z stdout F {"role":"user","text":"Hi"}"#,
                    #"2026-03-02T11:11:13.5+01:00 stdout P {"role":"bot","#, "2026-03-02T10:11:13.6Z stderr F:x listening",
                    #"2026-03-02T10:11:13.7Z stdout F "text":"Hello"}"#, "2026-03-02T10:11:14Z stdout F ",
                ],
                gives: [
                    (1, "2026-03-02T10:11:12.123456789Z", #"{"role":"user","text":"Hi"}"#), (3, "2026-03-02T10:11:13.6Z", "listening"),
                    (2, "2026-03-02T10:11:13.5Z", #"{"role":"bot","text":"Hello"}"#), (5, "2026-03-02T10:11:14Z", ""),
                ])
        ])
}
