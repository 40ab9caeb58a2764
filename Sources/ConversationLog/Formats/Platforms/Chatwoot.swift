internal import KeptState

/// Chatwoot: webhook events, messages of its API, and the API's answers as `{"payload": [...]}`.
///
/// Private notes and activities ("Conversation was opened by Ann") are not part of the conversation. What a person of the shop wrote has
/// the role assistant, and no ``Message/bot``: it is neither the bot's cost nor its speed. The same holds for answers whose sender the
/// record does not tell, and for those that Chatwoot writes by itself.
struct Chatwoot: PlatformFormat {
    private var seen = SeenMessages()

    private enum Kind {
        case incoming, outgoing, activity, template
    }

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if root.word("event", among: Chatwoot.messageEvents) != nil, Chatwoot.kind(of: root) != nil {
            return claim(98, root, "", session: "conversation.id")
        }
        if Chatwoot.isMessage(root) { return claim(96, root, "", session: "conversation_id") }
        if let first = root["payload"]?.firstElement, Chatwoot.isMessage(first) { return claim(97, root, "payload.", session: "conversation_id") }
        return nil
    }

    private func claim(_ confidence: Int, _ root: JSONValue, _ prefix: String, session: String) -> FormatClaim {
        let fields: [(LogField, String)] = [
            (.time, "created_at"), (.session, session), (.role, "message_type"), (.text, "content"), (.user, "sender.identifier"), (.bot, "sender.name"),
            (.id, "id"),
        ]
        return FormatClaim(confidence, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let list = record["payload"], list.isArray {
            for message in list.elements {
                if Chatwoot.kind(of: message) == nil { reading.addDamage() } else { readMessage(message, &reading) }
            }
            return true
        }
        guard Chatwoot.kind(of: record) != nil else { return false }
        // Of other events, a message is at most a repeat.
        if record["event"] != nil, record.word("event", among: Chatwoot.messageEvents) == nil { return true }
        readMessage(record, &reading)
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    private mutating func readMessage(_ message: JSONValue, _ reading: inout RecordReading) {
        guard let kind = Chatwoot.kind(of: message), kind != .activity, message["private"]?.boolean != true else { return }
        let conversation = message["conversation"]
        guard let session = conversation?["id"]?.identifier ?? message["conversation_id"]?.identifier else { return reading.addDamage() }
        // Null when there are attachments alone.
        guard let text = reading.text("content", of: message) else { return }
        let id = message["id"]?.identifier
        // A webhook that was tried again, or an update of what was read.
        guard seen.isFirst(id, in: session) else { return }
        let sender = message["sender"]
        let isUser = kind == .incoming
        let contact = isUser ? sender : conversation?["meta"]?["sender"]
        reading.add(Message(
            isUser ? .user : .assistant, text, session: session, at: message["created_at"]?.moment,
            user: contact?["identifier", "id"]?.identifier, bot: kind == .outgoing && Chatwoot.isBot(message) ? sender?["name", "id"]?.identifier : nil,
            id: id))
    }

    private static let messageEvents = ["message_created", "message_updated"]

    /// By number in the API, by word in webhooks (chatwoot, `Message.message_type`).
    private static func kind(of message: JSONValue) -> Kind? {
        guard let type = message["message_type"] else { return nil }
        switch type.integer {
        case 0: return .incoming
        case 1: return .outgoing
        case 2: return .activity
        case 3: return .template
        default: break
        }
        if type.hasText("incoming") { return .incoming }
        if type.hasText("outgoing") { return .outgoing }
        if type.hasText("activity") { return .activity }
        return type.hasText("template") ? .template : nil
    }

    /// Bots of the account and Chatwoot's own assistant; `user` is a person of the shop.
    private static func isBot(_ message: JSONValue) -> Bool {
        let words = ["agent_bot", "AgentBot", "captain_assistant", "Captain::Assistant"]
        return message["sender"]?.word("type", among: words) != nil || message.word("sender_type", among: words) != nil
    }

    private static func isMessage(_ value: JSONValue) -> Bool {
        value.isObject && value["message_type"]?.integer != nil && value["conversation_id"] != nil && value.has("content")
            && (value["inbox_id"] != nil || value["account_id"] != nil || value.has("sender"))
    }

    static let description = FormatDescription(
        name: "chatwoot", title: "Chatwoot: webhook events and messages of the API", examples: Chatwoot.examples)
}
