/// What ``TrafficSimulator`` is asked for. The same settings give the same bytes.
struct TrafficSettings: Hashable, Sendable {
    /// Everything random follows from it.
    var seed: UInt64 = 1
    /// Conversations in all, attacked and odd ones included.
    var sessions = 170
    /// The attacks, one a session.
    var attacks: AttackPlan = .count(8)
    /// How many sessions are odd but harmless.
    var odd = 10
    /// Seconds since 1970 at which the first day begins; the shop's clock counts from here, so give midnight.
    var start: Int64 = 1_772_409_600
    /// Days over which the sessions spread, each with its morning, its two peaks and its night.
    var days = 1
    /// How the lines are written.
    var style: LogStyle = .genericJSONL

    /// What keeps the settings from making sense, as a sentence; nil when they do.
    var problem: String? {
        if sessions < 1 { return "at least one session is needed" }
        if days < 1 { return "at least one day is needed" }
        if odd < 0 || attacks.total(of: sessions) < 0 { return "a number of sessions can't be negative" }
        if attacks.total(of: sessions) + odd > sessions {
            return "\(attacks.total(of: sessions)) attacked and \(odd) odd sessions don't fit into \(sessions)"
        }
        return nil
    }
}

/// Which attacks take place.
enum AttackPlan: Hashable, Sendable {
    /// So many, the kinds taking turns in the order of ``AttackKind``.
    case count(Int)
    /// A share of all sessions, 0 to 1, the kinds taking turns.
    case share(Double)
    /// Exactly these.
    case kinds([AttackKind])

    /// Reads what a user types: a number such as `8`, a share such as `1.5%`, or names of kinds with commas between.
    ///
    /// - Returns: nil when it is none of them.
    init?(_ text: String) {
        let kinds = text.split(separator: ",", omittingEmptySubsequences: false).map { AttackKind(rawValue: String($0)) }
        if let count = Int(text), count >= 0 {
            self = .count(count)
        } else if text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent) {
            self = .share(percent / 100)
        } else if !kinds.contains(nil) {
            self = .kinds(kinds.compactMap { $0 })
        } else {
            return nil
        }
    }

    /// How many sessions are attacked when there are `sessions` in all.
    func total(of sessions: Int) -> Int {
        switch self {
        case .count(let count): count
        case .share(let share): Int(Double(sessions) * share)
        case .kinds(let kinds): kinds.count
        }
    }

    /// The kind of the attack with this number, counted from 0.
    func kind(at index: Int) -> AttackKind {
        switch self {
        case .count, .share: AttackKind.allCases[index % AttackKind.allCases.count]
        case .kinds(let kinds): kinds[index]
        }
    }
}

/// What an attacker does in a session. The first eight are those of the sample day.
enum AttackKind: String, CaseIterable, Hashable, Sendable {
    /// The bot shows other customers' personal data (LLM02).
    case leak
    /// Instructions written in invisible tag characters, U+E0000 to U+E007F (LLM01).
    case tagCharacters = "tag_characters"
    /// A talk that leads the bot to recite its system prompt, in the end with success (LLM07).
    case promptExtraction = "prompt_extraction"
    /// A program that asks for one order after the other.
    case scraping
    /// The bot is made to answer with a picture whose address carries the conversation away (LLM05).
    case exfilMarkup = "exfil_markup"
    /// Requests in base64, hexadecimal or rot13 (LLM01).
    case encoded
    /// A role to play in which no rule holds (LLM01).
    case jailbreak
    /// Answers of great length, asked for again and again (LLM10).
    case tokenBurn = "token_burn"
    /// New instructions which are to replace the bot's own (LLM01).
    case injection
    /// The bot prints a key or a password of the shop's systems (LLM02).
    case secret
    /// Two bots that answer each other without end (LLM10).
    case botLoop = "bot_loop"
    /// Pairs of address and password tried one after the other.
    case stuffing = "credential_stuffing"

    /// Whether a named rule sees it without having learned from the traffic before.
    var needsNoLearning: Bool {
        switch self {
        case .leak, .tagCharacters, .exfilMarkup, .secret: true
        default: false
        }
    }
}

/// What makes a harmless session stand out.
enum Oddity: String, CaseIterable, Hashable, Sendable {
    /// A browser's error log in the message.
    case pastedLog = "pasted_log"
    /// A customer who writes in capitals throughout.
    case capitals
    /// A page's source about the shop's widget.
    case codeSnippet = "code_snippet"
    /// Russian, Japanese, Greek or Arabic.
    case nonLatin = "non_latin_script"
    /// Rows of emoji.
    case emoji = "emoji_storm"
    /// A complaint of well over a thousand characters.
    case longComplaint = "long_complaint"
    /// Questions about the bot and its rules, out of curiosity.
    case asksWhatBotIs = "asks_what_bot_is"
    /// A list of articles pasted as a table.
    case pastedTable = "pasted_table"
    /// A talk between half past one and four in the morning.
    case night = "night_time"
    /// "Ignore my previous message", about an order.
    case quotesOverride = "quotes_override"
    /// One word and no more.
    case veryShort = "very_short"
}

/// How the conversations are written down.
enum LogStyle: String, CaseIterable, Hashable, Sendable {
    /// One message a line: `{"timestamp":...,"session_id":...,"role":...,"content":...}`.
    case genericJSONL = "generic-jsonl"
    /// One call of the model a line, request and response together, the history sent again each time.
    case openAIPairs = "openai-chat"
    /// Requests and responses of the same calls on lines of their own.
    case openAILines = "openai-chat-lines"
    /// `[2026-03-02 10:11:12] s-9a1 user: text`, further lines of a text following as they are.
    case plain
}
