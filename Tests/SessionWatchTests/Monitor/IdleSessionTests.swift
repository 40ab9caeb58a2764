import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct IdleSessionTests {
    private func closed(_ messages: [Message]) throws -> [SessionRecord] {
        try Fixture.run(messages).effects.compactMap { if case .sessionClosed(let record) = $0 { record } else { nil } }
    }

    @Test func `a session without a message for over 30 minutes is over`() throws {
        let messages = [
            Fixture.message(.user, "hello", session: "a", at: 0),
            Fixture.message(.user, "hello", session: "b", at: 1_800),
            Fixture.message(.user, "hello", session: "b", at: 1_801),
        ]
        #expect(try closed(Array(messages.prefix(2))).isEmpty)
        #expect(try closed(messages).map(\.session) == ["a"])
    }

    @Test func `a source that lags days behind another keeps its sessions together`() throws {
        // Two logs read in turn, one of them of three days before.
        let messages = (0..<20).flatMap { step in
            [
                Fixture.message(.user, "from today", session: "today", at: Double(step) * 10),
                Fixture.message(.user, "from before", session: "before", at: Double(step) * 10 - 259_200),
            ]
        }
        #expect(try closed(messages).isEmpty)
    }
}
