internal import KeptState

/// Chats of Amazon Connect: items of a transcript, each a record, or the stored file as `{"Transcript": [...]}`.
///
/// `SYSTEM` is what the contact flow says to the customer, which is where a shop's bot speaks, so its role is assistant. What a person of the shop
/// wrote (`AGENT`, `SUPERVISOR`) has that role too, and no ``Message/bot``: it is neither the bot's cost nor its speed.
struct AmazonConnect: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        let list = root["Transcript"]
        guard let first = list.map({ $0.firstElement }) ?? root, AmazonConnect.isItem(first) else { return nil }
        let prefix = list == nil ? "" : "Transcript."
        let fields: [(LogField, String)] = [
            (.time, "AbsoluteTime"), (.session, "ContactId"), (.role, "ParticipantRole"), (.text, "Content"), (.user, "ParticipantId"),
            (.bot, "DisplayName"), (.id, "Id"),
        ]
        return FormatClaim(97, fields, prefix: prefix, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let list = record["Transcript"], list.isArray {
            for item in list.elements {
                if AmazonConnect.isItem(item) { readItem(item, record["ContactId"]?.identifier, &reading) } else { reading.addDamage() }
            }
            return true
        }
        guard AmazonConnect.isItem(record) else { return false }
        readItem(record, nil, &reading)
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    private mutating func readItem(_ item: JSONValue, _ contact: String?, _ reading: inout RecordReading) {
        // Joining, leaving, typing, attachments, the chat's end.
        if let type = item["Type"], !type.hasText("MESSAGE") { return }
        if item["ContentType"]?.string?.hasPrefix("application/vnd.amazonaws.connect.event") == true { return }
        guard let session = item["ContactId"]?.identifier ?? contact else { return reading.addDamage() }
        let roles = ["CUSTOMER", "AGENT", "SUPERVISOR", "SYSTEM", "CUSTOM_BOT"]
        guard let who = item.word("ParticipantRole", among: roles) else { return reading.addDamage() }
        guard let text = reading.text("Content", of: item) else { return }
        let id = item["Id"]?.identifier
        guard seen.isFirst(id, in: session) else { return }
        let isBot = who == "SYSTEM" || who == "CUSTOM_BOT"
        reading.add(Message(
            who == "CUSTOMER" ? .user : .assistant, text, session: session, at: item["AbsoluteTime"]?.moment,
            user: who == "CUSTOMER" ? item["ParticipantId"]?.identifier : nil,
            bot: isBot ? item["DisplayName", "ParticipantId"]?.identifier : nil, id: id))
    }

    private static func isItem(_ value: JSONValue) -> Bool {
        value.isObject && value["AbsoluteTime"]?.isString == true
            && (value["ParticipantRole"]?.isString == true || value["ContentType"]?.isString == true)
    }

    static let description = FormatDescription(
        name: "amazon-connect", title: "Amazon Connect: chat transcripts",
        examples: [
            FormatExample(
                [
                    #"{"Transcript":[{"AbsoluteTime":"2026-03-02T10:11:11.000Z","ContactId":"s-9a1","ContentType":"application/vnd.amazonaws.connect.event.participant.joined","DisplayName":"Customer","Id":"0","ParticipantId":"p-customer","ParticipantRole":"CUSTOMER","Type":"EVENT"},{"AbsoluteTime":"2026-03-02T10:11:12.100Z","ContactId":"s-9a1","Content":"Where is my order 4471?","ContentType":"text/plain","DisplayName":"Customer","Id":"1","ParticipantId":"p-customer","ParticipantRole":"CUSTOMER","Type":"MESSAGE"},{"AbsoluteTime":"2026-03-02T10:11:13.000Z","ContactId":"s-9a1","Content":"It left our store on Monday.","ContentType":"text/plain","DisplayName":"BOT","Id":"2","ParticipantId":"p-system","ParticipantRole":"SYSTEM","Type":"MESSAGE"},{"AbsoluteTime":"2026-03-02T10:12:00.000Z","ContactId":"s-9a1","Content":"Ann here.","ContentType":"text/markdown","DisplayName":"Ann","Id":"3","ParticipantId":"p-ann","ParticipantRole":"AGENT","Type":"MESSAGE"}]}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a1", user: "p-customer", role: .user,
                            text: "Where is my order 4471?", id: "1")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:13Z"), session: "s-9a1", bot: "BOT", role: .assistant,
                            text: "It left our store on Monday.", id: "2")
                    ),
                    (1, Message(time: EventTime("2026-03-02T10:12:00Z"), session: "s-9a1", role: .assistant, text: "Ann here.", id: "3")),
                ]),
            FormatExample(
                [
                    #"{"AbsoluteTime":"2026-03-02T10:11:12.100Z","ContactId":"s-9a2","Content":"Are you open on Sunday?","ContentType":"text/plain","Id":"9","ParticipantId":"p1","ParticipantRole":"CUSTOMER","Type":"MESSAGE"}"#,
                    #"{"AbsoluteTime":"2026-03-02T10:11:13.100Z","ContactId":"s-9a2","ContentType":"application/vnd.amazonaws.connect.event.chat.ended","Id":"10","Type":"CHAT_ENDED"}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.100Z"), session: "s-9a2", user: "p1", role: .user, text: "Are you open on Sunday?",
                            id: "9")
                    )
                ]),
        ])
}
