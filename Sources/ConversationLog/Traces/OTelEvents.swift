/// OpenTelemetry's older events, one for each message of a call: log records, or events within a span.
enum OTelEvents {
    /// Whether an event of that name is a message.
    static func isMessage(_ name: String?) -> Bool { role(name) != nil }

    /// The part of a call that a log record tells; nil when it is no message.
    static func part(of record: SpanRecord) -> TracedCall? {
        guard record.isLog, let role = role(record.name) else { return nil }
        var call = record.call
        call.isPart = true
        call.session = record.attributes.name("gen_ai.conversation.id", "session.id")
        call.model = record.attributes.name("gen_ai.response.model", "gen_ai.request.model")
        let body = record.value["body"].map { SpanValue(typed: $0) }
        add(body?.content, record.attributes, isChoice: record.name == choice, by: role, to: &call)
        return call
    }

    /// Adds the message that an event within a span tells.
    static func add(_ event: JSONValue, to call: inout TracedCall) {
        let attributes = SpanAttributes(event["attributes"])
        let name = event["name"]?.string
        if let role = role(name) {
            add(attributes.value("gen_ai.event.content")?.content, attributes, isChoice: name == choice, by: role, to: &call)
        } else {
            OTelGenAI.addWords(of: attributes, to: &call)
        }
    }

    /// - Parameter body: what the event holds; its attributes have the words where it has none.
    private static func add(
        _ body: JSONValue?, _ attributes: SpanAttributes, isChoice: Bool, by role: Message.Role, to call: inout TracedCall
    ) {
        var turns: [TracedTurn] = []
        var finish: Message.Finish?
        if let body, body.isObject {
            finish = body["finish_reason"].flatMap { Message.Finish(providerWord: $0) }
            let message = body["message"].flatMap { $0.isObject ? $0 : nil } ?? body
            turns = TracedTurn.message(by: role, content: message["content"], calls: message["tool_calls"] ?? body["tool_calls"], finish: finish)
        } else if let content = body ?? attributes.value("content")?.scalar {
            turns = TracedTurn.message(by: role, content: content)
        }
        call.finish = call.finish ?? finish
        if isChoice { call.output += turns } else { call.input += turns }
    }

    private static let choice = "gen_ai.choice"

    private static func role(_ name: String?) -> Message.Role? {
        switch name {
        case "gen_ai.system.message": .system
        case "gen_ai.user.message": .user
        case "gen_ai.assistant.message", choice: .assistant
        case "gen_ai.tool.message": .tool
        default: nil
        }
    }
}
