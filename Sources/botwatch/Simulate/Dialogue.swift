/// A scripted talk about one matter, worded anew in each session.
struct Dialogue: Sendable {
    /// Short name for the labels.
    let name: String
    /// In the order in which they take place.
    let exchanges: [Exchange]

    /// Reads a script, one sentence a line.
    ///
    ///     U60 [Hi|Hello], where is order $order?
    ///     T lookup_order {"order":"$order"} => {"status":"shipped"}
    ///     B It left our store on $weekday.
    ///
    /// `U` is the customer, with the chance in percent that the exchange takes place (without a number: always); `B` is
    /// the bot; `T` a tool that it calls before it answers. `U!` and `B!` mark where an attack begins.
    ///
    /// - Precondition: the script is well formed, and each exchange ends with a bot's sentence.
    init(_ name: String, _ script: String, grammar: Grammar = .shop) {
        self.name = name
        var exchanges: [Exchange] = []
        var open: Exchange?
        for line in script.split(separator: "\n") {
            let head = line.prefix { $0 != " " }
            let text = line.dropFirst(head.count + 1)
            switch head.first {
            case "U":
                precondition(open == nil, "the bot has not answered yet: \(line)")
                let percent = Int(head.dropFirst().filter { $0 != "!" }) ?? 100
                open = Exchange(
                    chance: Double(percent) / 100, user: grammar.phrase(text), reply: grammar.phrase(""),
                    userAttacks: head.hasSuffix("!"))
            case "T":
                let name = text.prefix { $0 != " " }
                let rest = String(text.dropFirst(name.count + 1))
                let halves = rest.split(separator: "=>", maxSplits: 1)
                precondition(halves.count == 2, "a tool has arguments and a result: \(line)")
                open?.tool = ToolStep(
                    name: String(name), arguments: grammar.phrase(trimmed(halves[0])),
                    result: grammar.phrase(trimmed(halves[1])))
            case "B":
                guard var exchange = open else { preconditionFailure("nobody has asked: \(line)") }
                exchange.reply = grammar.phrase(text)
                exchange.replyAttacks = head.hasSuffix("!")
                exchanges.append(exchange)
                open = nil
            default: preconditionFailure("a line begins with U, T or B: \(line)")
            }
        }
        precondition(open == nil && !exchanges.isEmpty, "\(name) ends without an answer")
        self.exchanges = exchanges
    }
}

/// One thing that the customer says, and the answer.
struct Exchange: Sendable {
    /// How probable it is that it takes place, 0 to 1.
    var chance: Double
    /// What the customer says.
    var user: Phrase
    /// What the bot looks up before it answers; in six of ten cases it does.
    var tool: ToolStep?
    /// The bot's answer.
    var reply: Phrase
    /// The customer's sentence is the first of an attack.
    var userAttacks = false
    /// The bot's answer is what the attack was about.
    var replyAttacks = false
}

/// A tool that the bot uses: both texts are JSON objects.
struct ToolStep: Sendable {
    /// As the call names it.
    var name: String
    /// A JSON object.
    var arguments: Phrase
    /// A JSON object.
    var result: Phrase
}

private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
}
