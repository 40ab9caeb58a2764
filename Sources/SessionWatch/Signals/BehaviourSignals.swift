/// What is said in structure, how it repeats, its pace and its cost.
extension SessionSignals {
    static let phraseSignals: [SessionSignal] = [
        SessionSignal(
            name: "user.override", about: "phrases that set aside the bot's instructions, or give it another role",
            unit: .logCount("phrase"),
            value: {
                $0.userSide.texts == 0
                    ? nil : Logarithm.of($0.userSide.phrases.override + $0.userSide.phrases.rolePlay)
            }),
        SessionSignal(
            name: "user.prompt", about: "phrases that ask for the bot's instructions", unit: .logCount("phrase"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.phrases.promptAsk) }),
        SessionSignal(
            name: "user.markup", about: "chat role markers, SQL, shell or script in a user message",
            unit: .logCount("marker"),
            value: {
                $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.phrases.roleMarkers + $0.userSide.phrases.code)
            }),
        SessionSignal(
            name: "bot.refusals", about: "answers that refuse: somebody is probing", unit: .logCount("refusal"),
            value: { $0.botSide.texts == 0 ? nil : Logarithm.of($0.botSide.phrases.refusals) }),
        SessionSignal(
            name: "bot.denials", about: "answers that a password, PIN or record is wrong: stuffing, enumeration",
            unit: .logCount("denial"),
            value: { $0.botSide.texts == 0 ? nil : Logarithm.of($0.botSide.phrases.authFailures) }),
    ]

    static let repetitionSignals: [SessionSignal] = [
        SessionSignal(
            name: "user.repeats", about: "user messages that repeat a template with other numbers: scraping",
            unit: .logCount("message"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.recent.maskedRepeats) }),
        SessionSignal(
            name: "user.alike", about: "longest row of user messages much like those before",
            unit: .logCount("message"),
            value: { $0.userSide.texts == 0 ? nil : Logarithm.of($0.userSide.recent.longestAlikeRun) }),
        SessionSignal(
            name: "bot.alike", about: "longest row of answers much like those before: loops",
            unit: .logCount("message"),
            value: { $0.botSide.texts == 0 ? nil : Logarithm.of($0.botSide.recent.longestAlikeRun) }),
        SessionSignal(
            name: "user.echo", about: "greatest share of word triples that recur within one user message",
            unit: .share, value: { $0.userSide.repetition.value }),
        SessionSignal(
            name: "bot.echo", about: "greatest share of word triples that recur within one answer", unit: .share,
            value: { $0.botSide.repetition.value }),
    ]

    static let timingSignals: [SessionSignal] = [
        SessionSignal(
            name: "gap.median", about: "median time between user turns", unit: .logSeconds,
            value: { $0.timing.medianGap.map { Logarithm.of(Double($0)) } }),
        SessionSignal(
            name: "gap.variation", about: "spread of the last 16 gaps over their mean: machines keep time",
            unit: .ratio, value: { $0.timing.gapVariation }),
        SessionSignal(
            name: "typing.speed", about: "fastest user turn of 40 characters or more", unit: .logRate,
            value: { $0.timing.fastestTyping.map { Logarithm.of(Double($0)) } }),
        SessionSignal(
            name: "turns", about: "messages in the session", unit: .logCount("message"),
            value: { Logarithm.of($0.messages) }),
        SessionSignal(
            name: "latency", about: "slowest answer", unit: .logMilliseconds,
            value: { $0.timing.latency.isEmpty ? nil : Logarithm.of(Double($0.timing.latency.greatest)) }),
    ]

    static let costSignals: [SessionSignal] = [
        SessionSignal(
            name: "tokens.out", about: "output tokens of the session: the wallet", unit: .logCount("token"),
            value: { $0.outputTokens == 0 ? nil : Logarithm.of($0.outputTokens) }),
        SessionSignal(
            name: "tokens.ratio", about: "output against input tokens", unit: .ratio,
            value: { $0.inputTokens == 0 ? nil : Float($0.outputTokens) / Float($0.inputTokens) }),
        SessionSignal(
            name: "tools", about: "tool calls of the session: agency abused", unit: .logCount("call"),
            value: { Logarithm.of($0.toolCalls) }),
        SessionSignal(
            name: "errors", about: "answers that ended in an error or were cut off", unit: .logCount("answer"),
            value: { Logarithm.of($0.errors) }),
    ]
}
