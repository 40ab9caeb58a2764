internal import KeptState

/// Telegram's Bot API: updates as they come, and the API's answers, which hold what the bot sent.
///
/// They name no conversation: one a chat, ended by half an hour of silence. An edit repeats the message's id and is skipped if that was read.
/// What the shop's owner writes in a connected business chat has the role assistant and no ``Message/bot``: it is neither the bot's cost nor its speed.
struct TelegramBot: PlatformFormat {
    private var derived: DerivedSessions
    private var seen = SeenMessages()

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        let prefix: String
        if root["update_id"] != nil, let name = TelegramBot.messageMembers.first(where: { TelegramBot.isMessage(root[$0]) }) {
            prefix = name + "."
        } else if root["ok"]?.boolean == true, TelegramBot.isMessage(root["result"]) {
            prefix = "result."
        } else if root["ok"]?.boolean == true, let update = root["result"]?.firstElement, update["update_id"] != nil {
            prefix = "result.message."
        } else {
            return root["update_id"]?.integer == nil ? nil : FormatClaim(confidence: 60, sources: [])
        }
        let fields: [(LogField, String)] = [
            (.time, "date"), (.role, "from.is_bot"), (.text, "text"), (.user, "from.id"), (.bot, "from.username"), (.id, "message_id"),
        ]
        return FormatClaim(96, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if record["update_id"] != nil {
            readUpdate(record, &reading)
        } else if record["ok"]?.boolean != nil {
            // A call that failed, or one that gives no message.
            guard let result = record["result"] else { return true }
            if TelegramBot.isMessage(result) { readMessage(result, &reading) }
            for element in result.elements {
                if element["update_id"] != nil {
                    readUpdate(element, &reading)
                } else if TelegramBot.isMessage(element) {
                    readMessage(element, &reading)
                }
            }
        } else {
            return false
        }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&seen)
    }

    /// The members of an update that hold what somebody wrote to the bot. Pressed buttons and the rest are no messages; posts in channels are to nobody.
    private static let messageMembers = ["message", "edited_message", "business_message", "edited_business_message"]

    private mutating func readUpdate(_ update: JSONValue, _ reading: inout RecordReading) {
        for name in TelegramBot.messageMembers {
            guard let message = update[name] else { continue }
            if TelegramBot.isMessage(message) { readMessage(message, &reading) } else { reading.addDamage() }
        }
    }

    private mutating func readMessage(_ message: JSONValue, _ reading: inout RecordReading) {
        guard let chat = message["chat"]?["id"]?.identifier else { return reading.addDamage() }
        // Pictures have a caption or nothing; people who join, pinned messages and the like have no text.
        guard let text = reading.optionalText(message["text", "caption"]) else { return }
        let id = message["message_id"]?.identifier
        guard seen.isFirst(id, in: chat) else { return }
        let from = message["from"]
        let sender = from?["id"]?.identifier
        let bot = message["sender_business_bot"] ?? (from?["is_bot"]?.boolean == true ? from : nil)
        // In a private chat the chat has the customer's id: who else writes in a business chat is the shop's owner.
        let isOwner = bot == nil && message["business_connection_id"] != nil && sender != chat
        let role: Message.Role = bot != nil || isOwner ? .assistant : .user
        let time = message["date"]?.moment
        let session = derived.session(user: chat, address: nil, role: role, at: time)
        reading.add(Message(
            role, text, session: session, sessionIsDerived: true, at: time, user: role == .user ? sender : nil,
            bot: bot?["username", "id"]?.identifier, id: id))
    }

    private static func isMessage(_ value: JSONValue?) -> Bool {
        guard let value, value.isObject else { return false }
        return value["message_id"] != nil && value["chat"]?.isObject == true
    }

    static let description = FormatDescription(
        name: "telegram", title: "Telegram Bot API: updates, and the API's answers with what the bot sent",
        examples: [
            FormatExample(
                [
                    #"{"update_id":7001,"message":{"message_id":11,"from":{"id":81,"is_bot":false,"first_name":"Jo"},"chat":{"id":81,"type":"private"},"date":1772446272,"text":"Where is my order 4471?"}}"#,
                    #"{"ok":true,"result":{"message_id":12,"from":{"id":900,"is_bot":true,"first_name":"Shop","username":"shop_bot"},"chat":{"id":81,"type":"private"},"date":1772446273,"text":"It left our store on Monday."}}"#,
                    #"{"update_id":7002,"edited_message":{"message_id":11,"from":{"id":81,"is_bot":false,"first_name":"Jo"},"chat":{"id":81,"type":"private"},"date":1772446272,"edit_date":1772446280,"text":"Where is my order 4472?"}}"#,
                    #"{"update_id":7003,"message":{"message_id":13,"from":{"id":81,"is_bot":false},"chat":{"id":81,"type":"private"},"date":1772449000,"photo":[{"file_id":"f"}],"caption":"It looks like this."}}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, user: "81", role: .user,
                            text: "Where is my order 4471?", id: "11")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "example#1", sessionIsDerived: true, bot: "shop_bot", role: .assistant,
                            text: "It left our store on Monday.", id: "12")
                    ),
                    (
                        4,
                        Message(
                            time: EventTime("2026-03-02T10:56:40Z"), session: "example#2", sessionIsDerived: true, user: "81", role: .user,
                            text: "It looks like this.", id: "13")
                    ),
                ]),
            FormatExample(
                [
                    #"{"ok":true,"result":{"message_id":5,"from":{"id":900,"is_bot":true,"first_name":"Shop"},"chat":{"id":82,"type":"private"},"date":1772446272,"text":"Hello."}}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, bot: "900", role: .assistant,
                            text: "Hello.", id: "5")
                    )
                ]),
        ])
}
