/// The words that phrases are made of, as symbols of two bytes.
///
/// Patterns over symbols are a hundredth of the size of patterns over letters: over letters the same structures took Hyperscan
/// 6.8 s to compile, which every start would have paid for. Any other word is one more symbol, a sentence's end is a byte.
struct PhraseVocabulary: Sendable {
    /// Symbols by the 64-bit FNV-1a hash of the word, and of the stems that any ending may follow.
    private var words: [UInt64: Int] = [:]
    private var stems: [UInt64: Int] = [:]
    /// False where no word or stem has such a hash: spares most words the look-up. Indexed by the hash's low bits.
    private var mayBeWord = [Bool](repeating: false, count: 1 << 14)
    private var mayBeStem = [Bool](repeating: false, count: 1 << 14)
    /// Words and stems by symbol; symbol 0 is any other word.
    private(set) var entries = [""]

    /// What each list stands for: many phrases share one.
    private var wordings: [String: [[String]]] = [:]

    init(of phrases: [Phrase]) {
        for phrase in phrases {
            for part in phrase.parts {
                switch part {
                case .one(let list), .some(_, let list), .oneOrEnd(let list):
                    for word in read(list).joined() { add(word, isStem: false) }
                case .stem(let list):
                    for wording in read(list) {
                        for word in wording.dropLast() { add(word, isStem: false) }
                        if let stem = wording.last { add(stem, isStem: true) }
                    }
                case .gap: break
                }
            }
        }
        precondition(entries.count <= Self.highBytes.count * Self.lowBytes.count, "more words than symbols")
    }

    private mutating func read(_ list: String) -> [[String]] {
        if let known = wordings[list] { return known }
        let read = PhraseNotation.wordings(list)
        wordings[list] = read
        return read
    }

    private mutating func add(_ text: String, isStem: Bool) {
        let hash = text.utf8.reduce(Self.hashStart, Self.hash)
        guard (isStem ? stems[hash] : words[hash]) == nil else { return }
        if isStem {
            stems[hash] = entries.count
            mayBeStem[Int(truncatingIfNeeded: hash) & (mayBeStem.count - 1)] = true
        } else {
            words[hash] = entries.count
            mayBeWord[Int(truncatingIfNeeded: hash) & (mayBeWord.count - 1)] = true
        }
        entries.append(text)
    }

    // MARK: texts

    /// A folded text (see ``PhraseFolding``) as symbols: two bytes a word, one a sentence's end.
    ///
    /// - Complexity: O(bytes); a word that is no word of ours costs its hash.
    func symbols(of folded: [UInt8]) -> [UInt8] {
        var symbols: [UInt8] = []
        symbols.reserveCapacity(folded.count / 2 + 2)
        var at = 0
        while at < folded.count {
            if folded[at] == "." {
                symbols.append(Self.sentenceEnd)
                at += 1
                continue
            }
            // The space before a word, then the word; stems are hashes on the way.
            at += folded[at] == " " ? 1 : 0
            var hash = Self.hashStart
            var stem = 0
            while at < folded.count, folded[at] != " ", folded[at] != "." {
                hash = Self.hash(hash, folded[at])
                if mayBeStem[Int(truncatingIfNeeded: hash) & (mayBeStem.count - 1)], let symbol = stems[hash] { stem = symbol }
                at += 1
            }
            let isCandidate = mayBeWord[Int(truncatingIfNeeded: hash) & (mayBeWord.count - 1)]
            let symbol = (isCandidate ? words[hash] : nil) ?? stem
            symbols.append(Self.highBytes.lowerBound + UInt8(symbol / Self.lowBytes.count))
            symbols.append(Self.lowBytes.lowerBound + UInt8(symbol % Self.lowBytes.count))
        }
        return symbols
    }

    /// The two bytes of a symbol come from different ranges, so that no match begins in the middle of a word.
    private static let highBytes: ClosedRange<UInt8> = 0x01...0x3f
    private static let lowBytes: ClosedRange<UInt8> = 0x40...0xfe
    private static let sentenceEnd: UInt8 = 0xff

    /// FNV-1a, offset basis and prime after draft-eastlake-fnv.
    private static let hashStart: UInt64 = 0xcbf2_9ce4_8422_2325
    private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    // MARK: patterns

    /// The phrase as an expression over symbols.
    func expression(for phrase: Phrase) -> String {
        phrase.parts.map { part in
            switch part {
            case .one(let list): "(?:\(choices(list, stems: false)))"
            case .stem(let list): "(?:\(choices(list, stems: true)))"
            case .some(let count, let list): "(?:\(choices(list, stems: false))){0,\(count)}"
            case .gap(let count): "(?:[\\x01-\\x3f][\\x40-\\xfe]){0,\(count)}"
            case .oneOrEnd(let list): "(?:\\xff|\(choices(list, stems: false)))"
            }
        }.joined()
    }

    private func choices(_ list: String, stems: Bool) -> String {
        var single: Set<Int> = []
        var groups: [String] = []
        for wording in wordings[list] ?? PhraseNotation.wordings(list) {
            let symbols = wording.enumerated().map { index, word in
                self.symbols(matching: word, isStem: stems && index == wording.count - 1)
            }
            if symbols.count == 1 {
                single.formUnion(symbols[0])
            } else {
                groups.append(symbols.map { "(?:\(oneOf($0)))" }.joined())
            }
        }
        return ((single.isEmpty ? [] : [oneOf(single.sorted())]) + groups).joined(separator: "|")
    }

    /// A text's word has one symbol, its own or that of its longest stem: so a stem stands for all that begin like it, too.
    private func symbols(matching word: String, isStem: Bool) -> [Int] {
        guard isStem else { return words[word.utf8.reduce(Self.hashStart, Self.hash)].map { [$0] } ?? [] }
        return entries.indices.filter { $0 > 0 && entries[$0].utf8.starts(with: word.utf8) }
    }

    /// Alternatives for some symbols, in the order of the symbols.
    private func oneOf(_ symbols: [Int]) -> String {
        let rows = Dictionary(grouping: symbols) { $0 / Self.lowBytes.count }
        return rows.sorted { $0.key < $1.key }.map { row, symbols in
            let low = symbols.map { Self.escaped(Self.lowBytes.lowerBound + UInt8($0 % Self.lowBytes.count)) }
            return Self.escaped(Self.highBytes.lowerBound + UInt8(row)) + "[" + low.joined() + "]"
        }.joined(separator: "|")
    }

    private static func escaped(_ byte: UInt8) -> String {
        let hex = String(byte, radix: 16)
        return "\\x" + (hex.count == 1 ? "0" : "") + hex
    }
}
