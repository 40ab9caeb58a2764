/// Amazon CloudWatch Logs: one event a line, lists of them as the API answers, and what a subscription delivers.
///
/// In a subscription a `messageType` other than `DATA_MESSAGE` is the service's own. The fields are those of the API's `OutputLogEvent` and `FilteredLogEvent`.
enum CloudWatch: LogWrapper {
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        guard let root = line.json, root.isObject else { return false }
        if isEvent(root) { return root["ingestionTime"] != nil || root["eventId"] != nil || root["logStreamName"] != nil }
        if isSubscription(root) { return true }
        guard let first = list(of: root)?.elements.first(where: { _ in true }) else { return false }
        return isEvent(first)
    }

    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent? {
        guard let root = line.json, root.isObject else { return nil }
        if isEvent(root) { return .pieces([piece(root, inside: nil)]) }
        if isSubscription(root), root["messageType"]?.hasText("DATA_MESSAGE") == false { return .nothing }
        guard let events = list(of: root), events.isArray else { return nil }
        let pieces = events.elements.filter(isEvent).map { piece($0, inside: root) }
        return pieces.isEmpty ? .nothing : .pieces(pieces)
    }

    private static func isEvent(_ value: JSONValue) -> Bool {
        value.isObject && value["message"]?.isString == true && value["timestamp"]?.integer != nil
    }

    private static func isSubscription(_ root: JSONValue) -> Bool {
        root["messageType"]?.isString == true && root["logEvents"]?.isArray == true
    }

    private static func list(of root: JSONValue) -> JSONValue? { root["logEvents"] ?? root["events"] }

    private static func piece(_ event: JSONValue, inside root: JSONValue?) -> WrappedPiece {
        var hash = FNV1a()
        for name in ["logGroup", "logStream"] { root?[name]?.withBytes { hash.add($0) } }
        event["logStreamName"]?.withBytes { hash.add($0) }
        let milliseconds = event["timestamp"]?.integer.map { Int64($0).multipliedReportingOverflow(by: 1_000_000) }
        let time = milliseconds.flatMap { $0.overflow ? nil : EventTime(nanoseconds: $0.partialValue) }
        var piece = WrappedPiece(bytes: [], time: time, stream: hash.value)
        event["message"]?.withBytes { piece.bytes.append(copying: $0) }
        if piece.bytes.last == UInt8(ascii: "\n") { piece.bytes.removeLast() }
        return piece
    }

    static let description = WrapperDescription(
        name: "cloudwatch", title: "Amazon CloudWatch Logs: events, API answers, subscriptions",
        examples: [
            WrapperExample(
                [#"{"timestamp":1772446272123,"message":"{\"role\":\"user\",\"text\":\"Hi\"}\n","ingestionTime":1772446273000}"#],
                gives: [(1, "2026-03-02T10:11:12.123Z", #"{"role":"user","text":"Hi"}"#)]),
            WrapperExample(
                [
                    #"{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logEvents":[{"id":"","timestamp":1772446272000,"message":"health"}]}"#,
                    #"{"messageType":"DATA_MESSAGE","logGroup":"/bot","logStream":"a","logEvents":[{"id":"1","timestamp":1772446272123,"message":"a"},{"id":"2","timestamp":1772446272124,"message":"b"}]}"#,
                    #"{"events":[{"timestamp":1772446272125,"message":"c","ingestionTime":1772446273000}],"nextForwardToken":"f/1"}"#,
                ],
                gives: [
                    (2, "2026-03-02T10:11:12.123Z", "a"), (2, "2026-03-02T10:11:12.124Z", "b"), (3, "2026-03-02T10:11:12.125Z", "c"),
                ]),
        ])
}
