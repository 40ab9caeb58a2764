internal import KeptState

/// Conversations of Intercom: an answer of its API, the same inside a webhook notification, or lists of them.
///
/// Bodies are HTML and become text. Notes are for the team alone and left out. What a person of the shop wrote has the role assistant, and
/// no ``Message/bot``: it is neither the bot's cost nor its speed; Intercom's AI may speak under a teammate's name, which its own mark tells.
struct Intercom: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if Intercom.isConversation(root) { return claim(root, "") }
        if let item = root["data"]?["item"], Intercom.isConversation(item) { return claim(root, "data.item.") }
        if let first = root["conversations"]?.firstElement, Intercom.isConversation(first) { return claim(root, "conversations.") }
        return nil
    }

    private func claim(_ root: JSONValue, _ prefix: String) -> FormatClaim {
        let parts = "conversation_parts.conversation_parts."
        let fields: [(LogField, String)] = [
            (.time, parts + "created_at"), (.session, "id"), (.role, parts + "author.type"), (.text, parts + "body"), (.text, "source.body"),
            (.user, parts + "author.id"), (.bot, parts + "author.name"), (.id, parts + "id"),
        ]
        return FormatClaim(97, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let list = record["conversations"], list.isArray {
            for conversation in list.elements {
                if Intercom.isConversation(conversation) { readConversation(conversation, &reading) } else { reading.addDamage() }
            }
            return true
        }
        // Notifications may be about contacts, companies, tickets: no conversation, no message.
        if record["type"]?.hasText("notification_event") == true {
            guard let item = record["data"]?["item"] else { return false }
            if Intercom.isConversation(item) { readConversation(item, &reading) }
            return true
        }
        guard Intercom.isConversation(record) else { return false }
        readConversation(record, &reading)
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    private mutating func readConversation(_ conversation: JSONValue, _ reading: inout RecordReading) {
        guard let session = conversation["id"]?.identifier else { return reading.addDamage() }
        if let source = conversation["source"], source.isObject {
            readPart(source, at: conversation["created_at"]?.moment, identity: source["id"]?.identifier ?? "source", session, &reading)
        }
        for part in conversation["conversation_parts"]?["conversation_parts"].map({ Array($0.elements) }) ?? [] {
            guard part.isObject else {
                reading.addDamage()
                continue
            }
            // `note`, `note_and_reopen`: written for the team.
            if part["part_type"]?.string?.hasPrefix("note") == true { continue }
            readPart(part, at: part["created_at"]?.moment, identity: part["id"]?.identifier, session, &reading)
        }
    }

    private mutating func readPart(
        _ part: JSONValue, at time: EventTime?, identity: String?, _ session: String, _ reading: inout RecordReading
    ) {
        // Assignments, ratings and the like have no body.
        guard let body = part["body"], let text = MessageText(html: body) else { return }
        guard let author = part["author"], let role = Intercom.role(of: author) else { return reading.addDamage() }
        guard seen.isFirst(identity, in: session) else { return }
        let name = author["name"]?.identifier ?? author["id"]?.identifier
        reading.add(Message(
            role, text, session: session, at: time, user: role == .user ? author["id"]?.identifier : nil,
            bot: role == .assistant && Intercom.isBot(author) ? name : nil, id: part["id"]?.identifier))
    }

    private static func role(of author: JSONValue) -> Message.Role? {
        if author.word("type", among: ["user", "lead", "contact"]) != nil { return .user }
        return author.word("type", among: ["bot", "admin", "team"]) != nil ? .assistant : nil
    }

    private static func isBot(_ author: JSONValue) -> Bool {
        author["type"]?.hasText("bot") == true || author["from_ai_agent"]?.boolean == true || author["is_ai_answer"]?.boolean == true
    }

    private static func isConversation(_ value: JSONValue) -> Bool {
        guard value.isObject, value["type"]?.hasText("conversation") == true else { return false }
        return value["conversation_parts"]?.isObject == true || value["source"]?["body"] != nil
    }

    static let description = FormatDescription(
        name: "intercom", title: "Intercom: conversations of the API and of webhooks, HTML bodies as text",
        examples: [
            FormatExample(
                [
                    #"{"type":"conversation","id":"901","created_at":1772446272,"source":{"type":"conversation","id":"7","body":"<p>Where is my order <b>4471</b>?</p>","author":{"type":"user","id":"81"}},"conversation_parts":{"type":"conversation_part.list","conversation_parts":[{"type":"conversation_part","id":"1","part_type":"comment","body":"<p>It left our store on Monday.<br>See <a href=\"https://shop.example/t/4471\">its way</a> &amp; more.</p>","created_at":1772446275,"author":{"type":"bot","id":"3","name":"Fin","from_ai_agent":true,"is_ai_answer":true}},{"type":"conversation_part","id":"2","part_type":"note","body":"<p>VIP!</p>","created_at":1772446280,"author":{"type":"admin","id":"9","name":"Ann"}},{"type":"conversation_part","id":"3","part_type":"assignment","body":null,"created_at":1772446281,"author":{"type":"admin","id":"9","name":"Ann"}}],"total_count":3}}"#,
                    #"{"type":"notification_event","topic":"conversation.admin.replied","data":{"type":"notification_event_data","item":{"type":"conversation","id":"901","created_at":1772446272,"source":{"type":"conversation","id":"7","body":"<p>Where is my order <b>4471</b>?</p>","author":{"type":"user","id":"81"}},"conversation_parts":{"type":"conversation_part.list","conversation_parts":[{"type":"conversation_part","id":"4","part_type":"comment","body":"<p>Ann here.</p>","created_at":1772446290,"author":{"type":"admin","id":"9","name":"Ann"}}]}}}}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "901", user: "81", role: .user, text: "Where is my order 4471?", id: "7")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:15Z"), session: "901", bot: "Fin", role: .assistant,
                            text: "It left our store on Monday.\nSee its way [https://shop.example/t/4471] & more.", id: "1")
                    ),
                    (2, Message(time: EventTime("2026-03-02T10:11:30Z"), session: "901", role: .assistant, text: "Ann here.", id: "4")),
                ])
        ])
}
