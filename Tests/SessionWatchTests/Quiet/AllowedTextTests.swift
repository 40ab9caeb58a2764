import Testing

@testable import SessionWatch

@Suite struct AllowedTextTests {
    private func occurs(_ phrase: String, in text: String) throws -> Bool {
        try #require(AllowedText(phrase)).occurs(in: AllowedText.folded(text))
    }

    @Test func `case and white space make no difference`() throws {
        #expect(try occurs("Reset  the\tÄPFEL", in: "please RESET\n the äpfel now"))
        #expect(try !occurs("reset the", in: "resetthe"))
        #expect(try occurs("aab", in: "aaab") && !occurs("abab", in: "abaab"))
    }

    @Test(arguments: ["", "  ", "ab", " a "]) func `a phrase that is nearly nothing is refused`(_ text: String) {
        #expect(AllowedText(text) == nil)
    }

    @Test func `a text made to slow the search down does not`() throws {
        // A naive search would take 500 x 1,000,000 steps.
        let phrase = String(repeating: "a", count: 500) + "b"
        #expect(try !occurs(phrase, in: String(repeating: "a", count: 1_000_000)))
    }
}
