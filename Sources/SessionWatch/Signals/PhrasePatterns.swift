internal import PatternScan

/// A structure of words that counts for a category: what must stand one after the other within a sentence.
struct Phrase: Sendable {
    let category: PhraseCategory
    let parts: [Part]

    init(_ category: PhraseCategory, _ parts: Part...) { self.init(category: category, parts: parts) }

    init(category: PhraseCategory, parts: [Part]) {
        self.category = category
        self.parts = parts
    }

    /// Words are written in the notation of ``PhraseNotation``: `ignore|set aside|instructions?`.
    enum Part: Sendable {
        /// One of these words or groups of words.
        case one(String)
        /// One of these, the last word of each with any ending.
        case stem(String)
        /// At most so many of these: keeps "ignore my delivery instructions" apart from "ignore all your instructions".
        case some(Int, String)
        /// At most so many words of any kind.
        case gap(Int)
        /// One of these, or the sentence ends here.
        case oneOrEnd(String)
    }
}

/// All phrase patterns, each with the category that it counts for.
enum PhrasePatterns {
    /// Structures of words, over the symbols of ``vocabulary``: one set a category.
    ///
    /// All in one set would be scanned in one pass instead of five, but made 2.9 MB of database instead of 1.8 MB and took
    /// 1.1 s to compile instead of 0.7 s.
    static let words = phrases.map { set($0.map { (category: $0.category, expression: vocabulary.expression(for: $0)) }, []) }
    /// Signs and code, over the bytes of the text as it came, case aside.
    static let markup = set(roleMarkers + code + recitals, [.caseless, .lineAnchors])

    static let vocabulary = PhraseVocabulary(of: Array(phrases.joined()))

    private static let phrases = [overrides, rolePlays, promptAsks, refusals, failedLogIns]

    /// The category that a pattern's number stands for.
    static func category(_ id: UInt32) -> PhraseCategory { PhraseCategory.allCases[Int(id) % PhraseCategory.allCases.count] }

    /// A pattern's number tells both pattern and category.
    private static func set(_ patterns: [(category: PhraseCategory, expression: String)], _ options: Pattern.Options) -> PatternSet {
        let categories = PhraseCategory.allCases
        return PatternSet(
            patterns.enumerated().map { index, pattern in
                let place = categories.firstIndex(of: pattern.category) ?? 0
                return Pattern(id: UInt32(index * categories.count + place), pattern.expression, options)
            })
    }
}
