import OnlineForest
import Testing

@testable import botwatch

@Suite struct PhraseTests {
    private func wordings(_ text: String, count: Int = 200) -> Set<String> {
        var draw = SplitMix64(seed: 4)
        let facts = ShopFacts(draw: &draw)
        let phrase = Grammar(["what": "[tea|milk]"]).phrase(text)
        return Set((0..<count).map { _ in String(decoding: phrase.worded(facts: facts, draw: &draw), as: UTF8.self) })
    }

    @Test func `alternatives nest, may be empty, and are all used`() {
        #expect(wordings("a[b|c[d|]|]e") == ["abe", "acde", "ace", "ae"])
        #expect(wordings("yes|no") == ["yes", "no"])
    }

    @Test func `parts and numbers are filled in`() {
        #expect(wordings("<2-4> @what") == ["2 tea", "3 tea", "4 tea", "2 milk", "3 milk", "4 milk"])
    }

    @Test func `a fact stays the same within a session`() {
        #expect(wordings("$order").count == 1)
        #expect(wordings("$order").allSatisfy { $0.contains(/^FB-\d{5}$/) })
    }

    @Test func `empty alternatives leave no double spaces, and indents stay`() {
        #expect(wordings("a [|] b [|]") == ["a b"])
        #expect(wordings("a\n    b") == ["a\n    b"])
    }

    @Test func `the number of wordings is counted`() {
        // Hand count: 2 x (1 + 2 + 1) x 3 = 24.
        #expect(Grammar(["what": "[tea|milk]"]).phrase("@what [a|b[c|d]|] <1-3>").wordings() == 24)
    }

    @Test func `a sentence with an open bracket is a fault of ours`() async {
        await #expect(processExitsWith: .failure) { _ = Grammar([:]).phrase("a [b") }
        await #expect(processExitsWith: .failure) { _ = Grammar([:]).phrase("$nothing") }
    }

    /// Opening sentences are what differs most in real traffic: each script's has at least 50 wordings, and each of them differs by
    /// the facts of the session and the words that lead over to it.
    @Test func `every matter can be opened in many ways`() {
        for dialogue in Dialogue.matters {
            #expect(dialogue.exchanges[0].user.wordings() >= 50, "\(dialogue.name)")
        }
        #expect(Set(Dialogue.matters.map(\.name)).count >= 15)
    }
}
