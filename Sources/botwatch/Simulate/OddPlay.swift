import OnlineForest

/// How harmless sessions stand out: each is a normal talk with something unusual in it.
extension SessionComposer {
    /// Plays the whole session.
    mutating func playOdd(_ oddity: Oddity) {
        switch oddity {
        case .pastedLog: around(oddity) { $0.playPastedLog() }
        case .capitals: playCapitals()
        case .codeSnippet: around(oddity) { $0.playCode() }
        case .nonLatin: playNonLatin()
        case .emoji: around(oddity) { $0.playEmoji() }
        case .longComplaint: around(oddity) { $0.playLongComplaint() }
        case .asksWhatBotIs: around(oddity) { $0.play(.whatAreYou) }
        case .pastedTable: around(oddity) { $0.playTable() }
        case .night: around(oddity) { $0.play(.nightOwl) }
        case .quotesOverride: around(oddity) { $0.play(.quotesOverride) }
        case .veryShort: play(.veryShort)
        }
    }

    private mutating func around(_ oddity: Oddity, _ middle: (inout SessionComposer) -> Void) {
        play(.greeting)
        play(draw.pick(Dialogue.matters))
        let before = sources.count
        middle(&self)
        if sources.count == before { note(oddity.rawValue) }
        play(draw.pick(Dialogue.closing))
    }

    private mutating func playPastedLog() {
        var log = phrase("[Your shop's page doesn't load|The checkout is broken], my browser's console says:")
        for _ in 0..<draw.within(14...22) {
            log += phrase(
                "\n<10-23>:<10-59>:<10-59>.<100-999> [GET|POST|OPTIONS] https://shop.fernweh.example/api/v2/"
                    + "[basket|stock/$article|order/$order|user] [500|502|504|404|429] "
                    + "(<120-9000> ms)|\n    at [checkout|render|fetchBasket|loadStock|onSubmit] (bundle.<100000-999999>.js:<1-90>:<100-9000>)"
                    + "|\nWarning: [cookie "
                    + "\"basket\" was rejected|source map error|deprecated call] in [module-<10-99>|frame <1-9>]")
        }
        say(log)
        answer(
            phrase(
                "[Thank you, that helps our technicians.|I've passed the log on.] The [basket|stock] service had trouble until <10-19>:<10-59>, [please try again|it should work now]."
            ))
        say(phrase("[Works now|Yes, it loads again|Ok, one line left but it works], @thx"))
        answer(phrase("[Glad to hear that!|Good.]"))
    }

    private mutating func playCapitals() {
        let (first, second) = (draw.pick(Dialogue.orders), draw.pick(Dialogue.service))
        for dialogue in [first, second] {
            let start = turnCount
            play(dialogue)
            capitalise(from: start)
        }
        let start = turnCount
        play(draw.pick(Dialogue.closing))
        capitalise(from: start)
        note("capitals")
    }

    private mutating func playCode() {
        say(
            phrase(
                "I run a small blog and want to show your stock widget. [Is this right?|What's wrong with it?|It stays empty:]")
                + Array(
                    """

                    <script src="https://shop.fernweh.example/widget.js" async></script>
                    <div id="stock" data-article="
                    """.utf8) + facts[.article]
                + Array(
                    """
                    "></div>
                    <script>
                      const box = document.querySelector("#stock");
                      FernwehWidget.mount(box, { lang: "en", theme: { dark: true }, onError: (e) => console.warn(e) });
                    </script>
                    """.utf8))
        answer(
            phrase(
                "[Almost|Nearly]: load the script before you call it, so [move the last block into an event listener|leave out \"async\"]. The article number $article is right."
            ))
        say(
            phrase(
                "[Ah|I see], so FernwehWidget.ready(() => { mount(box); })? [And can I change the colours?|Does it set cookies?]"
            ))
        answer(phrase("[Exactly.|Yes, that works.] [Colours follow your page.|It sets no cookies.]"))
    }

    private mutating func playNonLatin() {
        play(draw.pick([Dialogue.russian, .japanese, .greek, .arabic]))
        note("non_latin_script")
    }

    private mutating func playEmoji() {
        let faces = Array("🚲🎉😍🔥🏔⛺️🥾💚👍🏽🙏😂🤩🚴‍♀️👨‍👩‍👧✨")
        for _ in 0..<draw.within(3...4) {
            var text = phrase("[Love it|Omg|So happy|Look at this|Yesss|The $product is here|My $bike]")
            for _ in 0..<draw.within(6...24) { text += Array(String(draw.pick(faces)).utf8) }
            say(text)
            answer(
                phrase(
                    "[Lovely to hear!|That sounds like a good day!|Wonderful!] [Have fun with the $product.|Can I help with anything?|]"
                ))
        }
    }

    private mutating func playLongComplaint() {
        var text = phrase("I have to get this off my chest.")
        for _ in 0..<draw.within(16...24) {
            text +=
                Array(" ".utf8)
                + phrase(
                    "[On $weekday|Then|After that|A week later|On $day] [I called|I wrote to you|your driver came|my [wife|son|neighbour] went to the post|"
                        + "I waited at home] [and nobody knew anything|for <2-6> hours|but the $product was not there|and was told to wait until $weekday2|"
                        + "because of the $part|and got the $product2 instead][, which is $color by the way|, @mood|].")
        }
        say(text + Array(" ".utf8) + phrase("What are you going to do about order $order?"))
        answer(
            phrase(
                "I'm sorry, that's a lot that went wrong. I've given order $order to my colleagues [as urgent|with your whole text], and [they call you on $weekday|you get an answer @soon]."
            ))
        say(phrase("[I hope so|We'll see]. [Thanks for listening at least.|You're the first to answer.]"))
        answer(phrase("[I understand.|Thank you for your patience.]"))
    }

    private mutating func playTable() {
        var table =
            phrase("Please check which of these [are in stock|you have here|can be had this week]:") + Array("\narticle | name | colour | price".utf8)
        for _ in 0..<draw.within(8...14) {
            let row = ShopFacts(draw: &draw)
            let bar = Array(" | ".utf8)
            table += Array("\n".utf8) + row[.article] + bar + row[.product] + bar + row[.color] + bar + row[.price]
        }
        say(table)
        answer(phrase("[All but the third|The first <2-7>|All of them] [are in stock|can be sent this week]."))
        say(phrase("[And how long|How long] do the others take? [Order number for the list is $order.|]"))
        answer(phrase("About <2-5> weeks. [Shall I note them for you?|]"))
    }
}
