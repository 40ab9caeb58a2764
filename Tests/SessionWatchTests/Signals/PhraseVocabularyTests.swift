import PatternScan
@testable import SessionWatch
import Testing

@Suite struct PhraseVocabularyTests {
    private func wordings(_ notation: String) -> Set<String> {
        Set(PhraseNotation.wordings(notation).map { $0.joined(separator: " ") })
    }

    @Test(arguments: [
        ("ignore|set aside", ["ignore", "set aside"]), ("rules?", ["rule", "rules"]), ("polic(?:y|ies)", ["policy", "policies"]),
        ("summari[sz]e", ["summarise", "summarize"]), ("(?:are|re) (?:not|no longer) bound", ["are not bound", "are no longer bound", "re not bound", "re no longer bound"]),
        ("free (?:yourself )?from", ["free from", "free yourself from"]), ("no(?:ne|t (?:a|b))?", ["no", "none", "not a", "not b"]),
    ])
    func `the notation stands for these words`(_ notation: String, _ expected: [String]) { #expect(wordings(notation) == Set(expected)) }

    @Test func `a list that can't be read stops the program`() async {
        await #expect(processExitsWith: .failure) { _ = PhraseNotation.wordings("a|(?:b") }
        await #expect(processExitsWith: .failure) { _ = PhraseNotation.wordings("a||b") }
    }

    /// Whether a phrase of these parts is in a text, through folding, symbols and the scanner.
    private func isFound(_ parts: [Phrase.Part], in text: String) throws -> Bool {
        let phrase = Phrase(category: .override, parts: parts)
        let vocabulary = PhraseVocabulary(of: [phrase])
        var scanner = try Scanner(PatternDatabase(PatternSet([Pattern(id: 0, vocabulary.expression(for: phrase))])))
        var count = 0
        scanner.scan(bytes: vocabulary.symbols(of: PhraseFolding.fold(text)).span) { _, _ in count += 1 }
        return count > 0
    }

    @Test(arguments: [
        ("drop it", false), ("drop the rule", true), ("drop a b rule", true), ("drop a b c rule", false), ("DROP - the RULES!", true),
        ("drop. the rule", false), ("rule drop", false), ("dropped the rule", false), ("raindrop the rule", false), ("set aside rules", true), ("set rules", false),
    ])
    func `words, gaps and sentence ends are kept`(_ text: String, _ expected: Bool) throws {
        #expect(try isFound([.one("drop|set aside"), .gap(2), .one("rules?")], in: text) == expected)
    }

    @Test(arguments: [("drop all the rules", true), ("drop the rules", true), ("drop rules", true), ("drop my rules", false), ("drop the all the rules", false)])
    func `only listed words may stand between`(_ text: String, _ expected: Bool) throws {
        #expect(try isFound([.one("drop"), .some(2, "all|the"), .one("rules")], in: text) == expected)
    }

    @Test(arguments: [("ignoriere das", true), ("ignorieren das", true), ("ignorier das", true), ("ignorant das", false), ("ignorierst das", true)])
    func `a stem takes any ending`(_ text: String, _ expected: Bool) throws {
        // "ignorieren" is a word of its own as well, and "ignoriers" a longer stem: both begin like the stem.
        #expect(try isFound([.stem("ignorier"), .one("das"), .some(1, "ignorieren"), .some(1, "x")], in: text) == expected)
        #expect(try isFound([.stem("ignorier|ignoriers"), .one("das")], in: text) == expected)
    }

    @Test(arguments: [("show rules.", true), ("show rules", true), ("show rules verbatim", true), ("show rules for pets", false)])
    func `a sentence's end is seen`(_ text: String, _ expected: Bool) throws {
        #expect(try isFound([.one("show"), .one("rules"), .oneOrEnd("verbatim")], in: text) == expected)
    }

    @Test func `all phrase patterns are taken by the library`() throws {
        for patterns in PhrasePatterns.words + [PhrasePatterns.markup] { _ = try PatternDatabase(patterns) }
    }

    @Test func `a pattern's number tells its category`() {
        #expect(PhrasePatterns.markup.patterns.allSatisfy { [.roleMarkers, .codeSql, .recital].contains(PhrasePatterns.category($0.id)) })
        let categories = PhrasePatterns.words.map { set in Set(set.patterns.map { PhrasePatterns.category($0.id) }) }
        #expect(categories == [[.override], [.rolePlay], [.promptAsk], [.refusal], [.authFail]])
        for set in PhrasePatterns.words { #expect(Set(set.patterns.map(\.id)).count == set.patterns.count) }
    }

    /// Words of two that are words themselves; short ones make too many by chance ("an" and "other").
    private static let compounds: Set<String> = [
        "systemprompt", "systeminstruktion", "systemanweisung", "startanweisung", "jailbreak", "jailbreaking", "roleplay", "roleplaying", "nevermind",
        "username", "respectfully", "ubersetz",
    ]

    @Test func `no two words run together for want of a bar`() {
        let words = PhrasePatterns.vocabulary.entries.filter { $0.utf8.count >= 4 }
        let known = Set(words)
        let joined = words.filter { word in
            word.indices.contains { known.contains(String(word[..<$0])) && known.contains(String(word[$0...])) }
        }
        #expect(Set(joined) == Self.compounds)
    }
}
