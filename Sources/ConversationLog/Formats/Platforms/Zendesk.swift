internal import KeptState

/// Tickets of Zendesk: audits with their comments, alone or as `{"audits": [...]}`, and lists of comments.
///
/// Comments tell who wrote them by a number alone. The customer is the requester, where the record names one, else who wrote the ticket's
/// first comment; all others have the role assistant. They have no ``Message/bot`` unless the channel tells that a bot wrote: a person's answer
/// is neither the bot's cost nor its speed. Private comments are left out. A live chat comes as one late comment, which stays one message.
struct Zendesk: PlatformFormat {
    private var derived: DerivedSessions
    private var customers = FirstSpeakers()
    private var seen = SeenMessages()

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, root.isObject else { return nil }
        if Zendesk.isAudit(root) { return claim("", "events.", session: "ticket_id") }
        if let first = root["audits"]?.firstElement, Zendesk.isAudit(first) { return claim("audits.", "events.", session: "ticket_id") }
        if let first = root["comments"]?.firstElement, Zendesk.isComment(first) {
            return claim("", "comments.", session: root["ticket_id"] == nil ? "id" : "ticket_id")
        }
        return nil
    }

    private func claim(_ outer: String, _ inner: String, session: String) -> FormatClaim {
        FormatClaim(confidence: 96, sources: [
            FieldSource(.time, outer + (inner == "events." ? "" : inner) + "created_at"), FieldSource(.session, outer + session),
            FieldSource(.role, outer + inner + "author_id"), FieldSource(.text, outer + inner + "body"), FieldSource(.id, outer + inner + "id"),
        ])
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        if let audits = record["audits"], audits.isArray {
            for audit in audits.elements {
                if Zendesk.isAudit(audit) { readAudit(audit, &reading) } else { reading.addDamage() }
            }
            return true
        }
        if let comments = record["comments"], comments.isArray {
            let named = record["ticket_id"]?.identifier ?? record["id"]?.identifier
            let session = named ?? derived.fresh()
            if let requester = record["requester_id"]?.identifier { customers.set(requester, in: session) }
            for comment in comments.elements {
                readComment(comment, within: record, session, isDerived: named == nil, &reading)
            }
            return true
        }
        guard Zendesk.isAudit(record) else { return false }
        readAudit(record, &reading)
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&customers)
        archive.keep(&seen)
    }

    private mutating func readAudit(_ audit: JSONValue, _ reading: inout RecordReading) {
        guard let session = audit["ticket_id"]?.identifier, let events = audit["events"] else { return reading.addDamage() }
        for event in events.elements {
            guard let type = event["type"], type.isString else {
                reading.addDamage()
                continue
            }
            if type.hasText("Create"), event["field_name"]?.hasText("requester_id") == true, let requester = event["value"]?.identifier {
                customers.set(requester, in: session)
            }
        }
        for event in events.elements where event["type"]?.hasText("Comment") == true {
            readComment(event, within: audit, session, isDerived: false, &reading)
        }
    }

    private mutating func readComment(
        _ comment: JSONValue, within outer: JSONValue, _ session: String, isDerived: Bool, _ reading: inout RecordReading
    ) {
        guard comment.isObject else { return reading.addDamage() }
        if comment["public"]?.boolean == false { return }
        let text: MessageText
        if let plain = reading.optionalText(comment["plain_body"]) ?? reading.optionalText(comment["body"]) {
            text = plain
        } else if let html = comment["html_body"], let plain = MessageText(html: html) {
            text = plain
        } else {
            // Empty is a comment of attachments alone.
            if !comment.has("body"), !comment.has("html_body"), !comment.has("plain_body") { reading.addDamage() }
            return
        }
        guard let author = comment["author_id"]?.identifier ?? outer["author_id"]?.identifier else { return reading.addDamage() }
        let id = comment["id"]?.identifier
        guard seen.isFirst(id, in: session) else { return }
        let isBot = Zendesk.isBot(comment["via"] ?? outer["via"])
        let isCustomer = !isBot && author != Zendesk.system && customers.isFirst(author, in: session)
        reading.add(Message(
            isCustomer ? .user : .assistant, text, session: session, sessionIsDerived: isDerived,
            at: comment["created_at"]?.moment ?? outer["created_at"]?.moment, user: isCustomer ? author : nil, bot: isBot ? author : nil, id: id))
    }

    /// The author of what triggers and other parts of Zendesk write.
    private static let system = "-1"

    private static func isBot(_ via: JSONValue?) -> Bool {
        guard let channel = via?["channel"]?.string else { return false }
        return channel.hasPrefix("answer_bot")
    }

    private static func isAudit(_ value: JSONValue) -> Bool {
        guard value.isObject, value["ticket_id"] != nil, let events = value["events"], events.isArray else { return false }
        return events.firstElement.map { $0["type"]?.isString == true } ?? value.has("author_id")
    }

    private static func isComment(_ value: JSONValue) -> Bool {
        value.isObject && value["type"]?.hasText("Comment") == true && value["author_id"] != nil && value.has("public")
    }

    static let description = FormatDescription(
        name: "zendesk", title: "Zendesk: audits of tickets and lists of comments",
        examples: [
            FormatExample(
                [
                    #"{"id":1,"ticket_id":47,"created_at":"2026-03-02T10:11:12Z","author_id":35436,"via":{"channel":"messaging"},"events":[{"id":2,"type":"Comment","author_id":35436,"body":"Where is my order 4471?","public":true},{"id":3,"type":"Create","field_name":"subject","value":"Order"}]}"#,
                    #"{"id":4,"ticket_id":47,"created_at":"2026-03-02T10:11:15Z","author_id":-1,"via":{"channel":"answer_bot"},"events":[{"id":5,"type":"Comment","author_id":-1,"body":"It left our store on Monday.","public":true}]}"#,
                    #"{"id":6,"ticket_id":47,"created_at":"2026-03-02T10:12:00Z","author_id":7,"via":{"channel":"web"},"events":[{"id":7,"type":"Comment","author_id":7,"body":"a difficult one","public":false},{"id":8,"type":"Comment","author_id":7,"body":"","html_body":"<p>Ann here.</p>","public":true},{"id":9,"type":"Change","field_name":"status","value":"solved","previous_value":"open"}]}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "47", user: "35436", role: .user, text: "Where is my order 4471?", id: "2")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:15Z"), session: "47", bot: "-1", role: .assistant, text: "It left our store on Monday.",
                            id: "5")
                    ),
                    (3, Message(time: EventTime("2026-03-02T10:12:00Z"), session: "47", role: .assistant, text: "Ann here.", id: "8")),
                ]),
            FormatExample(
                [
                    #"{"comments":[{"id":21,"type":"Comment","author_id":82,"body":"Are you open on Sunday?","public":true,"created_at":"2026-03-02T10:11:12Z"},{"id":22,"type":"Comment","author_id":7,"body":"No.","public":true,"created_at":"2026-03-02T10:11:20Z"}],"count":2}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "example#1", sessionIsDerived: true, user: "82", role: .user,
                            text: "Are you open on Sunday?", id: "21")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:20Z"), session: "example#1", sessionIsDerived: true, role: .assistant, text: "No.", id: "22")
                    ),
                ]),
        ])
}
