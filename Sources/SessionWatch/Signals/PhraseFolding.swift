/// A text as the phrase patterns see it: lower-case words of a to z and digits with one space before each, and a full stop after
/// each sentence.
///
/// Disguises are taken off: accents, full-width and mathematical letters, letters of other scripts that look like Latin ones,
/// digits for letters inside a word (`1gn0re`), letters spelt one by one (`i g n o r e`), invisible characters; hidden tag
/// characters become the letters that a model reads in them. All else becomes a gap.
enum PhraseFolding {
    /// - Returns: ASCII bytes, about as many as the text has; they end in a full stop unless there are none.
    /// - Complexity: O(bytes).
    static func fold(_ text: String) -> [UInt8] {
        var words = WordWriter(capacity: text.utf8.count + 2)
        var utf8 = text.utf8.makeIterator()
        var next = utf8.next()
        // ASCII, which most text is, is not decoded.
        while let byte = next, byte < 0x80 {
            next = utf8.next()
            words.add(byte, before: next ?? 0)
        }
        guard next != nil else { return words.finish() }
        return fold(text.unicodeScalars)
    }

    private static func fold(_ scalars: String.UnicodeScalarView) -> [UInt8] {
        var words = WordWriter(capacity: scalars.count + 2)
        var pending: UInt8?
        for scalar in scalars {
            for byte in likeness(of: scalar) {
                if let pending { words.add(pending, before: byte) }
                pending = byte
            }
        }
        if let pending { words.add(pending, before: 0) }
        return words.finish()
    }

    /// What a scalar is read as: nothing for what can't be seen, a space for what is no letter of ours.
    private static func likeness(of scalar: Unicode.Scalar) -> ArraySlice<UInt8> {
        let value = scalar.value
        switch value {
        case ..<0x80: return [UInt8(value)]
        case 0xdf: return [UInt8(ascii: "s"), UInt8(ascii: "s")]
        case 0xc0...0x17f: return [latinBases[Int(value - 0xc0)]]
        case 0x2018, 0x2019, 0x2032, 0xff07: return [UInt8(ascii: "'")]
        case 0x2026, 0x3002: return [UInt8(ascii: "."), UInt8(ascii: " ")]
        case 0xff01...0xff5e: return [UInt8(value - 0xfee0)]
        case 0x1d400...0x1d6a3:
            // Mathematical alphabets: A to Z and a to z in turn, 13 times.
            let letter = UInt8((value - 0x1d400) % 52)
            return [letter < 26 ? UInt8(ascii: "A") + letter : UInt8(ascii: "a") + letter - 26]
        case 0x24b6...0x24cf: return [UInt8(ascii: "A") + UInt8(value - 0x24b6)]
        case 0x24d0...0x24e9: return [UInt8(ascii: "a") + UInt8(value - 0x24d0)]
        case 0xe0020...0xe007e: return [UInt8(value - 0xe0000)]
        default: break
        }
        if let byte = lookAlikes[value] { return [byte] }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .format, .nonspacingMark, .enclosingMark: return []
        default: return properties.isDefaultIgnorableCodePoint ? [] : [UInt8(ascii: " ")]
        }
    }

    /// The letters that U+00C0 to U+017F are made of (UnicodeData.txt, field 5); ligatures and letters of their own by their look.
    private static let latinBases = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggg"
            + "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// Cyrillic and Greek letters that can't be told from Latin ones in print (after confusables.txt of UTS 39).
    private static let lookAlikes: [UInt32: UInt8] = {
        let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("а", "a"), ("е", "e"), ("о", "o"), ("р", "p"), ("с", "c"), ("у", "y"), ("х", "x"), ("і", "i"), ("ј", "j"), ("ѕ", "s"), ("ԁ", "d"),
            ("һ", "h"), ("ӏ", "l"), ("в", "b"), ("м", "m"), ("т", "t"), ("н", "h"), ("к", "k"), ("А", "a"), ("В", "b"), ("Е", "e"), ("К", "k"),
            ("М", "m"), ("Н", "h"), ("О", "o"), ("Р", "p"), ("С", "c"), ("Т", "t"), ("У", "y"), ("Х", "x"), ("І", "i"), ("Ѕ", "s"), ("Ј", "j"),
            ("α", "a"), ("ο", "o"), ("ν", "v"), ("ι", "i"), ("ρ", "p"), ("κ", "k"), ("υ", "u"), ("Α", "a"), ("Β", "b"), ("Ε", "e"), ("Ι", "i"),
            ("Κ", "k"), ("Μ", "m"), ("Ν", "n"), ("Ο", "o"), ("Ρ", "p"), ("Τ", "t"), ("Χ", "x"), ("Υ", "y"), ("Ζ", "z"), ("Η", "h"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0.0.value, UInt8(ascii: $0.1)) })
    }()
}

/// Puts letters together to words.
private struct WordWriter {
    private var bytes: [UInt8] = []
    /// Where the current word begins in `bytes`; nil between words.
    private var wordStart: Int?
    /// Signs since the last word.
    private var gap = 0
    /// Where a run of single letters began, and how many there are.
    private var spelt = (start: 0, letters: 0)

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// - Parameter next: the byte after this one; 0 at the end.
    mutating func add(_ byte: UInt8, before next: UInt8) {
        if byte.isAlphanumeric || ((byte == "@" || byte == "$") && (next.isLetter || next == "$")) {
            if wordStart == nil { beginWord() }
            bytes.append(byte.lowered)
        } else if byte == "'", let wordStart, bytes.count - wordStart > 1, next.isLetter {
            // A contraction such as "don't" stays one word; French "l'ordre" is two.
        } else {
            endWord()
            gap += 1
            let endsSentence = byte == "?" || byte == "!" || byte == ";" || byte == "."
            if endsSentence, next == 0 || next.isSpace { endSentence() }
        }
    }

    mutating func finish() -> [UInt8] {
        endWord()
        endSentence()
        return bytes
    }

    private mutating func beginWord() {
        bytes.append(UInt8(ascii: " "))
        wordStart = bytes.count
    }

    private mutating func endWord() {
        guard let start = wordStart else { return }
        wordStart = nil
        readDigitsAsLetters(from: start)
        if bytes.count - start == 1, bytes[start].isLetter {
            // A wider gap parts spelt words: "i g n o r e   a l l".
            if spelt.letters == 0 || gap > 1 {
                joinSpeltLetters(before: start - 1)
                spelt = (bytes.count - 1, 0)
            }
            spelt.letters += 1
        } else {
            joinSpeltLetters(before: start - 1)
        }
        gap = 0
    }

    private mutating func endSentence() {
        joinSpeltLetters()
        if let last = bytes.last, last != "." { bytes.append(UInt8(ascii: ".")) }
    }

    /// In a word with more letters than digits, digits stand for letters.
    private mutating func readDigitsAsLetters(from start: Int) {
        let word = bytes[start...]
        let letters = word.count(where: \.isLetter)
        guard letters < word.count, 2 * letters > word.count else { return }
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "0"): bytes[index] = UInt8(ascii: "o")
            case UInt8(ascii: "1"): bytes[index] = UInt8(ascii: "i")
            case UInt8(ascii: "3"): bytes[index] = UInt8(ascii: "e")
            case UInt8(ascii: "4"), UInt8(ascii: "@"): bytes[index] = UInt8(ascii: "a")
            case UInt8(ascii: "5"), UInt8(ascii: "$"): bytes[index] = UInt8(ascii: "s")
            case UInt8(ascii: "7"): bytes[index] = UInt8(ascii: "t")
            default: break
            }
        }
    }

    /// Four single letters in a row are a word that was spelt; fewer may be initials or "a b c".
    private mutating func joinSpeltLetters(before end: Int? = nil) {
        defer { spelt.letters = 0 }
        guard spelt.letters >= 4 else { return }
        let end = end ?? bytes.count
        guard end > spelt.start else { return }
        let joined = bytes[spelt.start..<end].filter { $0 != " " }
        bytes.replaceSubrange(spelt.start..<end, with: joined)
    }
}
