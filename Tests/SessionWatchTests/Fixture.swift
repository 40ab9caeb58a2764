import ConversationLog

@testable import SessionWatch

/// Conversations for tests, without a log around them.
enum Fixture {
    /// Compiled once for all tests.
    private static let databases = Result { try PhraseDatabases() }

    static func examiner(reveals: Bool = false) throws -> TextExaminer {
        try TextExaminer(phrases: PhraseScanner(databases.get()), redactor: Redactor(key: []), reveals: reveals)
    }

    static func message(
        _ role: Message.Role, _ text: String, session: String = "s-1", at second: Double? = 0, line: Int = 1,
        latency: Double? = nil, usage: TokenUsage? = nil, model: String? = nil
    ) -> Message {
        Message(
            time: second.map { EventTime(nanoseconds: 1_772_442_000_000_000_000 + Int64($0 * 1e9)) }, session: session,
            role: role, text: text, model: model, latencyMilliseconds: latency, usage: usage,
            place: LinePlace(line: line, offset: line * 100), lineHash: UInt64(line))
    }

    /// All effects of these messages, and the monitor after them.
    static func run(
        _ messages: [Message], settings: MonitorSettings = MonitorSettings(), finishing: Bool = false
    ) throws -> (effects: [Effect], monitor: ConversationMonitor) {
        var monitor = ConversationMonitor(settings: settings, examiner: try examiner())
        var effects: [Effect] = []
        for message in messages { monitor.take(.message(message), from: "test.jsonl") { effects.append($0) } }
        if finishing { monitor.finish { effects.append($0) } }
        return (effects, monitor)
    }

    static func alerts(_ effects: [Effect]) -> [Alert] {
        effects.compactMap { if case .alert(let alert) = $0 { alert } else { nil } }
    }

    static func closed(_ effects: [Effect]) -> [SessionRecord] {
        effects.compactMap { if case .sessionClosed(let record) = $0 { record } else { nil } }
    }

    static func scores(_ effects: [Effect]) -> [ScoreRecord] {
        effects.compactMap { if case .score(let record) = $0 { record } else { nil } }
    }

    /// Effects as the lines that headless prints.
    static func lines(_ effects: [Effect]) -> [String] {
        effects.map { effect in
            switch effect {
            case .alert(let alert): alert.json
            case .score(let score): score.json
            case .sessionClosed(let session): session.json
            }
        }
    }

    /// 1,200 letters of no language, in 200 words, and as long an answer: unlike any shop talk.
    static func gibberish(session: String = "odd", at start: Double, line: Int = 100_000, turns: Int = 4) -> [Message] {
        var random = Generator(state: 99)
        func words() -> String {
            let letters = Array("qxzjvkwy")
            return (0..<200).map { _ in String((0..<5).map { _ in letters[random.next(letters.count)] }) }
                .joined(separator: " ")
        }
        return (0..<turns).flatMap { turn in
            let second = start + Double(turn) * 20
            return [
                message(.user, words(), session: session, at: second, line: line + 2 * turn),
                message(
                    .assistant, words() + words(), session: session, at: second + 1, line: line + 2 * turn + 1, latency: 9_000,
                    usage: TokenUsage(input: 900, output: 800), model: "gpt-4o-mini"),
            ]
        }
    }

    /// Ordinary shop talk: `sessions` conversations one after the other, 3 minutes apart, lengths and pace varied by a
    /// fixed generator.
    static func shopTalk(sessions: Int, seed: UInt64 = 7, startingAt start: Double = 0) -> [Message] {
        var random = Generator(state: seed)
        var messages: [Message] = []
        let questions = [
            "Where is my order?", "Can I return these shoes if they don't fit?", "Do you have this jacket in blue?",
            "What are your opening hours on Saturday?", "I need a copy of my invoice please", "How long does delivery take",
        ]
        let answers = [
            "Your order left our store on Monday and should be with you soon.", "Yes, you have 30 days to send them back.",
            "We have it in blue in all sizes from S to XL.", "We are open from nine to six on Saturdays.",
            "I have sent a copy of the invoice to the address on file.", "Delivery takes two to four working days.",
        ]
        var line = 1
        for session in 0..<sessions {
            var second = start + Double(session) * 180
            for _ in 0..<(2 + random.next(5)) {
                let topic = random.next(questions.count)
                second += Double(8 + random.next(60))
                messages.append(
                    message(.user, questions[topic] + " It is number \(random.next(90_000))", session: "shop-\(session)", at: second, line: line))
                second += 1.5
                messages.append(
                    message(
                        .assistant, answers[topic], session: "shop-\(session)", at: second, line: line + 1,
                        latency: 900 + Double(random.next(700)),
                        usage: TokenUsage(input: 300 + random.next(400), output: 15 + random.next(40)), model: "gpt-4o-mini"))
                line += 2
            }
        }
        return messages
    }

    /// A linear congruential generator (Knuth's MMIX constants): only for test data.
    struct Generator {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }
}
