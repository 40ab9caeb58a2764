import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct LearningGuardTests {
    private static func session(_ id: String, user: String? = nil, address: String? = nil) -> SessionState {
        var session = SessionState(id: id, shownID: id, handle: 0)
        session.user = user
        session.address = address
        return session
    }

    /// How many of these sessions are learned, one vector each; no two have the same id.
    private static func learned(_ guarding: inout LearningGuard, _ count: Int, from first: Int = 0, suspects: Bool = false, of make: (Int) -> SessionState) -> Int {
        (first..<first + count).count { guarding.admits(make($0), isSuspect: suspects) }
    }

    @Test func `a user that floods holds no more than the share of the window`() {
        var guarding = LearningGuard(share: 0.05, window: 400, shortWindow: 400)
        #expect(Self.learned(&guarding, 400) { Self.session("s\($0)", user: "u\($0)") } == 400)
        // 5 % of 400 are 20; while the flooder's own are refused, the window stands still.
        #expect(Self.learned(&guarding, 300, from: 400) { Self.session("s\($0)", user: "flooder") } == 20)
        #expect(guarding.leftOut == 280)
        // 380 others push out 380 of the oldest, and the flooder's 20 stay; the next 20 push these out, and there is room again.
        #expect(Self.learned(&guarding, 400, from: 700) { Self.session("s\($0)", user: "u\($0)") } == 400)
        #expect(Self.learned(&guarding, 300, from: 1_100) { Self.session("s\($0)", user: "flooder") } == 20)
    }

    @Test func `a burst holds no more than the share of the latest vectors either`() {
        var guarding = LearningGuard(share: 0.05, window: 2_000, shortWindow: 400)
        _ = Self.learned(&guarding, 2_000) { Self.session("s\($0)", user: "u\($0)") }
        // 5 % of 2,000 are 100, of the latest 400 they are 20.
        #expect(Self.learned(&guarding, 300, from: 2_000) { Self.session("s\($0)", user: "flooder") } == 20)
    }

    @Test func `addresses and sessions are held to the share like users`() {
        var guarding = LearningGuard(share: 0.1, window: 200, shortWindow: 200)
        #expect(Self.learned(&guarding, 200) { Self.session("s\($0)", address: "10.0.0.\($0)") } == 200)
        #expect(Self.learned(&guarding, 100, from: 200) { Self.session("s\($0)", address: "192.0.2.1") } == 20)
        #expect(Self.learned(&guarding, 100) { _ in Self.session("one", user: "a") } == 20)
    }

    @Test func `one user for the whole site, or one proxy's address, is learned without limit`() {
        var guarding = LearningGuard(share: 0.05, window: 100, shortWindow: 100)
        #expect(Self.learned(&guarding, 500) { Self.session("s\($0)", user: "guest", address: "10.0.0.1") } == 500)
    }

    @Test func `few users share the window: each may hold twice an equal share`() {
        var guarding = LearningGuard(share: 0.05, window: 100, shortWindow: 100)
        _ = Self.learned(&guarding, 100) { Self.session("s\($0)", user: "u\($0 % 4)") }
        // Of four, half of the 100 is the limit. u0 holds 25; k more push out k/4 of its own, rounded up: 25 + 34 - 9 are 50.
        #expect(Self.learned(&guarding, 100, from: 100) { Self.session("s\($0)", user: "u0") } == 34)
    }

    @Test func `suspects are not learned, but no more than a tenth is refused`() {
        var guarding = LearningGuard(share: 0.05, window: 1_000, shortWindow: 1_000)
        #expect(Self.learned(&guarding, 900) { Self.session("s\($0)") } == 900)
        // Of the last 1,000 vectors up to 100 may be refused: of 1,000 suspects in a row the first 90 by 900 vectors and the like.
        let learned = Self.learned(&guarding, 1_000, from: 900, suspects: true) { Self.session("s\($0)") }
        #expect(learned >= 880 && learned <= 910, "\(learned) of 1,000")
        #expect(guarding.leftOut == 1_000 - learned)
    }

    @Test func `a share of 1 lets everything be learned`() {
        var guarding = LearningGuard(share: 1, window: 100, shortWindow: 100)
        #expect(Self.learned(&guarding, 300, suspects: true) { _ in Self.session("one", user: "a") } == 300)
        #expect(guarding.leftOut == 0)
    }
}
