/// A span or a log record of OpenTelemetry, from an OTLP line or standing by itself.
struct SpanRecord {
    /// The record's own object.
    let value: JSONValue
    /// Its attributes.
    let attributes: SpanAttributes
    /// The trace that it belongs to.
    let trace: String?
    /// The span that it is, or that it belongs to.
    let span: String?
    /// True when no span is around it.
    let isRoot: Bool
    /// The span's name, or the event's.
    let name: String?
    /// When it began, or was logged.
    let start: EventTime?
    /// When it ended.
    let end: EventTime?
    /// True for a log record.
    let isLog: Bool

    /// The records of a line, in order; nil when it is no line of OpenTelemetry's.
    ///
    /// Three shapes: `resourceSpans` and `resourceLogs` of OTLP, and one object with `attributes` beside the ids of a span.
    static func all(in root: JSONValue) -> [SpanRecord]? {
        if let resources = root["resourceSpans"], resources.isArray {
            return inner(resources, ["scopeSpans", "instrumentationLibrarySpans"], "spans").map { SpanRecord($0, isLog: false) }
        }
        if let resources = root["resourceLogs"], resources.isArray {
            return inner(resources, ["scopeLogs", "instrumentationLibraryLogs"], "logRecords").map { SpanRecord($0, isLog: true) }
        }
        guard root["attributes"]?.isObject == true, (root["context"] ?? root)["trace_id"]?.isString == true else { return nil }
        return [SpanRecord(root, isLog: false)]
    }

    private static func inner(_ resources: JSONValue, _ scopes: [String], _ records: String) -> [JSONValue] {
        resources.elements.flatMap { resource in
            scopes.flatMap { scope in
                (resource[scope].map { Array($0.elements) } ?? []).flatMap { $0[records].map { Array($0.elements) } ?? [] }
            }
        }.filter { $0.isObject }
    }

    private init(_ value: JSONValue, isLog: Bool) {
        self.value = value
        self.isLog = isLog
        attributes = SpanAttributes(value["attributes"])
        let context = value["context"] ?? value
        trace = (value["traceId"] ?? context["trace_id"])?.identifier
        span = (value["spanId"] ?? context["span_id"])?.identifier
        isRoot = (value["parentSpanId"] ?? value["parent_span_id"] ?? value["parent_id"])?.identifier == nil
        name = (value["eventName"] ?? value["name"])?.string ?? attributes.name("event.name")
        let begin = value["startTimeUnixNano"] ?? value["timeUnixNano"] ?? value["start_time"]
        start = begin?.moment ?? value["observedTimeUnixNano"]?.moment
        end = (value["endTimeUnixNano"] ?? value["end_time"])?.moment
    }

    /// True when the span ended in an error.
    var hasFailed: Bool {
        guard let status = value["status"] else { return false }
        let code = status["code"] ?? status["status_code"] ?? value["status_code"]
        return code?.integer == 2 || code?.hasText("STATUS_CODE_ERROR") == true || code?.hasText("ERROR") == true
    }

    /// A call with what every record tells.
    var call: TracedCall {
        var call = TracedCall()
        call.trace = trace
        call.id = span
        call.start = start
        call.end = end
        call.latencyMilliseconds = call.spanMilliseconds
        if hasFailed { call.finish = .error }
        return call
    }
}
