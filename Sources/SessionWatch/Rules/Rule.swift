package import ConversationLog

/// A named finding that needs no learning and never adapts.
package struct Rule: Sendable {
    /// As alerts, settings and README spell it.
    package let name: String
    /// What it finds, in a few words; README's table is made of them.
    package let about: String
    /// OWASP LLM 2025 and MITRE ATLAS ids.
    package let tags: [String]
    package let severity: Severity
    /// How sure the finding is by itself, in 0..<1; see ``Risk``.
    package let weight: Double
    /// Looks at the newest message and the session with it already taken in.
    package let evaluate: @Sendable (RuleInput) -> RuleHit?
}

/// What a rule may look at.
package struct RuleInput: Sendable {
    package let message: Message
    package let digest: TextDigest
    /// Phrases in this message alone, quotations left out.
    package let phrases: PhraseCounts
    package let session: SessionState
    /// Personal data and secrets in this answer that the user had not typed before.
    package let leaks: [Leak]

    package struct Leak: Hashable, Sendable {
        package var entity: Redactor.Entity
        /// Hash of the letters and digits of the value.
        package var value: UInt64
    }
}

package struct RuleHit: Sendable {
    /// What was counted, and one sentence that says so without quoting the log.
    package let value: Double
    package let text: String
}

/// All rules. A new one is one file and one line here.
package enum Rules {
    package static let all: [Rule] = [
        .hiddenTags, .secretInAnswer, .personalDataInAnswer, .imageExfiltration, .machineTiming, .answerLoop,
        .campaign, .instructionOverride, .promptExtraction, .promptRecited, .jailbreak, .roleMarkers, .encodedText,
    ]
}
