/// Classes of ASCII bytes, as the finders need them.
extension UInt8 {
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    var isUpper: Bool { self &- UInt8(ascii: "A") < 26 }
    var isLower: Bool { self &- UInt8(ascii: "a") < 26 }
    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    var isAlphanumeric: Bool { isDigit || isLetter }
    /// A letter of ASCII, or a folded one beyond it.
    var isWordLetter: Bool { isLetter || self == FoldedText.otherLetter }
    var isHexDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isNewline: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
    var isSpace: Bool { isBlank || isNewline }
    /// Letters of ASCII in lower case, all else as it is.
    var lowered: UInt8 { isUpper ? self | 0x20 : self }
    /// 0 to 9, for a digit.
    var digitValue: Int { Int(self) - 48 }

    static func == (byte: UInt8, sign: Unicode.Scalar) -> Bool { byte == UInt8(ascii: sign) }
    static func != (byte: UInt8, sign: Unicode.Scalar) -> Bool { byte != UInt8(ascii: sign) }
}

extension FoldedText {
    /// True when the lower-cased bytes from `start` on are `word`, which is in lower case.
    func has(_ word: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + word.count <= count else { return false }
        for offset in word.indices where bytes[start + offset].lowered != word[offset] { return false }
        return true
    }

    /// The words that stand before an index, nearest first, in lower case, at most `limit` of them.
    ///
    /// A word is a run of ASCII letters, folded letters and apostrophes of at most 20 bytes; anything else parts words, but a
    /// digit, a placeholder or a longer run ends the list.
    func words(before end: Int, limit: Int) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var at = end
        while words.count < limit {
            var skipped = 0
            while at > 0, !bytes[at - 1].isWordLetter {
                guard skipped < 4, !bytes[at - 1].isDigit, bytes[at - 1] != FoldedText.placeholder else { return words }
                at -= 1
                skipped += 1
            }
            var start = at
            while start > 0, at - start <= 20, bytes[start - 1].isWordLetter || bytes[start - 1] == "'" { start -= 1 }
            guard start < at, at - start <= 20 else { return words }
            words.append(bytes[start..<at].map(\.lowered))
            at = start
        }
        return words
    }
}

/// Words as the finders compare them.
typealias WordSet = Set<[UInt8]>

extension WordSet {
    /// - Parameter list: words in lower case, parted by spaces; `~` stands for any letter beyond ASCII.
    init(_ list: StaticString) {
        self.init(list.description.utf8.split(separator: UInt8(ascii: " ")).map { word in
            word.map { $0 == "~" ? FoldedText.otherLetter : $0 }
        })
    }
}
