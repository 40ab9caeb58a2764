package import PatternScan

/// What a phrase points to, named as SIGNALS names the features 20 to 23, 30, 31 and 44.
package enum PhraseCategory: String, Hashable, Sendable, CaseIterable {
    /// Tells the bot to drop its instructions.
    case override
    /// Gives the bot another role, or a mode without rules.
    case rolePlay
    /// Asks for the bot's own instructions.
    case promptAsk
    /// Markup that models use between the parties of a conversation.
    case roleMarkers
    /// Database, shell or script code.
    case codeSql
    /// A bot declines; meaningful in the bot's text only.
    case refusal
    /// A bot says that a log-in or a look-up failed; meaningful in the bot's text only.
    case authFail
    /// A bot speaks its own instructions: "You are ..., the assistant of ..."; meaningful in the bot's text only.
    case recital
}

/// Phrases found in one text, by category.
package struct PhraseCounts: Hashable, Sendable {
    package var override = 0
    package var rolePlay = 0
    package var promptAsk = 0
    package var roleMarkers = 0
    package var codeSql = 0
    package var refusal = 0
    package var authFail = 0
    package var recital = 0

    package init() {}

    package subscript(_ category: PhraseCategory) -> Int {
        get { self[keyPath: Self.path(category)] }
        set { self[keyPath: Self.path(category)] = newValue }
    }

    private static func path(_ category: PhraseCategory) -> WritableKeyPath<PhraseCounts, Int> {
        switch category {
        case .override: \.override
        case .rolePlay: \.rolePlay
        case .promptAsk: \.promptAsk
        case .roleMarkers: \.roleMarkers
        case .codeSql: \.codeSql
        case .refusal: \.refusal
        case .authFail: \.authFail
        case .recital: \.recital
        }
    }
}

/// The compiled phrase patterns: made once, then shared by the scanners of all threads.
package struct PhraseDatabases: Sendable {
    let words: [PatternDatabase]
    let markup: PatternDatabase

    /// Compiles the patterns, which takes half a second: keep ``serialized`` where that is too long.
    package init() throws(PatternError) {
        var words: [PatternDatabase] = []
        for patterns in PhrasePatterns.words { words.append(try PatternDatabase(patterns)) }
        self.words = words
        markup = try PatternDatabase(PhrasePatterns.markup)
    }

    /// Takes what ``serialized`` gave, if it is of these patterns, this library and this kind of processor.
    package init(serialized: [[UInt8]]) throws(PatternError) {
        guard let last = serialized.last, serialized.count == PhrasePatterns.words.count + 1 else { throw .otherPatterns }
        var words: [PatternDatabase] = []
        for (bytes, patterns) in zip(serialized, PhrasePatterns.words) {
            words.append(try PatternDatabase(serialized: bytes, of: patterns))
        }
        self.words = words
        markup = try PatternDatabase(serialized: last, of: PhrasePatterns.markup)
    }

    /// The databases as bytes, some 2 MB in all; the program may keep them in a file that nobody else can write.
    package var serialized: [[UInt8]] { (words + [markup]).map(\.serialized) }
}

/// Counts phrases that attacks on bots are made of. One a thread.
///
/// Structures, not sentences: a verb, what it is aimed at, and a few words between. So they carry over to other wordings, and an
/// ordinary "ignore my last message" has the verb but not the aim. They are signals for the forest, never a verdict by themselves.
///
/// A class, since it owns the library's memory and is held by values that are copied.
package final class PhraseScanner {
    private let words: [WordScanner]
    private var markup: Scanner

    package init(_ databases: PhraseDatabases) throws(PatternError) {
        var words: [WordScanner] = []
        for database in databases.words { words.append(try WordScanner(database)) }
        self.words = words
        markup = try Scanner(databases.markup)
    }

    /// Compiles its own databases; with several threads share a ``PhraseDatabases``.
    package convenience init() throws(PatternError) { try self.init(PhraseDatabases()) }

    /// Phrases in the text. Several that end close together count once, since one sentence may fit several patterns.
    ///
    /// - Complexity: O(bytes of the text).
    package func hits(in text: String) -> PhraseCounts {
        var counts = PhraseCounts()
        let symbols = PhrasePatterns.vocabulary.symbols(of: PhraseFolding.fold(text))
        var ends: [(category: PhraseCategory, end: Int)] = []
        for words in words {
            words.scanner.scan(bytes: symbols.span) { id, end in ends.append((PhrasePatterns.category(id), end)) }
        }
        Self.count(ends, apart: Self.symbolReach, into: &counts)
        ends.removeAll()
        markup.scan(bytes: text.utf8.span) { id, end in ends.append((PhrasePatterns.category(id), end)) }
        Self.count(ends, apart: Self.byteReach, into: &counts)
        return counts
    }

    private static func count(_ ends: [(category: PhraseCategory, end: Int)], apart reach: Int, into counts: inout PhraseCounts) {
        var last: [PhraseCategory: Int] = [:]
        for (category, end) in ends.sorted(by: { $0.end < $1.end }) where last[category].map({ end - $0 >= reach }) ?? true {
            counts[category] += 1
            last[category] = end
        }
    }

    /// How far apart the ends of two phrases of a category are at least: a short sentence, in bytes, and as six words of symbols.
    private static let byteReach = 32
    private static let symbolReach = 12
}

/// A scanner in an array: a class, since an array can't hold what can't be copied.
private final class WordScanner {
    var scanner: Scanner

    init(_ database: PatternDatabase) throws(PatternError) { scanner = try Scanner(database) }
}
