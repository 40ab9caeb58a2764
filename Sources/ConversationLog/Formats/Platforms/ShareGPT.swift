internal import KeptState

/// ShareGPT: one conversation a record, its turns as `from` and `value`, without times and tokens.
struct ShareGPT: PlatformFormat {
    private var derived: DerivedSessions

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, ShareGPT.isConversation(root) else { return nil }
        var sources = [FieldSource(.role, "conversations.from"), FieldSource(.text, "conversations.value")]
        if root["id"] != nil { sources.append(FieldSource(.session, "id")) }
        return FormatClaim(confidence: 96, sources: sources)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        guard let turns = record["conversations"], turns.isArray else { return false }
        let named = record["id"]?.identifier
        let session = named ?? derived.fresh()
        for turn in turns.elements {
            guard let role = ShareGPT.role(of: turn) else {
                reading.addDamage()
                continue
            }
            guard let text = reading.text("value", of: turn) else { continue }
            reading.add(Message(role, text, session: session, sessionIsDerived: named == nil, at: nil))
        }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
    }

    /// The speakers of such sets, after the dataset page of axolotl; a call of a function is the bot's.
    private static let roles: [(role: Message.Role, words: [String])] = [
        (.user, ["human", "user"]), (.assistant, ["gpt", "assistant", "chatgpt", "bing", "bard", "model", "bot", "function_call"]), (.system, ["system"]),
        (.tool, ["observation", "tool", "function_response", "tool_response"]),
    ]

    private static func role(of turn: JSONValue) -> Message.Role? {
        roles.first { turn.word("from", among: $0.words) != nil }?.role
    }

    private static func isConversation(_ root: JSONValue) -> Bool {
        guard let first = root["conversations"]?.firstElement, first.isObject else { return false }
        return first["from"]?.isString == true && first.has("value")
    }

    static let description = FormatDescription(
        name: "sharegpt", title: "ShareGPT: one conversation a record, turns as from and value",
        examples: [
            FormatExample(
                [
                    #"{"id":"s-9a1","conversations":[{"from":"system","value":"You are the shop bot."},{"from":"human","value":"Where is my order 4471?"},{"from":"function_call","value":"{\"name\":\"lookup_order\"}"},{"from":"observation","value":"shipped"},{"from":"gpt","value":"It left our store on Monday."}]}"#,
                    #"{"conversations":[{"from":"human","value":"Are you open on Sunday?"},{"from":"gpt","value":"No."}]}"#,
                ],
                gives: [
                    (1, Message(session: "s-9a1", role: .system, text: "You are the shop bot.")),
                    (1, Message(session: "s-9a1", role: .user, text: "Where is my order 4471?")),
                    (1, Message(session: "s-9a1", role: .assistant, text: #"{"name":"lookup_order"}"#)),
                    (1, Message(session: "s-9a1", role: .tool, text: "shipped")),
                    (1, Message(session: "s-9a1", role: .assistant, text: "It left our store on Monday.")),
                    (2, Message(session: "example#1", sessionIsDerived: true, role: .user, text: "Are you open on Sunday?")),
                    (2, Message(session: "example#1", sessionIsDerived: true, role: .assistant, text: "No.")),
                ])
        ])
}
