import ConversationLog
import SecuritySpend
import Testing

@testable import SessionWatch

@Suite struct FlaggedListTests {
    private func state(_ handle: Int, messages: Int) -> SessionState {
        var state = SessionState(id: "s-\(handle)", shownID: "s-\(handle)", handle: handle)
        for line in 0..<messages { add(line + 1, to: &state) }
        state.risk.alerted = .high
        return state
    }

    private func add(_ line: Int, to state: inout SessionState) {
        state.messages += 1
        let message = Fixture.message(.user, "message \(line)", line: line)
        state.transcript.add(message, text: message.text)
    }

    private func alert(_ state: SessionState, _ severity: Severity = .medium, kind: String = "forest") -> Alert {
        Alert(
            id: 1, time: nil, session: state.shownID, severity: severity, risk: 0.5, score: nil, threshold: nil, kind: kind,
            tags: [], reasons: [], source: "test.jsonl", place: LinePlace(line: 3, offset: 0), excerpt: "", sessionCost: .zero,
            attackerCost: .zero)
    }

    @Test func `the newest flag is last, and the oldest makes room`() throws {
        var list = FlaggedList(limit: 2)
        for handle in 1...3 { list.raise(alert(state(handle, messages: 1)), on: state(handle, messages: 1), examiner: try Fixture.examiner()) }
        #expect(list.sessions.map(\.session) == ["s-2", "s-3"])
        #expect(list.handle(of: "s-3") == 3 && list.handle(of: "s-1") == nil)
    }

    @Test func `a session that is flagged again moves to the end and keeps the worst severity`() throws {
        var list = FlaggedList(limit: 8)
        let examiner = try Fixture.examiner()
        for handle in 1...2 { list.raise(alert(state(handle, messages: 1), .critical), on: state(handle, messages: 1), examiner: examiner) }
        list.raise(alert(state(1, messages: 1), .low, kind: "hidden-tags"), on: state(1, messages: 1), examiner: examiner)
        #expect(list.sessions.map(\.session) == ["s-2", "s-1"])
        #expect(list.sessions.last?.severity == .critical)
        #expect(list.sessions.last?.kind == "hidden-tags")
    }

    @Test func `the transcript begins before the flag, goes on after it, and marks the message that raised it`() throws {
        var list = FlaggedList(limit: 8)
        let examiner = try Fixture.examiner()
        var session = state(1, messages: 3)
        list.raise(alert(session), on: session, examiner: examiner)
        for line in 4...5 {
            add(line, to: &session)
            list.update(session, cost: Money(nanodollars: 7))
            list.update(session, cost: Money(nanodollars: 7))
        }
        let flagged = try #require(list.sessions.first)
        #expect(flagged.transcript.map(\.line) == [1, 2, 3, 4, 5])
        #expect(flagged.transcript.filter(\.raisedFlag).map(\.line) == [3])
        #expect(flagged.messages == 5 && flagged.cost == Money(nanodollars: 7) && flagged.line == 3)
    }

    @Test func `the transcript is of 60 lines at most, the newest, redacted, and tells of hidden characters`() throws {
        var list = FlaggedList(limit: 8)
        let examiner = try Fixture.examiner()
        var session = state(1, messages: 1)
        list.raise(alert(session), on: session, examiner: examiner)
        for line in 2...100 {
            session.messages += 1
            let message = Fixture.message(.assistant, "card 4111 1111 1111 1111\u{202E}", line: line)
            session.transcript.add(message, text: examiner.examine(message).transcriptText)
            list.update(session, cost: .zero)
        }
        let transcript = try #require(list.sessions.first).transcript
        #expect(transcript.map(\.line) == Array(41...100))
        #expect(transcript.allSatisfy { !$0.text.contains("4111") && $0.hiddenScalars == 1 })
    }

    @Test func `the transcript is of 24,000 bytes at most, however often it grows`() throws {
        var list = FlaggedList(limit: 8)
        let examiner = try Fixture.examiner()
        var session = state(1, messages: 1)
        list.raise(alert(session), on: session, examiner: examiner)
        for line in 2...50 {
            session.messages += 1
            session.transcript.add(Fixture.message(.user, "", line: line), text: String(repeating: "x", count: 1_000))
            list.update(session, cost: .zero)
        }
        #expect(try #require(list.sessions.first).transcript.map(\.line) == Array(27...50))
    }

    @Test func `sessions that were not flagged stay out`() throws {
        var list = FlaggedList(limit: 8)
        var session = state(1, messages: 1)
        session.risk.alerted = nil
        list.update(session, cost: .zero)
        #expect(list.sessions.isEmpty)
    }
}
