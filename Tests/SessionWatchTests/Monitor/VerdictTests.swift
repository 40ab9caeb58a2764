import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct VerdictTests {
    private func session(score: Double = 0, rules: [Rule] = []) -> SessionState {
        var session = SessionState(id: "s-1", shownID: "s-1", handle: 1)
        session.risk.score = score
        for rule in rules { session.risk.add(RuleHit(value: 3, text: "three \(rule.name)"), of: rule) }
        return session
    }

    private func signal(_ name: String) throws -> SessionSignal { try #require(SessionSignals.all.first { $0.name == name }) }

    private func verdict(_ session: SessionState, _ parts: [Verdict.Part] = []) -> Verdict {
        Verdict(
            severity: .high, session: session,
            judged: SessionJudge.Judgement(score: session.risk.score, risk: 0.5, vector: []), explanation: parts)
    }

    @Test func `a rule alone is the whole reason`() {
        let verdict = verdict(session(rules: [.hiddenTags]))
        #expect(verdict.kind == "hidden-tags" && verdict.rules == ["hidden-tags"])
        #expect(verdict.tags == Rule.hiddenTags.tags)
        #expect(verdict.reasons == [Reason(signal: "hidden-tags", value: 3, usual: nil, share: 1, text: "three hidden-tags")])
    }

    @Test func `the forest's parts share it by their weights`() throws {
        let parts = [
            Verdict.Part(signal: try signal("turns"), value: 3, weight: 0.75, usual: nil),
            Verdict.Part(signal: try signal("tools"), value: 1, weight: 0.25, usual: nil),
        ]
        let verdict = verdict(session(score: 0.5), parts)
        #expect(verdict.kind == "forest" && verdict.tags.isEmpty && verdict.rules.isEmpty)
        #expect(verdict.reasons.map(\.signal) == ["turns", "tools"])
        #expect(abs(verdict.reasons[0].share - 0.75) < 1e-9 && abs(verdict.reasons[1].share - 0.25) < 1e-9)
    }

    @Test func `rules and forest share it as they add to the risk`() throws {
        let part = Verdict.Part(signal: try signal("turns"), value: 3, weight: 1, usual: nil)
        let verdict = verdict(session(score: 0.5, rules: [.hiddenTags]), [part])
        // The rule's weight is 0.9: -ln 0.1 = 2.302585; the forest's score 0.5: -ln 0.5 = 0.693147.
        #expect(verdict.kind == "hidden-tags")
        #expect(abs(verdict.reasons[0].share - 0.768622) < 1e-5)
        #expect(abs(verdict.reasons[1].share - 0.231378) < 1e-5)
    }

    @Test func `the rule that weighs most names the alert, and tags come once`() {
        // 0.6, 0.97 and 0.95; the last two have the same tags.
        let verdict = verdict(session(rules: [.roleMarkers, .secretInAnswer, .personalDataInAnswer]))
        #expect(verdict.rules == ["secret-in-answer", "pii-in-answer", "role-markers"])
        #expect(verdict.tags == ["LLM02:2025", "AML.T0057", "LLM01:2025", "AML.T0051"])
        #expect(abs(verdict.reasons.map(\.share).reduce(0, +) - 1) < 1e-9)
    }

    @Test func `a reason tells the value and what is usual in the unit of the signal`() throws {
        // ln 313 = 5.7462, ln 1 = 0: 312 bytes and none; ln 11 = 2.3979: 10 bytes.
        let one = Verdict.Part(signal: try signal("user.encoded"), value: 5.746203, weight: 1, usual: 0...0)
        let text = verdict(session(score: 0.5), [one]).reasons[0]
        #expect(text.text == "user.encoded 312 bytes, usually 0 bytes")
        #expect(abs(text.value - 312) < 0.01 && text.usual == 0...0)
        let range = Verdict.Part(signal: try signal("user.encoded"), value: 5.746203, weight: 1, usual: 0...2.397895)
        #expect(verdict(session(score: 0.5), [range]).reasons[0].text == "user.encoded 312 bytes, usually 0 bytes to 10 bytes")
    }
}
