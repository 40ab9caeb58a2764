import Foundation
import Testing

@testable import LogTail

@Suite struct GlobPatternTests {
    func matches(_ pattern: String, _ name: String) -> Bool {
        GlobPattern(Array(pattern.utf8)[...]).matches(Array(name.utf8))
    }

    @Test func `random patterns say what fnmatch says`() {
        let atoms = ["a", "b", ".", "*", "*", "?", "[ab]", "[!a]", "[a-c]", "[]a]", "[!]a]", "[a-]", "\\*", "[", "x"]
        var matched = 0
        for seed in 0..<3000 as Range<UInt64> {
            var random = SeededGenerator(state: seed)
            let pattern = (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in atoms.randomElement(using: &random) }.joined()
            for _ in 0..<10 {
                let name = String((0..<Int.random(in: 1...6, using: &random)).compactMap { _ in "abc.*]-[x".randomElement(using: &random) })
                // An unclosed bracket in the middle may swallow later ones; fnmatch and shells differ there among themselves.
                if pattern.dropLast().contains("["), pattern.filter({ $0 == "[" }).count != pattern.filter({ $0 == "]" }).count { continue }
                let expected = fnmatch(pattern, name, FNM_PERIOD) == 0
                matched += expected ? 1 : 0
                #expect(matches(pattern, name) == expected, "seed \(seed): \(pattern) with \(name)")
            }
        }
        #expect(matched > 500, "the test must see both answers")
    }

    @Test func `a question mark is one character, or one byte that is no character`() {
        #expect(matches("?.log", "\u{E9}.log"))
        #expect(matches("?.log", "\u{1F600}.log"))
        #expect(!matches("??.log", "\u{E9}.log"))
        #expect(matches("[\u{E0}-\u{EF}].log", "\u{E9}.log"))
        #expect(GlobPattern(Array("?.log".utf8)[...]).matches([0xFF] + Array(".log".utf8)))
    }

    @Test func `many stars do not take for ever`() {
        // A backtracking matcher needs about 10^20 steps for this.
        #expect(!matches(String(repeating: "*a", count: 30) + "b", String(repeating: "a", count: 200)))
    }
}
