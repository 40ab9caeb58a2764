internal import KeptState

/// Events of Rasa: lines of an event broker, and dumps of the tracker store, which hold a conversation's events so far.
///
/// Events have no id that bots and users share: one is told from others by its kind, its time and its text. So a dump that comes again with
/// more events gives only those.
struct RasaEvents: PlatformFormat {
    private var derived: DerivedSessions
    private var seen = SeenMessages()

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json else { return nil }
        let isDump = RasaEvents.isDump(root)
        guard isDump || RasaEvents.isEvent(root) else { return nil }
        let prefix = isDump ? "events." : ""
        var fields: [(LogField, String)] = [(.time, prefix + "timestamp"), (.role, prefix + "event"), (.text, prefix + "text"), (.id, prefix + "message_id")]
        if root["sender_id"] != nil { fields.append((.session, "sender_id")) }
        // Other logs have an event and a time too.
        let isSure = root["sender_id"] != nil || root["parse_data"] != nil || root["input_channel"] != nil
        return FormatClaim(isSure ? 96 : 70, fields, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if RasaEvents.isDump(record) {
            let session = record["sender_id"]?.identifier
            for event in record["events"].map({ Array($0.elements) }) ?? [] { readEvent(event, session, &reading) }
        } else if record["event"]?.isString == true, record["timestamp"]?.moment != nil {
            readEvent(record, nil, &reading)
        } else {
            return false
        }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&seen)
    }

    private mutating func readEvent(_ event: JSONValue, _ dumped: String?, _ reading: inout RecordReading) {
        guard let kind = event["event"], kind.isString else { return reading.addDamage() }
        let role: Message.Role
        if kind.hasText("user") { role = .user } else if kind.hasText("bot") { role = .assistant } else { return }
        // An answer of buttons or pictures alone has a null text.
        guard let text = reading.text("text", of: event) else { return }
        let time = event["timestamp"]?.moment
        let named = event["sender_id"]?.identifier ?? dumped
        let session = named ?? derived.session(user: nil, address: nil, role: role, at: time)
        let id = event["message_id"]?.identifier
        if let named, !seen.isFirst(RasaEvents.identity(id, role, time, text), in: named) { return }
        reading.add(Message(
            role, text, session: session, sessionIsDerived: named == nil, at: time,
            bot: event["metadata"]?["assistant_id"]?.identifier ?? event["assistant_id"]?.identifier, id: id))
    }

    private static func identity(_ id: String?, _ role: Message.Role, _ time: EventTime?, _ text: MessageText) -> String? {
        if let id { return id }
        guard let time else { return nil }
        var hash = FNV1a()
        for byte in text.kept.utf8 { hash.add(byte) }
        return "\(role.rawValue) \(time.nanoseconds) \(hash.value)"
    }

    private static func isDump(_ root: JSONValue) -> Bool {
        guard let first = root["events"]?.firstElement, first.isObject else { return false }
        return first["event"]?.isString == true && first["timestamp"]?.number != nil
    }

    private static func isEvent(_ root: JSONValue) -> Bool {
        guard root.isObject, root["timestamp"]?.number != nil else { return false }
        return root.word("event", among: kinds) != nil
    }

    /// The events that Rasa writes (rasa.shared.core.events).
    private static let kinds = [
        "user", "bot", "slot", "action", "session_started", "session_ended", "restart", "reset_slots", "rewind", "undo", "reminder", "cancel_reminder",
        "pause", "resume", "export", "followup", "agent", "active_loop", "form", "loop_interrupted", "form_validation", "action_execution_rejected",
        "entities", "user_featurization", "flow_started", "flow_completed", "flow_interrupted", "flow_resumed", "flow_cancelled", "stack", "routing_session_ended",
    ]

    static let description = FormatDescription(
        name: "rasa", title: "Rasa: events of a broker, and dumps of the tracker store",
        examples: [
            FormatExample(
                [
                    #"{"sender_id":"s-9a1","event":"user","timestamp":1772446272.1,"text":"Where is my order 4471?","parse_data":{"intent":{"name":"order_status","confidence":0.97},"entities":[]},"input_channel":"rest","message_id":"m1","metadata":{}}"#,
                    #"{"sender_id":"s-9a1","event":"slot","timestamp":1772446272.5,"name":"order","value":"4471"}"#,
                    #"{"sender_id":"s-9a1","event":"bot","timestamp":1772446272.9,"text":"It left our store on Monday.","data":{},"metadata":{"utter_action":"utter_status","assistant_id":"shop"}}"#,
                    #"{"sender_id":"s-9a1","event":"bot","timestamp":1772446273.0,"text":null,"data":{"buttons":[]},"metadata":{}}"#,
                ],
                gives: [
                    (
                        1,
                        Message(time: EventTime("2026-03-02T10:11:12.1Z"), session: "s-9a1", role: .user, text: "Where is my order 4471?", id: "m1")
                    ),
                    (
                        3,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.9Z"), session: "s-9a1", bot: "shop", role: .assistant,
                            text: "It left our store on Monday.")
                    ),
                ]),
            FormatExample(
                [
                    #"{"sender_id":"s-9a2","slots":{},"latest_message":{},"events":[{"event":"action","timestamp":1772446271.5,"name":"action_listen"},{"event":"user","timestamp":1772446272.5,"text":"Are you open on Sunday?","parse_data":{},"message_id":"m7"}]}"#,
                    #"{"sender_id":"s-9a2","slots":{},"latest_message":{},"events":[{"event":"action","timestamp":1772446271.5,"name":"action_listen"},{"event":"user","timestamp":1772446272.5,"text":"Are you open on Sunday?","parse_data":{},"message_id":"m7"},{"event":"bot","timestamp":1772446273.5,"text":"No.","data":{}}]}"#,
                ],
                gives: [
                    (1, Message(time: EventTime("2026-03-02T10:11:12.5Z"), session: "s-9a2", role: .user, text: "Are you open on Sunday?", id: "m7")),
                    (2, Message(time: EventTime("2026-03-02T10:11:13.5Z"), session: "s-9a2", role: .assistant, text: "No.")),
                ]),
        ])
}
