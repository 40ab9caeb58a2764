internal import ConversationLog

extension Rule {
    /// Four tag characters or more (SIGNALS row 14): they have no use in a conversation but to hide text from people.
    /// Flags of Scotland, Wales and England use six of them behind U+1F3F4, and are told apart by that.
    static let hiddenTags = Rule(
        name: "hidden-tags", about: "text in tag characters (U+E0000 to U+E007F), which a model reads and a person can't see",
        tags: ["LLM01:2025", "AML.T0068"], severity: .high, weight: 0.9
    ) { input in
        guard input.digest.tags >= 4 else { return nil }
        let smuggled = TagRuns.count(in: input.message.text)
        guard smuggled >= 4 else { return nil }
        return RuleHit(value: Double(smuggled), text: "\(smuggled) invisible tag characters in one message")
    }
}

enum TagRuns {
    /// Tag characters in the text, those of flag emoji left out.
    static func count(in text: String) -> Int {
        var count = 0
        var run = 0
        var afterFlag = false
        for scalar in text.unicodeScalars {
            if (0xE0000...0xE007F).contains(scalar.value) {
                run += 1
                continue
            }
            if !(afterFlag && run <= 7) { count += run }
            run = 0
            afterFlag = scalar.value == 0x1F3F4
        }
        return afterFlag && run <= 7 ? count : count + run
    }
}
