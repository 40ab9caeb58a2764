import ConversationLog
import SecuritySpend
import Testing

@testable import SessionWatch
@testable import botwatch

@Suite struct StreamEvaluationTests {
    private static let header = LabelTable.columns.joined(separator: ",") + "\n"

    private func labels(_ rows: String) throws -> LabelTable { try LabelTable(CSVTable(Array((Self.header + rows).utf8))) }

    private func score(_ session: String, line: Int, risk: Double, at seconds: Int64? = nil) -> Effect {
        .score(
            ScoreRecord(
                place: LinePlace(line: line, offset: 0), session: session, role: .user, time: seconds.map { EventTime(seconds: $0) },
                score: nil, risk: risk))
    }

    private func alert(_ session: String) -> Effect {
        .alert(
            Alert(
                id: 1, time: nil, session: session, severity: .high, risk: 1, score: nil, threshold: nil, kind: "", tags: [], reasons: [],
                source: "", place: LinePlace(line: 1, offset: 0), excerpt: "", sessionCost: .zero, attackerCost: .zero))
    }

    /// Benign b1 to b4, of which b3 is a hard negative; attacks a1 and a2 of kind x, a3 of kind y, which is not in the log.
    private func small() throws -> StreamFigures {
        var evaluation = StreamEvaluation(
            try labels("b1,0,,,\nb2,0,,,\nb3,0,,,shouting\nb4,0,,,0\na1,1,x,4,\na2,1,x,8,\na3,1,y,20,\n"))
        let scores: [(String, Int, Double, Int64)] = [
            ("b1", 1, 0.1, 1_000), ("b2", 2, 0.5, 2_000), ("a1", 3, 0.3, 3_000), ("b3", 4, 0.6, 4_000), ("a1", 5, 0.4, 5_000),
            ("b4", 6, 0.2, 6_000), ("a1", 7, 0.9, 7_000), ("a2", 8, 0.6, 44_200), ("b1", 9, 0.05, 43_000), ("stranger", 10, 0.7, 43_500),
        ]
        for (session, line, risk, seconds) in scores {
            evaluation.take(score(session, line: line, risk: risk, at: seconds), ofSession: session)
        }
        for session in ["b3", "a1", "a1", "stranger"] { evaluation.take(alert(session), ofSession: session) }
        return evaluation.figures
    }

    @Test func `figures are those worked out by hand`() throws {
        let figures = try small()
        #expect(figures.messages == 10 && figures.sessions == 7 && figures.attacks == 3)
        #expect(figures.withoutScore == 1 && figures.unlabelled == 1)
        // Greatest risks: attacks .9, .6, -1; benign .1, .5, .6, .2. Of 3 x 4 pairs .9 wins 4, .6 wins 3 and ties 1: 7.5.
        #expect(figures.rocAUC == 7.5 / 12)
        // Against b3 alone: a win, a tie, a loss.
        #expect(figures.rocAUCAgainstHardNegatives == 1.5 / 3)
        // .9: precision 1; the tie at .6: 2 of 3; -1: 3 of 7. Each adds a third of recall: 44/63.
        #expect(abs(try #require(figures.averagePrecision) - 44.0 / 63) < 1e-15)
        // 1 % of 4 is one at least: the threshold is the second greatest, .5. Above it .9 and .6, and b3.
        #expect(figures.recallAtOnePercent == 2.0 / 3 && figures.recallAtOnePerMille == 2.0 / 3)
        #expect(figures.benignFlagged == 1 && figures.hardNegativesFlagged == 1)
        #expect(figures.kinds == [.init(name: "x", sessions: 2, found: 2), .init(name: "y", sessions: 1, found: 0)])
        // a1: line 5 lies between its first attacking line 4 and the flag at 7; a2: none. The upper median of 0 and 1.
        #expect(figures.medianDelay == 1)
    }

    @Test func `alerts are those really raised, each session counted once`() throws {
        // b3, a1 and a stranger in 43,200 s, half a day. Of b3 and a1 one is right; a1 is one of three attacks.
        #expect(
            try small().alerts
                == .init(
                    sessions: 3, unlabelled: 1, perDay: 6, precision: 0.5, recall: 1.0 / 3,
                    kinds: [.init(name: "x", sessions: 2, found: 1), .init(name: "y", sessions: 1, found: 0)]))
    }

    @Test func `a tie with the threshold is not flagged, and risks tie when they are emitted alike`() throws {
        var evaluation = StreamEvaluation(try labels("b1,0,,,\nb2,0,,,\na1,1,x,1,\n"))
        for session in ["b1", "b2"] { evaluation.take(score(session, line: 1, risk: 0.9999999), ofSession: session) }
        evaluation.take(score("a1", line: 2, risk: 1), ofSession: "a1")
        let figures = evaluation.figures
        #expect(figures.rocAUC == 0.5 && figures.recallAtOnePercent == 0 && figures.benignFlagged == 0 && figures.medianDelay == nil)
    }

    @Test func `a session is found by its id in the log, or by the one that scores show`() throws {
        var evaluation = StreamEvaluation(try labels("anna@mail.example,1,x,1,\n<EMAIL>#2,0,,,\n"))
        evaluation.take(score("<EMAIL>#1", line: 1, risk: 0.8), ofSession: "anna@mail.example")
        evaluation.take(score("<EMAIL>#2", line: 2, risk: 0.2), ofSession: "eva@mail.example")
        #expect(evaluation.figures.withoutScore == 0 && evaluation.figures.unlabelled == 0)
        #expect(evaluation.figures.rocAUC == 1)
    }

    @Test func `what labels or log leave undefined is nil`() throws {
        let benign = StreamEvaluation(try labels("b1,0,,,\n")).figures
        #expect(benign.rocAUC == nil && benign.averagePrecision == nil && benign.recallAtOnePercent == nil)
        #expect(benign.alerts.precision == nil && benign.alerts.recall == nil && benign.alerts.perDay == nil)
        let attacked = StreamEvaluation(try labels("a1,1,x,1,\n")).figures
        #expect(attacked.rocAUC == nil && attacked.rocAUCAgainstHardNegatives == nil && attacked.averagePrecision == 1)
    }
}
