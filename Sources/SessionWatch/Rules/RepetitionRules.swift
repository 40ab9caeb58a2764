internal import ConversationLog

extension Rule {
    /// Turns in a clock's rhythm (variation of the gaps under 0.15, 8 gaps or more: SIGNALS row 37) that repeat one
    /// template with other numbers (row 39), 5 times or more. Either alone is left to the forest.
    static let machineTiming = Rule(
        name: "machine-timing", about: "user turns in a machine's rhythm that repeat one template: scraping, enumeration",
        tags: ["LLM10:2025", "AML.T0024"], severity: .high, weight: 0.85
    ) { input in
        guard input.message.role == .user, let variation = input.session.timing.gapVariation,
            input.session.timing.gapCount >= 8, variation < 0.15,
            input.session.userSide.recent.maskedRepeats >= 5
        else { return nil }
        let repeats = input.session.userSide.recent.maskedRepeats
        return RuleHit(
            value: Double(repeats),
            text: "\(repeats) repeats of one template, gaps varying by \(NumberText.rounded(Double(variation) * 100)) %")
    }

    /// Six answers in a row that are nearly the same (SIGNALS row 40): the bot is caught in a loop, and each turn costs.
    static let answerLoop = Rule(
        name: "answer-loop", about: "answers that are nearly the same again and again",
        tags: ["LLM10:2025", "AML.T0034"], severity: .medium, weight: 0.8
    ) { input in
        guard input.message.role == .assistant, input.session.botSide.recent.alikeInARow >= 6 else { return nil }
        let run = input.session.botSide.recent.alikeInARow
        return RuleHit(value: Double(run), text: "\(run) nearly equal answers in a row")
    }

    /// The same text in 6 sessions within 10 minutes, 5 more than this one, where the site isn't used to that text. On five
    /// streams, some 20,000 harmless sessions, it told of none; on the two looked at closely the greatest number was 1.
    static let campaign = Rule(
        name: "campaign", about: "the same text in six sessions or more within 10 minutes, unusual on this site",
        tags: ["LLM10:2025", "AML.T0029"], severity: .medium, weight: 0.8
    ) { input in
        guard input.message.role == .user, let others = input.session.lastSameText, others >= 5 else { return nil }
        return RuleHit(
            value: Double(others), text: "the same text in \(NumberText.rounded(Double(others))) more sessions than usual, within 10 minutes")
    }
}
