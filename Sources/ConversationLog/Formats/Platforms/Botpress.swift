internal import KeptState

/// Messages of Botpress: each a record, or the API's list as `{"messages": [...], "meta": {...}}`.
struct Botpress: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        let list = root["messages"]
        guard let first = list.map({ $0.firstElement }) ?? root, Botpress.isMessage(first) else { return nil }
        let prefix = list == nil ? "" : "messages."
        let fields: [(LogField, String)] = [
            (.time, "createdAt"), (.session, "conversationId"), (.role, "direction"), (.text, "payload.text"), (.user, "userId"), (.id, "id"),
        ]
        return FormatClaim(96, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let list = record["messages"], list.isArray {
            for message in list.elements {
                if Botpress.isMessage(message) { readMessage(message, &reading) } else { reading.addDamage() }
            }
            return true
        }
        guard Botpress.isMessage(record) else { return false }
        readMessage(record, &reading)
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    private mutating func readMessage(_ message: JSONValue, _ reading: inout RecordReading) {
        guard let session = message["conversationId"]?.identifier, let payload = message["payload"] else { return reading.addDamage() }
        let role: Message.Role
        switch message.word("direction", among: ["incoming", "outgoing"]) {
        case "incoming": role = .user
        case "outgoing": role = .assistant
        default: return reading.addDamage()
        }
        let isText = message["type"]?.hasText("text") ?? payload["type"]?.hasText("text") ?? false
        // A choice asks by its text, a card by its title; a picture or a place says nothing.
        let said = isText ? reading.text("text", of: payload) : reading.optionalText(payload["text", "markdown", "title"])
        guard let said else { return }
        let id = message["id"]?.identifier
        guard seen.isFirst(id, in: session) else { return }
        let speaker = message["userId"]?.identifier
        reading.add(Message(
            role, said, session: session, at: message["createdAt"]?.moment, user: role == .user ? speaker : nil, bot: role == .user ? nil : speaker,
            id: id))
    }

    private static func isMessage(_ value: JSONValue) -> Bool {
        value.isObject && value["conversationId"] != nil && value["direction"]?.isString == true && value["payload"]?.isObject == true
    }

    static let description = FormatDescription(
        name: "botpress", title: "Botpress: messages of its API, each or as a list",
        examples: [
            FormatExample(
                [
                    #"{"id":"m1","createdAt":"2026-03-02T10:11:12.100Z","updatedAt":"2026-03-02T10:11:12.100Z","type":"text","payload":{"type":"text","text":"Where is my order 4471?"},"direction":"incoming","userId":"cust-81","conversationId":"s-9a1","tags":{}}"#,
                    #"{"id":"m2","createdAt":"2026-03-02T10:11:13.000Z","type":"choice","payload":{"text":"It left our store on Monday. Anything else?","options":[{"label":"No","value":"no"}]},"direction":"outgoing","userId":"bot","conversationId":"s-9a1","tags":{}}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", user: "cust-81", role: .user,
                            text: "Where is my order 4471?", id: "m1")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", bot: "bot", role: .assistant,
                            text: "It left our store on Monday. Anything else?", id: "m2")
                    ),
                ]),
            FormatExample(
                [
                    #"{"messages":[{"id":"m7","createdAt":"2026-03-02T10:11:12Z","type":"text","payload":{"text":"Are you open on Sunday?"},"direction":"incoming","userId":"u","conversationId":"s-9a2"},{"id":"m8","createdAt":"2026-03-02T10:11:13Z","type":"image","payload":{"imageUrl":"https://shop.example/closed.png"},"direction":"outgoing","userId":"bot","conversationId":"s-9a2"}],"meta":{"nextToken":"t"}}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a2", user: "u", role: .user, text: "Are you open on Sunday?", id: "m7")
                    )
                ]),
        ])
}
