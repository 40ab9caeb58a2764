import ConversationLog

/// OTLP's JSON for tests.
enum Spans {
    /// A line of one span. Attributes are given as names and JSON values of OTLP's type AnyValue.
    static func line(
        _ attributes: [(String, String)], trace: String = "t", span: String = "a", parent: String? = nil, start: Int = 100, end: Int = 900
    ) -> String {
        #"{"resourceSpans":[{"scopeSpans":[{"spans":[\#(one(attributes, trace: trace, span: span, parent: parent, start: start, end: end))]}]}]}"#
    }

    /// A span, `start` and `end` in milliseconds after 2026-03-02T10:11:12Z.
    static func one(
        _ attributes: [(String, String)], trace: String = "t", span: String = "a", parent: String? = nil, start: Int = 100, end: Int = 900
    ) -> String {
        let list = attributes.map { #"{"key":"\#($0.0)","value":\#($0.1)}"# }.joined(separator: ",")
        let above = parent.map { #","parentSpanId":"\#($0)""# } ?? ""
        return
            #"{"traceId":"\#(trace)","spanId":"\#(span)"\#(above),"startTimeUnixNano":"\#(1_772_446_272_000 + start)000000","endTimeUnixNano":"\#(1_772_446_272_000 + end)000000","attributes":[\#(list)]}"#
    }

    /// A text as AnyValue; what is in it is escaped.
    static func text(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return #"{"stringValue":"\#(escaped)"}"#
    }

    /// OpenTelemetry's messages as the JSON that an attribute holds: `u:` and `a:` turns.
    static func messages(_ turns: String...) -> String {
        let list = turns.map {
            #"{"role":"\#($0.hasPrefix("u:") ? "user" : "assistant")","parts":[{"type":"text","content":"\#($0.dropFirst(2))"}]}"#
        }
        return text("[\(list.joined(separator: ","))]")
    }
}

extension [ReaderItem] {
    /// The messages, each as session, role and text.
    var turns: [String] { messages.map { "\($0.session) \($0.role.rawValue) \($0.text)" } }

    /// Sum of the input and output tokens of all messages.
    var tokens: [Int] {
        [messages.reduce(0) { $0 + ($1.usage?.input ?? 0) }, messages.reduce(0) { $0 + ($1.usage?.output ?? 0) }]
    }
}
