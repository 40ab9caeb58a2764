internal import KeptState

/// Conversation logs of Amazon Lex, V2 and V1: one line a turn, with what the user said and what the bot answered.
struct AmazonLex: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, let version = AmazonLex.version(of: root) else { return nil }
        let isOld = version == 1
        let fields: [(LogField, String)] = [
            (.time, "timestamp"), (.session, "sessionId"), (.text, "inputTranscript"), (.text, isOld ? "botResponse" : "messages.content"),
            (.user, "userId"), (.bot, isOld ? "botName" : "bot.name"), (.id, "requestId"),
        ]
        return FormatClaim(97, fields, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        guard let version = AmazonLex.version(of: record) else { return false }
        let user = record["userId"]?.identifier
        guard let session = record["sessionId"]?.identifier ?? user else {
            reading.addDamage()
            return true
        }
        let id = record["requestId"]?.identifier
        guard seen.isFirst(id, in: session) else { return true }
        let time = record["timestamp"]?.moment
        let bot = version == 1 ? record["botName"]?.identifier : record["bot"]?["name", "id"]?.identifier
        // A turn that the bot began has no transcript.
        if let asked = reading.optionalText(record["inputTranscript"]) {
            reading.add(Message(.user, asked, session: session, at: time, user: user, bot: bot, id: id.map { $0 + ".prompt" }))
        }
        let answer: MessageText
        if version == 1 {
            answer = MessageText(joining: [record["botResponse"]].compactMap { $0 })
        } else {
            answer = AmazonLex.answer(record["messages"])
        }
        if answer.bytes > 0 { reading.add(Message(.assistant, answer, session: session, at: time, user: user, bot: bot, id: id)) }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    /// All that the bot said in the turn; speech markup becomes text. Image cards have no content.
    private static func answer(_ messages: JSONValue?) -> MessageText {
        let parts = messages.map { Array($0.elements) } ?? []
        guard parts.contains(where: { $0["contentType"]?.hasText("SSML") == true }) else {
            return MessageText(joining: parts.lazy.compactMap { $0["content"] })
        }
        var joined: [UInt8] = []
        for part in parts {
            guard let content = part["content"], content.isString else { continue }
            if !joined.isEmpty { joined.append(UInt8(ascii: "\n")) }
            let isMarkup = part["contentType"]?.hasText("SSML") == true
            content.withBytes { isMarkup ? joined += HTMLText.plain($0) : joined.append(copying: $0) }
        }
        return MessageText(joined.span)
    }

    private static func version(of root: JSONValue) -> Int? {
        guard root.isObject, root["sessionId"] != nil || root["userId"] != nil else { return nil }
        if root["botName"] != nil, root["inputTranscript"] != nil || root["botResponse"] != nil { return 1 }
        guard let bot = root["bot"], bot.isObject, bot["aliasId"] != nil || bot["localeId"] != nil || root["sessionState"] != nil else { return nil }
        return root["inputTranscript"] != nil || root["messages"]?.isArray == true ? 2 : nil
    }

    static let description = FormatDescription(
        name: "amazon-lex", title: "Amazon Lex conversation logs, V2 and V1: one turn a line",
        examples: [
            FormatExample(
                [
                    #"{"messageVersion":"2.0","bot":{"id":"B1","name":"ShopBot","aliasId":"TST","localeId":"en_US","version":"3"},"sessionId":"s-9a1","requestId":"q1","timestamp":"2026-03-02T10:11:12Z","inputMode":"Text","inputTranscript":"Where is my order 4471?","missedUtterance":false,"messages":[{"contentType":"PlainText","content":"It left our store on Monday."},{"contentType":"SSML","content":"<speak>Anything <emphasis>else</emphasis>?</speak>"}],"sessionState":{"intent":{"name":"OrderStatus"}}}"#,
                    #"{"messageVersion":"2.0","bot":{"id":"B1","name":"ShopBot","aliasId":"TST","localeId":"en_US","version":"3"},"sessionId":"s-9a1","requestId":"q2","timestamp":"2026-03-02T10:11:20Z","inputMode":"Text","inputTranscript":"No.","missedUtterance":true,"sessionState":{"intent":{"name":"FallbackIntent"}}}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", bot: "ShopBot", role: .user,
                            text: "Where is my order 4471?", id: "q1.prompt")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", bot: "ShopBot", role: .assistant,
                            text: "It left our store on Monday.\nAnything else?", id: "q1")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:20Z"), session: "s-9a1", bot: "ShopBot", role: .user, text: "No.", id: "q2.prompt")
                    ),
                ]),
            FormatExample(
                [
                    #"{"messageVersion":"1.0","botName":"ShopBot","botAlias":"prod","botVersion":"4","inputTranscript":"Are you open on Sunday?","botResponse":"No.","intent":"Hours","missedUtterance":false,"inputDialogMode":"Text","requestId":"q9","userId":"cust-81","sessionId":"s-77","timestamp":"2026-03-02T10:11:12Z"}"#
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-77", user: "cust-81", bot: "ShopBot", role: .user,
                            text: "Are you open on Sunday?", id: "q9.prompt")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12Z"), session: "s-77", user: "cust-81", bot: "ShopBot", role: .assistant, text: "No.",
                            id: "q9")
                    ),
                ]),
        ])
}
