/// Docker's json-file driver: `{"log":"...\n","stream":"stdout","time":"..."}` (moby, daemon/logger/jsonfilelog).
///
/// Docker cuts lines after 16 KiB: a part without a line feed goes on, all parts have the time of the first. Where a container ends, its last line
/// may lack its line feed: then the next part has another time.
enum DockerJSONFile: LogWrapper {
    /// Bytes of a part that was cut (moby, daemon/logger/copier.go).
    private static let partBytes = 16_384

    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        guard let root = line.json, root["log"]?.isString == true, root["time"]?.isString == true else { return false }
        return root["stream"].map { $0.hasText("stdout") || $0.hasText("stderr") } ?? false
    }

    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard let root = line.json, let log = root["log"], log.isString else { return nil }
        var hash = FNV1a()
        root["stream"]?.withBytes { hash.add($0) }
        var piece = WrappedPiece(bytes: [], time: root["time"]?.withBytes { EventTime($0) }, stream: hash.value)
        piece.goesOn = log.withBytes { text in
            piece.bytes.append(copying: text)
            return text.isEmpty || text[text.count - 1] != UInt8(ascii: "\n")
        }
        if !piece.goesOn { piece.bytes.removeLast() }
        // A line that was cut ends with a part of the full size, but for a character that would have been torn.
        piece.isShort = piece.goesOn && piece.bytes.count < partBytes - 3
        return .pieces([piece])
    }

    static let description = WrapperDescription(
        name: "docker", title: "Docker's json-file driver: /var/lib/docker/containers/*/*-json.log",
        examples: [
            WrapperExample(
                [
                    #"{"log":"{\"role\":\"user\",\"text\":\"Hi\"}\n","stream":"stdout","time":"2026-03-02T10:11:12.123456789Z"}"#,
                    #"{"log":"{\"role\":\"bot\",","stream":"stdout","time":"2026-03-02T10:11:13Z"}"#,
                    #"{"log":"listening\n","stream":"stderr","time":"2026-03-02T10:11:13.5Z","attrs":{"tag":"shop"}}"#,
                    #"{"log":"\"text\":\"Hello\"}\r\n","stream":"stdout","time":"2026-03-02T10:11:13Z"}"#,
                ],
                gives: [
                    (1, "2026-03-02T10:11:12.123456789Z", #"{"role":"user","text":"Hi"}"#), (3, "2026-03-02T10:11:13.5Z", "listening"),
                    (2, "2026-03-02T10:11:13Z", #"{"role":"bot","text":"Hello"}"#),
                ])
        ])
}
