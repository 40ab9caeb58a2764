internal import KeptState

/// Activities of the Microsoft Bot Framework: each a record, or all in one object as `{"transcript": [...]}`.
struct BotFramework: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json else { return nil }
        let list = root["transcript"]
        guard let first = list.map({ $0.firstElement }) ?? root, BotFramework.isActivity(first) else { return nil }
        let prefix = list == nil ? "" : "transcript."
        let fields: [(LogField, String)] = [
            (.time, "timestamp"), (.session, "conversation.id"), (.role, "from.role"), (.text, "text"), (.user, "from.id"), (.bot, "recipient.id"),
            (.id, "id"),
        ]
        return FormatClaim(95, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let list = record["transcript"], list.isArray {
            for activity in list.elements {
                if !readActivity(activity, &reading) { reading.addDamage() }
            }
            return true
        }
        return readActivity(record, &reading)
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    private mutating func readActivity(_ activity: JSONValue, _ reading: inout RecordReading) -> Bool {
        guard activity.isObject, let type = activity["type"], type.isString else { return false }
        // Typing, members that come and go, traces, events: no messages.
        guard type.hasText("message") else { return activity["from"] != nil || activity["conversation"] != nil }
        guard let session = activity["conversation"]?["id"]?.identifier, let from = activity["from"] else { return false }
        // Cards and pictures have no text.
        guard let text = reading.optionalText(activity["text"]) else { return true }
        let id = activity["id"]?.identifier
        guard seen.isFirst(id, in: session) else { return true }
        let role = BotFramework.role(of: activity)
        let speaker = from["id"]?.identifier
        let listener = activity["recipient"]?["id"]?.identifier
        reading.add(Message(
            role, text, session: session, at: activity["timestamp"]?.moment, user: role == .user ? speaker : listener,
            bot: role == .user ? listener : speaker, id: id))
        return true
    }

    /// Who speaks: by the roles of both sides, which channels may leave out (Bot Framework activity specification, "From" and "Recipient");
    /// else what replies to an activity is the bot's.
    private static func role(of activity: JSONValue) -> Message.Role {
        if let role = activity["from"]?["role"] {
            if role.hasText("user") { return .user }
            if role.hasText("bot") || role.hasText("skill") { return .assistant }
        }
        if let role = activity["recipient"]?["role"] {
            if role.hasText("bot") || role.hasText("skill") { return .user }
            if role.hasText("user") { return .assistant }
        }
        return activity["replyToId"] == nil ? .user : .assistant
    }

    private static func isActivity(_ value: JSONValue) -> Bool {
        guard value.isObject, value["type"]?.isString == true, value["from"]?.isObject == true else { return false }
        return value["conversation"]?["id"] != nil && (value["channelId"] != nil || value["recipient"] != nil || value["serviceUrl"] != nil)
    }

    static let description = FormatDescription(
        name: "bot-framework", title: "Microsoft Bot Framework: activities, transcripts of the Emulator",
        examples: [
            FormatExample(
                [
                    #"{"type":"message","id":"1","timestamp":"2026-03-02T10:11:12.100Z","channelId":"webchat","from":{"id":"u81","role":"user"},"conversation":{"id":"s-9a1"},"recipient":{"id":"b","role":"bot"},"text":"Where is my order 4471?"}"#,
                    #"{"type":"typing","id":"2","timestamp":"2026-03-02T10:11:12.500Z","channelId":"webchat","from":{"id":"b","role":"bot"},"conversation":{"id":"s-9a1"},"recipient":{"id":"u81","role":"user"}}"#,
                    #"{"type":"message","id":"3","timestamp":"2026-03-02T10:11:13.000Z","channelId":"webchat","from":{"id":"b"},"conversation":{"id":"s-9a1"},"recipient":{"id":"u81"},"replyToId":"1","text":"It left our store on Monday.","attachments":[]}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", user: "u81", bot: "b", role: .user,
                            text: "Where is my order 4471?", id: "1")
                    ),
                    (
                        3,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", user: "u81", bot: "b", role: .assistant,
                            text: "It left our store on Monday.", id: "3")
                    ),
                ]),
            FormatExample(
                [
                    #"{"transcript":[{"type":"conversationUpdate","id":"0","timestamp":"2026-03-02T10:11:11Z","channelId":"emulator","from":{"id":"u81","role":"user"},"conversation":{"id":"s-9a2"},"membersAdded":[{"id":"u81"}]},{"type":"message","id":"1","timestamp":"2026-03-02T10:11:12Z","channelId":"emulator","from":{"id":"u81","role":"user"},"conversation":{"id":"s-9a2"},"recipient":{"id":"b","role":"bot"},"text":"Are you open on Sunday?"},{"type":"message","id":"1","timestamp":"2026-03-02T10:11:12Z","channelId":"emulator","from":{"id":"u81","role":"user"},"conversation":{"id":"s-9a2"},"recipient":{"id":"b","role":"bot"},"text":"Are you open on Sunday?"}]}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a2", user: "u81", bot: "b", role: .user,
                            text: "Are you open on Sunday?", id: "1")
                    )
                ]),
        ])
}
