extension Rule {
    /// A key or token in an answer that this user had not typed before.
    static let secretInAnswer = Rule(
        name: "secret-in-answer", about: "an API key, token, private key or password in an answer",
        tags: ["LLM02:2025", "AML.T0057"], severity: .critical, weight: 0.97
    ) { input in
        let count = input.leaks.count { $0.entity == .secret }
        guard count > 0 else { return nil }
        return RuleHit(value: Double(count), text: "\(count) secret\(count == 1 ? "" : "s") in one answer")
    }

    /// Card, bank account or social security numbers, all checked by their own check digits or ranges, that this user
    /// had not typed before. Mail addresses and phone numbers are left to the forest: shops give out their own.
    static let personalDataInAnswer = Rule(
        name: "pii-in-answer", about: "a card, bank account or social security number in an answer, not typed by this user",
        tags: ["LLM02:2025", "AML.T0057"], severity: .critical, weight: 0.95
    ) { input in
        let kinds: Set<Redactor.Entity> = [.card, .iban, .ssn]
        let count = input.leaks.count { kinds.contains($0.entity) }
        guard count > 0 else { return nil }
        return RuleHit(
            value: Double(count),
            text: "\(count) card, bank or social security number\(count == 1 ? "" : "s") in one answer")
    }
}
