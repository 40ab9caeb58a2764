internal import ConversationLog

extension Rule {
    /// A phrase that sets aside the bot's instructions, as verb and object (SIGNALS row 20).
    static let instructionOverride = Rule(
        name: "instruction-override", about: "a user message that sets aside the bot's instructions",
        tags: ["LLM01:2025", "AML.T0051"], severity: .medium, weight: 0.7
    ) { input in
        guard input.message.role == .user, input.phrases.override > 0 else { return nil }
        let count = input.session.userSide.phrases.override
        return RuleHit(value: Double(count), text: "\(NumberText.count(count, "phrase")) to set aside the bot's instructions")
    }

    /// A question for the bot's own instructions (SIGNALS row 22).
    static let promptExtraction = Rule(
        name: "prompt-extraction", about: "a user message that asks for the bot's own instructions",
        tags: ["LLM07:2025", "AML.T0056"], severity: .medium, weight: 0.65
    ) { input in
        guard input.message.role == .user, input.phrases.promptAsk > 0 else { return nil }
        let count = input.session.userSide.phrases.promptAsk
        return RuleHit(value: Double(count), text: "\(NumberText.count(count, "phrase")) asking for the bot's instructions")
    }

    /// An answer in which the bot tells itself who it is: its instructions have got out.
    static let promptRecited = Rule(
        name: "prompt-recited", about: "an answer that recites the bot's own instructions",
        tags: ["LLM07:2025", "AML.T0056"], severity: .high, weight: 0.85
    ) { input in
        guard input.message.role == .assistant, input.phrases.recital > 0 else { return nil }
        return RuleHit(value: Double(input.digest.characters), text: "an answer speaks the bot's own instructions")
    }

    /// Role play with no bounds (SIGNALS row 21), twice or more: once, people do ask a bot to act as something.
    static let jailbreak = Rule(
        name: "jailbreak", about: "phrases that give the bot a role without bounds, twice or more",
        tags: ["LLM01:2025", "AML.T0054"], severity: .medium, weight: 0.65
    ) { input in
        let count = input.session.userSide.phrases.rolePlay
        guard input.message.role == .user, input.phrases.rolePlay > 0, count >= 2 else { return nil }
        return RuleHit(value: Double(count), text: "\(NumberText.count(count, "phrase")) that give the bot a role without bounds")
    }

    /// Chat role markers in a user message (SIGNALS row 23): they forge a turn of somebody else.
    static let roleMarkers = Rule(
        name: "role-markers", about: "a user message that forges the markers of another speaker's turn",
        tags: ["LLM01:2025", "AML.T0051"], severity: .medium, weight: 0.6
    ) { input in
        guard input.message.role == .user, input.phrases.roleMarkers > 0 else { return nil }
        let count = input.session.userSide.phrases.roleMarkers
        return RuleHit(value: Double(count), text: "\(NumberText.count(count, "role marker")) in user messages")
    }

    /// Text in base64 or hexadecimal that decodes to something readable (SIGNALS rows 11 and 12): customers don't write so.
    static let encodedText = Rule(
        name: "encoded-text", about: "base64 or hexadecimal in a user message that decodes to readable text",
        tags: ["LLM01:2025", "AML.T0068"], severity: .medium, weight: 0.65
    ) { input in
        guard input.message.role == .user, input.digest.encodedRun > 0 else { return nil }
        return RuleHit(
            value: Double(input.digest.encodedRun), text: "\(input.digest.encodedRun) bytes of encoded text in one message")
    }
}
