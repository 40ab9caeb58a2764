import OnlineForest

/// Makes one conversation: who talks, about what, and how it goes on.
struct SessionComposer {
    /// What kind of conversation is wanted.
    enum Theme: Hashable, Sendable {
        case ordinary
        case odd(Oddity)
        case attacked(AttackKind)
    }

    /// The session's own generator.
    var draw: SplitMix64
    /// What the talk is about at this moment.
    var facts: ShopFacts
    /// Who talks to the bot.
    let customer: Customer
    private(set) var turns: [SimulatedTurn] = []
    /// Names of the dialogues so far.
    private(set) var sources: [String] = []
    private var historyTokens = SimulatedSession.standingTokens

    private init(draw: SplitMix64) {
        self.draw = draw
        facts = ShopFacts(draw: &self.draw)
        customer = Customer(draw: &self.draw)
    }

    /// The conversation with this number; a function of seed, number and theme alone.
    static func session(number: Int, theme: Theme, seed: UInt64) -> SimulatedSession {
        var composer = SessionComposer(draw: SplitMix64(seed: seed, stream: UInt64(number) &+ 1))
        let model = composer.draw.chance(0.88) ? "gpt-4o-mini-2024-07-18" : "gpt-4o-2024-08-06"
        let user = "cust-\(composer.draw.within(1_000...99_999))"
        let id = Self.id(number: number, seed: seed)
        var label = SessionLabel(session: id, source: "")
        switch theme {
        case .ordinary: composer.playOrdinary()
        case .odd(let oddity):
            label.oddity = oddity
            composer.playOdd(oddity)
        case .attacked(let kind):
            label.attack = kind
            composer.openAttackedTalk()
            composer.carryOut(kind)
            composer.sources[composer.sources.count - 1] += "|own:\(kind.rawValue)"
            composer.closeAttackedTalk(kind)
        }
        label.source = composer.sources.joined(separator: "+")
        return SimulatedSession(
            id: Array(id.utf8), user: Array(user.utf8), model: Array(model.utf8), turns: composer.turns, label: label)
    }

    /// `s-` and ten hexadecimal digits: no two numbers give the same, since each step can be undone in 40 bits.
    private static func id(number: Int, seed: UInt64) -> String {
        let mask: UInt64 = (1 << 40) - 1
        var mixer = SplitMix64(seed: seed)
        var value = (UInt64(number) ^ mixer.next()) & mask
        for _ in 0..<3 {
            value = (value &* 0x9e37_79b9_7f4a_7c15) & mask
            value ^= value >> 19
        }
        let digits = String(value, radix: 16)
        return "s-" + String(repeating: "0", count: 10 - digits.count) + digits
    }

    // MARK: The course of a talk

    private mutating func playOrdinary() {
        if let language = drawnLanguage() {
            play(draw.pick(language))
            return
        }
        if draw.chance(0.3) { play(.greeting) }
        let first = draw.pick(Dialogue.matters)
        play(first)
        if draw.chance(customer.isChatty ? 0.95 : 0.68) { playAnother(than: first) }
        if customer.isChatty, draw.chance(0.5) { play(draw.pick(Dialogue.smallTalk)) }
        if customer.isChatty, draw.chance(0.3) { playAnother(than: first) }
        if draw.chance(0.82) { play(draw.pick(Dialogue.closing)) }
    }

    /// Normal talk before an attack, so that it begins in the middle.
    private mutating func openAttackedTalk() {
        if draw.chance(0.4) { play(.greeting) }
        play(draw.pick(Dialogue.matters))
    }

    /// A person who attacks often goes on as if nothing had been; a program just stops.
    private mutating func closeAttackedTalk(_ kind: AttackKind) {
        switch kind {
        case .scraping, .botLoop, .stuffing, .tokenBurn: return
        default:
            if draw.chance(0.4) { play(draw.pick(Dialogue.matters)) }
            if draw.chance(0.5) { play(draw.pick(Dialogue.closing)) }
        }
    }

    /// Some 12 of 100 customers write in a language other than English.
    private mutating func drawnLanguage() -> [Dialogue]? {
        guard draw.chance(0.12) else { return nil }
        return Dialogue.otherLanguages[draw.pick([0, 0, 0, 1, 2])]
    }

    private mutating func playAnother(than first: Dialogue) {
        var next = draw.pick(Dialogue.matters)
        while next.name == first.name { next = draw.pick(Dialogue.matters) }
        let keptOrder = facts[.order]
        // Half of the time it is about the same order, else about another thing.
        if draw.chance(0.5) {
            let (first, last, email) = (facts[.first], facts[.last], facts[.email])
            facts = ShopFacts(draw: &draw).with(.first, first).with(.last, last).with(.email, email)
        } else {
            facts = facts.with(.order, keptOrder)
        }
        play(next)
    }

    /// Goes through a script; exchanges that are optional take place by their chance.
    mutating func play(_ dialogue: Dialogue) {
        sources.append(dialogue.name)
        // After a mere greeting, the matter itself needs no words to lead over to it.
        let opening = turns.isEmpty ? Dialogue.hello : sources == ["greeting", dialogue.name] ? nil : Dialogue.further
        facts = facts.with(.start, opening.map { worded($0) + [UInt8(ascii: " ")] } ?? [])
        for exchange in dialogue.exchanges {
            guard exchange.chance >= 1 || draw.chance(exchange.chance) else { continue }
            var text = exchange.user.worded(facts: facts, draw: &draw)
            if text.first == UInt8(ascii: " ") { text.removeFirst() }
            if customer.isChatty, text.count > 20, draw.chance(0.3) {
                if let end = text.last, !".!?:)".utf8.contains(end) { text.append(UInt8(ascii: ".")) }
                text += Array(" ".utf8) + worded(Dialogue.aside)
            }
            say(customer.typed(text, draw: &draw), attacks: exchange.userAttacks)
            if let tool = exchange.tool, draw.chance(0.6) { use(tool) }
            if draw.chance(0.004) {
                answerWithFailure()
                continue
            }
            var reply: [UInt8] = []
            if customer.isImpatient, draw.chance(0.1) {
                say(worded(Dialogue.nudge), gap: draw.within(7_000...15_000))
                reply = worded(Dialogue.patience) + [UInt8(ascii: " ")]
            }
            answer(reply + worded(exchange.reply), attacks: exchange.replyAttacks)
        }
    }

    // MARK: Single turns

    /// How many turns there are so far.
    var turnCount: Int { turns.count }

    /// Names what is played, where no script does.
    mutating func note(_ source: String) {
        sources.append(source)
    }

    /// Puts what the customer said from this turn on into capital letters.
    mutating func capitalise(from start: Int) {
        for index in turns.indices.dropFirst(start) where turns[index].speaker == .user {
            turns[index].text = turns[index].text.map { $0 > 0x60 && $0 < 0x7b ? $0 & 0xdf : $0 }
        }
    }

    /// The customer says something; the gap is that of a person unless one is given (milliseconds).
    mutating func say(_ text: [UInt8], gap: Int? = nil, attacks: Bool = false) {
        let read = turns.last?.text.count ?? 0
        let gap = gap ?? (turns.isEmpty ? 0 : customer.gap(read: read, written: text.count, draw: &draw))
        turns.append(SimulatedTurn(speaker: .user, text: text, gap: gap, attacks: attacks))
        historyTokens += SimulatedSession.tokens(of: text.count) + 4
    }

    /// The bot answers, in a time that grows with the length: 350 ms and some 11 ms a token, as small hosted models do.
    mutating func answer(_ text: [UInt8], attacks: Bool = false) {
        let completion = SimulatedSession.tokens(of: text.count)
        let latency = Int(draw.spread(around: 350 + 11 * Double(completion), by: 0.3))
        append(answer: text, latency: latency, completion: completion, attacks: attacks)
    }

    private mutating func answerWithFailure() {
        let text = "Sorry, something went wrong on our side. Please try again in a moment."
        append(answer: Array(text.utf8), latency: draw.within(29_800...30_400), completion: 0, attacks: false)
    }

    private mutating func append(answer text: [UInt8], latency: Int, completion: Int, attacks: Bool) {
        turns.append(
            SimulatedTurn(
                speaker: .assistant, text: text, gap: latency, attacks: attacks, promptTokens: historyTokens,
                completionTokens: completion))
        historyTokens += SimulatedSession.tokens(of: text.count) + 4
    }

    private mutating func use(_ tool: ToolStep) {
        let arguments = tool.arguments.worded(facts: facts, draw: &draw)
        let result = tool.result.worded(facts: facts, draw: &draw)
        turns.append(
            SimulatedTurn(
                speaker: .tool(name: Array(tool.name.utf8), arguments: arguments), text: result,
                gap: Int(draw.spread(around: 620, by: 0.3)), promptTokens: historyTokens,
                completionTokens: 12 + SimulatedSession.tokens(of: arguments.count)))
        historyTokens += SimulatedSession.tokens(of: arguments.count + result.count) + 20
    }
}

extension Dialogue {
    /// Everything that customers come with, in English; the common matters stand twice.
    static let matters = orders + service + advice + [orders[0], orders[0], service[0], advice[1]]

    /// How a first sentence begins, and how a later one on a new matter does.
    static let hello = Grammar.shop.phrase("@start")
    /// How a later matter begins.
    static let further = Grammar.shop.phrase("@further")

    /// What an impatient customer writes while an answer takes its time, and what the bot puts before it then.
    static let nudge = Grammar.shop.phrase(
        "[hello?|anyone there?|still there??|??|well?|I'm waiting|so?|hello??|can you hurry a bit]")
    /// What the bot puts before an answer that took its time.
    static let patience = Grammar.shop.phrase("[I'm here, sorry for the wait.|Thanks for waiting.|Yes, I'm still with you.]")

    /// What a chatty customer adds.
    static let aside = Grammar.shop.phrase(
        "[@mood, |]I [@buy|saw] [the same thing|the $product2|something like it] [@when|in $city|years ago][.|, but never had trouble.|"
            + " and liked it.]|My [neighbour|sister|colleague] $otherName [told me about you|has the same one|rides a $bike].|"
            + "We [live in|moved to|are from] $city, [so it's a bit far|near $street|you know how it is].|"
            + "[Sorry for the long text|Sorry, I write too much], [it's been a long $weekday|my [son|cat|dog] is jumping around here].|"
            + "It's [cold|windy|lovely|wet] here in $city [today|since $weekday].|I'm [<24-81>|over <40-75>] and [still ride|ride] "
            + "<20-140> km a week[, rain or shine|].|[Last|The] time [in $country|on tour] I [missed|lost] my $product2[ on $weekday|]."
    )
}
