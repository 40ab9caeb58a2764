import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct SiteLanguageTests {
    /// What the site's users say in 200 sessions.
    private static let talk = Fixture.shopTalk(sessions: 200).filter { $0.role == .user }.map(\.text)
    private static let ordinary = "Where is my order? It is number 41234"
    private static let strange = "xqzj vkwy qzxv jwkq yvzx kqjw zxvq wyjk"

    private func language(_ texts: [String]) -> SiteLanguage {
        var language = SiteLanguage()
        for text in texts { _ = language.take(text, digest: TextDigest(text), role: .user) }
        return language
    }

    private func strangeness(of text: String, in language: SiteLanguage, role: Message.Role = .user) -> SiteLanguage.Strangeness {
        var copy = language
        return copy.take(text, digest: TextDigest(text), role: role)
    }

    @Test func `nothing is said of a text before the site is known`() {
        let result = strangeness(of: Self.strange, in: language(Array(Self.talk.prefix(10))))
        #expect(result.rarity == nil && result.rarestStretch == nil && result.novelty == nil)
    }

    @Test func `a strange text is rarer and newer than an ordinary one`() throws {
        let language = language(Self.talk)
        let odd = strangeness(of: Self.strange, in: language), usual = strangeness(of: Self.ordinary, in: language)
        #expect(try #require(odd.rarity) > 2 * #require(usual.rarity))
        #expect(try #require(odd.rarestStretch) >= #require(odd.rarity))
        #expect(odd.novelty == 1 && usual.novelty == 0)
    }

    @Test func `an empty text is not judged and teaches nothing`() {
        let before = language(Self.talk)
        let empty = strangeness(of: "", in: before)
        #expect(empty.rarity == nil && empty.rarestStretch == nil && empty.novelty == nil)
        let after = strangeness(of: Self.strange, in: language(Self.talk + Array(repeating: "", count: 100)))
        let expected = strangeness(of: Self.strange, in: before)
        #expect(after.rarity == expected.rarity && after.novelty == expected.novelty)
    }

    @Test func `digits, case and spaces make no difference`() {
        let language = language(Self.talk)
        let a = strangeness(of: "Where is my order? It is number 41234", in: language)
        let b = strangeness(of: "WHERE  IS my order?\nIt is number 98765", in: language)
        #expect(a.rarity == b.rarity && a.novelty == b.novelty)
    }

    @Test func `an ordinary beginning does not hide a strange stretch`() throws {
        let language = language(Self.talk)
        let long = String(repeating: Self.ordinary + " ", count: 20)
        let mixed = strangeness(of: long + Self.strange + Self.strange + Self.strange, in: language)
        let plain = strangeness(of: long, in: language)
        #expect(try #require(mixed.rarestStretch) > 2 * #require(plain.rarestStretch))
        // Diluted by 740 ordinary characters, the mean rises by less.
        #expect(try #require(mixed.rarity) - #require(plain.rarity) < #require(mixed.rarestStretch) - #require(plain.rarestStretch))
    }

    @Test func `texts too short to tell have nothing`() {
        let language = language(Self.talk)
        #expect(strangeness(of: "qx zv", in: language).rarity == nil)
        #expect(strangeness(of: "qxzvkwyjqxzvkwyj", in: language).novelty == nil)
    }

    @Test func `user and bot have languages of their own, system and tools none`() {
        let language = language(Self.talk)
        for role in [Message.Role.assistant, .system, .tool] {
            #expect(strangeness(of: Self.strange, in: language, role: role).rarity == nil)
        }
    }

    @Test func `what becomes usual is strange no more`() throws {
        var language = language(Self.talk)
        let before = strangeness(of: Self.strange, in: language)
        for _ in 0..<50 { _ = language.take(Self.strange, digest: TextDigest(Self.strange), role: .user) }
        let after = strangeness(of: Self.strange, in: language)
        #expect(try #require(after.rarity) < #require(before.rarity) - 3)
        #expect(after.novelty == 0)
    }
}
