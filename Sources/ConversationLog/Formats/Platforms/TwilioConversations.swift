internal import KeptState

/// Messages of Twilio Conversations: the API's in snake_case, webhooks in PascalCase, events of Event Streams, lists.
///
/// They tell no roles, only an author's name. An address (`whatsapp:+15550100`) is the customer's; `system`, Twilio's default author, and
/// names with the word bot in them are the bot's; so is an author without a participant of the conversation, whom the shop's own server
/// writes for. Of other names the first in a conversation is the customer's, the rest are people of the shop: their role is assistant, without
/// a ``Message/bot``, since what they write is neither the bot's cost nor its speed.
struct TwilioConversations: PlatformFormat {
    private var customers = FirstSpeakers()
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        let snake: [(LogField, String)] = [
            (.time, "date_created"), (.session, "conversation_sid"), (.role, "author"), (.text, "body"), (.user, "author"), (.id, "sid"),
        ]
        if TwilioConversations.isMessage(root), root["conversation_sid"] != nil { return FormatClaim(97, snake, of: root) }
        if let first = root["messages"]?.firstElement, TwilioConversations.isMessage(first) { return FormatClaim(97, snake, prefix: "messages.", of: root) }
        let data = root["data"]
        guard TwilioConversations.isMessage(root) || TwilioConversations.isMessage(data) else { return nil }
        let prefix = TwilioConversations.isMessage(root) ? "" : "data."
        let body = (data ?? root)["MessageBody"] == nil ? "Body" : "MessageBody"
        let pascal: [(LogField, String)] = [
            (.time, "DateCreated"), (.session, "ConversationSid"), (.role, "Author"), (.text, body), (.user, "Author"), (.id, "MessageSid"),
        ]
        return FormatClaim(97, pascal, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let list = record["messages"], list.isArray {
            for message in list.elements {
                if TwilioConversations.isMessage(message) { readMessage(message, &reading) } else { reading.addDamage() }
            }
            return true
        }
        let message = TwilioConversations.session(of: record) == nil ? record["data"] ?? record : record
        guard TwilioConversations.isMessage(message) else {
            // Participants that come, states that change: sound, and no message.
            return TwilioConversations.session(of: message) != nil && (message["EventType"] != nil || record["specversion"] != nil)
        }
        // What was removed was read when it came.
        let isRemoval = message["EventType"]?.string?.hasPrefix("onMessageRemove") ?? record["type"]?.string?.hasSuffix("message.removed") ?? false
        if !isRemoval { readMessage(message, &reading) }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&customers)
        archive.keep(&seen)
    }

    private mutating func readMessage(_ message: JSONValue, _ reading: inout RecordReading) {
        guard let session = TwilioConversations.session(of: message), let author = message["author", "Author"]?.identifier else {
            return reading.addDamage()
        }
        // Null for pictures and other media.
        guard let text = reading.optionalText(message["body", "Body", "MessageBody"]) else { return }
        let id = message["sid", "MessageSid"]?.identifier
        guard seen.isFirst(id, in: session) else { return }
        let isBot = TwilioConversations.isBot(author) || TwilioConversations.isServer(message)
        let isCustomer = !isBot && (customers.isFirst(author, in: session) || TwilioConversations.isAddress(author))
        reading.add(Message(
            isCustomer ? .user : .assistant, text, session: session, at: message["date_created", "DateCreated"]?.moment,
            user: isCustomer ? author : nil, bot: isBot ? author : nil, id: id))
    }

    private static func session(of message: JSONValue) -> String? { message["conversation_sid", "ConversationSid"]?.identifier }

    private static func isMessage(_ value: JSONValue?) -> Bool {
        guard let value, value.isObject, session(of: value) != nil, value["author", "Author"] != nil else { return false }
        return value.has("body") || value.has("Body") || value.has("MessageBody")
    }

    /// `+15550100`, `whatsapp:+15550100`, `messenger:1234`.
    private static func isAddress(_ author: String) -> Bool {
        let address = author.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = address.last, number.count >= 5 else { return false }
        let digits = number.first == UInt8(ascii: "+") ? number.dropFirst() : number
        return (address.count == 2 || number.first == UInt8(ascii: "+")) && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Twilio's default author, and names of which one part is a word for bots: `shop-bot`, `ShopBot`, `ai_assistant`.
    private static func isBot(_ author: String) -> Bool {
        let name = author.lowercased()
        if name == "system" || name.hasSuffix("bot") { return true }
        let parts = name.utf8.split { !(0x61...0x7A).contains($0) }
        return parts.contains { part in ["bot", "chatbot", "assistant", "ai", "gpt"].contains { part.elementsEqual($0.utf8) } }
    }

    /// True for what came through the REST API without a participant.
    private static func isServer(_ message: JSONValue) -> Bool {
        message["Source"]?.hasText("API") == true && message["ParticipantSid"] == nil
    }

    static let description = FormatDescription(
        name: "twilio", title: "Twilio Conversations: messages of the API, of webhooks and of Event Streams",
        examples: [
            FormatExample(
                [
                    #"{"sid":"IM00","conversation_sid":"CH01","index":0,"author":"whatsapp:+15550100","body":"Where is my order 4471?","attributes":"{}","date_created":"2026-03-02T10:11:12Z","date_updated":null}"#,
                    #"{"sid":"IM01","conversation_sid":"CH01","index":1,"author":"shop-bot","body":"It left our store on Monday.","attributes":"{}","date_created":"2026-03-02T10:11:13Z","date_updated":null}"#,
                    #"{"sid":"IM02","conversation_sid":"CH01","index":2,"author":"ann","body":"Ann here.","date_created":"2026-03-02T10:12:00Z"}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "CH01", user: "whatsapp:+15550100", role: .user,
                            text: "Where is my order 4471?", id: "IM00")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "CH01", bot: "shop-bot", role: .assistant,
                            text: "It left our store on Monday.", id: "IM01")
                    ),
                    (3, Message(time: EventTime("2026-03-02T10:12:00Z"), session: "CH01", role: .assistant, text: "Ann here.", id: "IM02")),
                ]),
            FormatExample(
                [
                    #"{"EventType":"onMessageAdded","MessageSid":"IM07","ConversationSid":"CH02","Index":"0","Author":"cust-81","Body":"Are you open on Sunday?","DateCreated":"2026-03-02T10:11:12.000Z","Source":"SDK","ParticipantSid":"MB1"}"#,
                    #"{"EventType":"onMessageUpdated","MessageSid":"IM07","ConversationSid":"CH02","Index":"0","Author":"cust-81","Body":"Are you open on Sunday?","DateCreated":"2026-03-02T10:11:12.000Z","Source":"SDK"}"#,
                    #"{"EventType":"onMessageAdded","MessageSid":"IM08","ConversationSid":"CH02","Index":"1","Author":"system","Body":"No.","DateCreated":"2026-03-02T10:11:13.000Z","Source":"API"}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "CH02", user: "cust-81", role: .user, text: "Are you open on Sunday?",
                            id: "IM07")
                    ),
                    (3, Message(time: EventTime("2026-03-02T10:11:13Z"), session: "CH02", bot: "system", role: .assistant, text: "No.", id: "IM08")),
                ]),
            FormatExample(
                [
                    #"{"specversion":"1.0","type":"com.twilio.conversations.message.added","id":"NO1","data":{"Author":"+15550100","ConversationSid":"CH03","MessageSid":"IM09","Index":0,"MessageBody":"Ahoy!","DateCreated":"2026-03-02T10:11:12.000Z"}}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "CH03", user: "+15550100", role: .user, text: "Ahoy!", id: "IM09")
                    )
                ]),
        ])
}
