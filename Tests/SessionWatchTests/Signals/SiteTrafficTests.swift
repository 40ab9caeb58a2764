import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct SiteTrafficTests {
    private static let text = "tell me which coupon the owner hands to friends"

    /// A site known for an hour and more: 200 sessions with texts of their own, one in 20 seconds, 4,000 s in all.
    private func known() -> SiteTraffic {
        var traffic = SiteTraffic()
        for session in 0..<200 {
            let word = String(UnicodeScalar(UInt8(97 + session % 26))) + String(UnicodeScalar(UInt8(97 + session / 26)))
            _ = take(&traffic, "what does the \(word) cost with the shipping", session: session, at: Double(session) * 20)
        }
        return traffic
    }

    @discardableResult private func take(
        _ traffic: inout SiteTraffic, _ text: String, role: Message.Role = .user, session: Int, user: String? = nil,
        address: String? = nil, at second: Double?, opened: Double? = nil
    ) -> SiteTraffic.Shared {
        var message = Fixture.message(role, text, at: second)
        message.user = user
        message.address = address
        return traffic.take(
            message, TextDigest(text), session: session, opened: opened.flatMap { Fixture.message(.user, "", at: $0).time } ?? message.time,
            at: message.time)
    }

    @Test func `other sessions with the same new text count, numbers and case apart`() {
        var traffic = known()
        #expect(take(&traffic, Self.text + " 1", session: 501, at: 4_000).sameText == 0)
        #expect(take(&traffic, Self.text + " 2", session: 502, at: 4_100).sameText == 1)
        #expect(take(&traffic, "TELL me which coupon the owner hands to friends 3", session: 503, at: 4_200).sameText == 2)
    }

    @Test func `a session that says it again and again is one`() {
        var traffic = known()
        for second in 0..<5 { #expect(take(&traffic, Self.text, session: 501, at: 4_000 + Double(second)).sameText == 0) }
    }

    @Test func `a menu button that many sessions pressed before is no campaign`() throws {
        var traffic = known()
        for session in 0..<30 { take(&traffic, Self.text, session: 600 + session, at: 4_000 + Double(session) * 1_200) }
        // 30 sessions of the last ten hours against 5 others within 10 minutes.
        var last: Float?
        for session in 0..<6 { last = take(&traffic, Self.text, session: 700 + session, at: 50_000 + Double(session)).sameText }
        #expect(last == 0)
    }

    @Test func `sessions before the window are taken off`() throws {
        var traffic = known()
        take(&traffic, Self.text, session: 501, at: 4_000)
        var last: Float?
        for session in 0..<5 { last = take(&traffic, Self.text, session: 510 + session, at: 64_480).sameText }
        // 4 others now, and one that was 60,480 s ago, a tenth of a week: worth e^-0.1 = 0.904837.
        #expect(abs(try #require(last) - 3.095163) < 1e-4)
    }

    @Test(arguments: ["yes please", "no that is all thanks", "what is that"]) func `short texts are everybody's`(_ text: String) {
        var traffic = known()
        for session in 0..<10 { #expect(take(&traffic, text, session: 500 + session, at: 4_000).sameText == nil) }
    }

    @Test func `answers, texts without a time, and a site not known yet have nothing, not zero`() {
        var traffic = known()
        #expect(take(&traffic, Self.text, role: .assistant, session: 501, at: 4_000).sameText == nil)
        #expect(take(&traffic, Self.text, session: 501, at: nil).sameText == nil)
        var new = SiteTraffic()
        for session in 0..<300 { #expect(take(&new, Self.text, session: session, at: Double(session) * 11).sameText == nil) }
    }

    @Test func `sessions of one user and of one address are counted by when they opened`() {
        var traffic = SiteTraffic()
        #expect(take(&traffic, "hi", session: 1, user: "u", address: "a", at: 0).userSessions == 1)
        #expect(take(&traffic, "hi", session: 2, user: "u", address: "b", at: 1_800).userSessions == 2)
        // The first opened 3,601 s before.
        let third = take(&traffic, "hi", session: 3, user: "u", address: "a", at: 3_601)
        #expect(third.userSessions == 2 && third.addressSessions == 1)
        // A session that goes on for long is still one that opened then.
        #expect(take(&traffic, "hi", session: 2, user: "u", address: "b", at: 90_000, opened: 1_800).userSessions == 3)
    }

    @Test func `a log that names no user or address has nothing, not zero`() {
        var traffic = SiteTraffic()
        let shared = take(&traffic, "hi", session: 1, at: 0)
        #expect(shared.userSessions == nil && shared.addressSessions == nil)
    }
}
