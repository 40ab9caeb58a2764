internal import KeptState

/// Webhooks of the WhatsApp Cloud API.
///
/// They name no conversation: one a customer's number and number of the shop, ended by half an hour of silence. They tell what users say; what
/// the shop says comes only as echoes of messages that people sent from the app, which have the role assistant and no ``Message/bot``: they are
/// neither the bot's cost nor its speed. States of delivery are skipped.
struct WhatsAppCloud: PlatformFormat {
    private var derived: DerivedSessions
    private var seen = SeenMessages()

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, WhatsAppCloud.isWebhook(root) else { return nil }
        let prefix = "entry.changes.value.messages."
        let fields: [(LogField, String)] = [(.time, "timestamp"), (.text, "text.body"), (.user, "from"), (.id, "id")]
        return FormatClaim(98, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        guard WhatsAppCloud.isWebhook(record), let entries = record["entry"], entries.isArray else { return false }
        for entry in entries.elements {
            for change in entry["changes"].map({ Array($0.elements) }) ?? [] {
                guard let value = change["value"], value.isObject else {
                    reading.addDamage()
                    continue
                }
                let shop = value["metadata"]?["phone_number_id", "display_phone_number"]?.identifier ?? ""
                for message in value["messages"].map({ Array($0.elements) }) ?? [] { readMessage(message, .user, "from", shop, &reading) }
                for message in value["message_echoes"].map({ Array($0.elements) }) ?? [] { readMessage(message, .assistant, "to", shop, &reading) }
            }
        }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&seen)
    }

    /// - Parameter side: the member that has the customer's number.
    private mutating func readMessage(
        _ message: JSONValue, _ role: Message.Role, _ side: String, _ shop: String, _ reading: inout RecordReading
    ) {
        guard let customer = message[side]?.identifier else { return reading.addDamage() }
        let said: MessageText?
        if message["type"]?.hasText("text") == true {
            guard let text = message["text"] else { return reading.addDamage() }
            said = reading.text("body", of: text)
        } else {
            said = WhatsAppCloud.otherText(of: message, reading)
        }
        guard let said else { return }
        let id = message["id"]?.identifier
        guard seen.isFirst(id, in: shop + " " + customer) else { return }
        // Seconds as a string.
        let time = message["timestamp"]?.moment
        let session = derived.session(user: shop + " " + customer, address: nil, role: role, at: time)
        reading.add(Message(role, said, session: session, sessionIsDerived: true, at: time, user: customer, id: id))
    }

    /// What is said by other means than text: a pressed button, a chosen row, a form, words below a picture. Sounds, places and reactions say nothing.
    private static func otherText(of message: JSONValue, _ reading: RecordReading) -> MessageText? {
        let interactive = message["interactive"]
        let values = [
            message["button"]?["text"], interactive?["button_reply"]?["title"], interactive?["list_reply"]?["title"],
            interactive?["nfm_reply"]?["response_json", "body"], message["image"]?["caption"], message["video"]?["caption"],
            message["document"]?["caption"],
        ]
        return values.lazy.compactMap { reading.optionalText($0) }.first
    }

    private static func isWebhook(_ root: JSONValue) -> Bool {
        root.isObject && root["object"]?.hasText("whatsapp_business_account") == true
    }

    static let description = FormatDescription(
        name: "whatsapp", title: "WhatsApp Cloud API: webhooks",
        examples: [
            FormatExample(
                [
                    #"{"object":"whatsapp_business_account","entry":[{"id":"1001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550199","phone_number_id":"2002"},"contacts":[{"profile":{"name":"Jo"},"wa_id":"15550100"}],"messages":[{"from":"15550100","id":"wamid.A1","timestamp":"1772446272","type":"text","text":{"body":"Where is my order 4471?"}}]}}]}]}"#,
                    #"{"object":"whatsapp_business_account","entry":[{"id":"1001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550199","phone_number_id":"2002"},"statuses":[{"id":"wamid.B1","status":"delivered","timestamp":"1772446274","recipient_id":"15550100"}]}}]}]}"#,
                    #"{"object":"whatsapp_business_account","entry":[{"id":"1001","changes":[{"field":"smb_message_echoes","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550199","phone_number_id":"2002"},"message_echoes":[{"from":"15550199","to":"15550100","id":"wamid.C1","timestamp":"1772446275","type":"text","text":{"body":"It left our store on Monday."}}]}}]}]}"#,
                    #"{"object":"whatsapp_business_account","entry":[{"id":"1001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550199","phone_number_id":"2002"},"messages":[{"from":"15550100","id":"wamid.A2","timestamp":"1772449000","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"y","title":"Yes"}}}]}}]}]}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, user: "15550100", role: .user,
                            text: "Where is my order 4471?", id: "wamid.A1")
                    ),
                    (
                        3,
                        Message(
                            time: EventTime("2026-03-02T10:11:15Z"), session: "example#1", sessionIsDerived: true, user: "15550100",
                            role: .assistant, text: "It left our store on Monday.", id: "wamid.C1")
                    ),
                    (
                        4,
                        Message(
                            time: EventTime("2026-03-02T10:56:40Z"), session: "example#2", sessionIsDerived: true, user: "15550100", role: .user,
                            text: "Yes", id: "wamid.A2")
                    ),
                ])
        ])
}
