/// What the user's and the bot's words look like: lengths, characters, and how far they lie from this site's usual talk.
extension SessionSignals {
    static let userTextSignals: [SessionSignal] = [
        SessionSignal(
            name: "user.longest", about: "longest user message; pastes, many-shot jailbreaks, token burning",
            unit: .logCount("character"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of(Double($0.userSide.characters.greatest)) }),
        SessionSignal(
            name: "user.length", about: "mean length of the user's messages", unit: .logCount("character"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of(Double($0.userSide.characters.mean)) }),
        SessionSignal(
            name: "user.jump", about: "a user message against the session's own mean before it: a change of hand",
            unit: .logRatio,
            value: { $0.userSide.texts < 2 ? nil : $0.userSide.greatestJump }),
        SessionSignal(
            name: "user.token", about: "longest run without a space: encoded text, links, hashes",
            unit: .logCount("byte"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.longestToken) }),
        SessionSignal(
            name: "user.entropy", about: "greatest Shannon entropy of a message's bytes: encoded or random text",
            unit: .bits, value: { $0.userSide.entropy.value }),
        SessionSignal(
            name: "user.capitals", about: "greatest share of capital letters", unit: .share,
            value: { $0.userSide.upperShare.value }),
        SessionSignal(
            name: "user.digits", about: "greatest share of digits: enumeration, hexadecimal", unit: .share,
            value: { $0.userSide.digitShare.value }),
        SessionSignal(
            name: "user.punctuation", about: "greatest share of punctuation: adversarial suffixes, code",
            unit: .share, value: { $0.userSide.punctuationShare.value }),
        SessionSignal(
            name: "user.foreign", about: "greatest share of characters outside ASCII", unit: .share,
            value: { $0.userSide.nonASCIIShare.value }),
        SessionSignal(
            name: "user.switches", about: "changes between letters, digits and signs a character: leetspeak, suffixes",
            unit: .share, value: { $0.userSide.switchRate.value }),
        SessionSignal(
            name: "user.encoded", about: "longest base64 or hexadecimal run that decodes to readable text",
            unit: .logCount("byte"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.encodedRun) }),
        SessionSignal(
            name: "user.hidden", about: "invisible characters: text that a person can't see",
            unit: .logCount("character"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.hidden) }),
        SessionSignal(
            name: "user.mixed", about: "words that mix Latin with Cyrillic or Greek letters: look-alikes",
            unit: .logCount("word"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.mixedScriptWords) }),
        SessionSignal(
            name: "user.rarity", about: "strangest stretch of the user's text against this site's letter trigrams",
            unit: .bits, value: { $0.userSide.rarestStretch.value }),
        SessionSignal(
            name: "user.rarity.mean", about: "the same, mean over the messages", unit: .bits,
            value: { $0.userSide.rarity.isEmpty ? nil : $0.userSide.rarity.mean }),
        SessionSignal(
            name: "user.novelty", about: "greatest share of words that this site's users hardly ever used",
            unit: .share, value: { $0.userSide.novelty.isEmpty ? nil : $0.userSide.novelty.greatest }),
        SessionSignal(
            name: "user.novelty.mean", about: "the same, mean over the messages", unit: .share,
            value: { $0.userSide.novelty.isEmpty ? nil : $0.userSide.novelty.mean }),
    ]

    static let botTextSignals: [SessionSignal] = [
        SessionSignal(
            name: "bot.longest", about: "longest answer: token burning, recited prompts, dumped data",
            unit: .logCount("character"),
            value: { $0.botSide.texts == 0 ? nil : Logarithm.of(Double($0.botSide.characters.greatest)) }),
        SessionSignal(
            name: "bot.jump", about: "an answer against the session's own mean before it",
            unit: .logRatio, value: { $0.botSide.texts < 2 ? nil : $0.botSide.greatestJump }),
        SessionSignal(
            name: "bot.digits", about: "greatest share of digits in an answer: dumped records", unit: .share,
            value: { $0.botSide.digitShare.value }),
        SessionSignal(
            name: "bot.punctuation", about: "greatest share of punctuation in an answer: code, markup", unit: .share,
            value: { $0.botSide.punctuationShare.value }),
        SessionSignal(
            name: "bot.token", about: "longest run without a space in an answer: keys, links with data",
            unit: .logCount("byte"),
            value: { $0.botSide.texts == 0 ? nil : Logarithm.of($0.botSide.longestToken) }),
        SessionSignal(
            name: "bot.rarity", about: "strangest stretch of an answer against this bot's usual letter trigrams",
            unit: .bits, value: { $0.botSide.rarestStretch.value }),
        SessionSignal(
            name: "bot.novelty", about: "greatest share of words that this bot hardly ever used", unit: .share,
            value: { $0.botSide.novelty.isEmpty ? nil : $0.botSide.novelty.greatest }),
        SessionSignal(
            name: "bot.query", about: "longest query string of a link in an answer: data carried out",
            unit: .logCount("byte"),
            value: { $0.botSide.texts == 0 ? nil : Logarithm.of($0.botSide.longestQuery) }),
        SessionSignal(
            name: "bot.leaked", about: "personal data and secrets in answers that this user had not typed",
            unit: .logCount("value"), value: { $0.botSide.texts == 0 ? nil : Logarithm.of($0.leakedValues.count) }),
    ]
}
