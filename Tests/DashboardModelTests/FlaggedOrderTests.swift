import SecuritySpend
import SessionWatch
import Testing

@testable import DashboardModel

@Suite struct FlaggedOrderTests {
    private func ids(_ column: FlaggedOrder.Column, reversed: Bool = false) -> [String] {
        FlaggedOrder(column: column, isReversed: reversed).sorted(Snapshot.sessions).map { String($0.session.prefix(6)) }
    }

    // The samples by hand, newest first: 7f3a, llama, 02bb, 91c0, chat, 5510, 77aa.
    @Test func `the newest flag comes first`() {
        #expect(ids(.newest) == ["s-7f3a", "s-llam", "s-02bb", "s-91c0", "chat/8", "s-5510", "s-77aa"])
        #expect(ids(.newest, reversed: true) == ids(.newest).reversed())
    }

    @Test func `the highest risk comes first`() {
        // .934 .884 .861 .842 .789 .771 .752
        #expect(ids(.risk) == ["s-7f3a", "s-02bb", "s-llam", "s-91c0", "chat/8", "s-5510", "s-77aa"])
    }

    @Test func `the most severe comes first, and of equals the riskiest`() {
        #expect(ids(.severity) == ["s-7f3a", "s-02bb", "s-llam", "s-91c0", "chat/8", "s-5510", "s-77aa"])
        #expect(ids(.severity, reversed: true).first == "s-77aa")
    }

    @Test func `the dearest comes first`() {
        // $0.41 0.33 0.1904 0.061 0.0412 0.00312 0
        #expect(ids(.cost) == ["s-7f3a", "s-5510", "s-91c0", "s-02bb", "chat/8", "s-77aa", "s-llam"])
    }

    @Test func `the longest comes first`() {
        // 118 67 44 22 19 9 6
        #expect(ids(.messages) == ["s-7f3a", "s-91c0", "chat/8", "s-02bb", "s-77aa", "s-5510", "s-llam"])
    }

    @Test func `equals stand with the newest first, both ways round`() {
        var sessions = Array(Snapshot.sessions.prefix(3))
        for index in sessions.indices { sessions[index].risk = 0.8 }
        let newestFirst = sessions.reversed().map(\.session)
        #expect(FlaggedOrder(column: .risk).sorted(sessions).map(\.session) == newestFirst)
        #expect(FlaggedOrder(column: .risk, isReversed: true).sorted(sessions).map(\.session) == newestFirst)
    }

    @Test func `a step goes through all columns and forgets the reverse`() {
        var order = FlaggedOrder(isReversed: true)
        var seen: [FlaggedOrder.Column] = []
        for _ in FlaggedOrder.Column.allCases {
            order.advance()
            seen.append(order.column)
            #expect(!order.isReversed)
        }
        #expect(seen == [.risk, .severity, .cost, .messages, .newest])
    }

    @Test func `each order has a name of its own`() {
        let labels = FlaggedOrder.Column.allCases.flatMap { column in
            [false, true].map { FlaggedOrder(column: column, isReversed: $0).label }
        }
        #expect(Set(labels).count == labels.count)
    }
}
