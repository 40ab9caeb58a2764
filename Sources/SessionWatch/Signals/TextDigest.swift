internal import ConversationLog

/// What one text looks like, from a single walk over its bytes: no state, no other text, so any thread may make it.
///
/// Numbers follow the rows of the feature table that README prints; a text too short for a share to mean anything
/// has `nil` there, never zero.
package struct TextDigest: Hashable, Sendable {
    /// Unicode scalars.
    package var characters = 0
    /// Scalars by class; the rest are white space and other ASCII.
    package var lower = 0
    package var upper = 0
    package var digits = 0
    package var punctuation = 0
    package var nonASCII = 0
    /// Shannon entropy of the bytes in bits, 0 to 8, shrunk towards 4.2 (ordinary prose) for texts under 32 bytes.
    package var entropy: Float = 0
    /// Changes between letter, digit and punctuation, white space left out.
    package var classSwitches = 0
    /// Bytes of the longest run without white space.
    package var longestToken = 0
    /// Bytes of the longest base64 or hexadecimal run that decodes to readable text.
    package var encodedRun = 0
    /// Invisible scalars (class Cf and default-ignorable ones) but for the joiners that emoji and Indic scripts need.
    package var hidden = 0
    /// Scalars of the tag block U+E0000 to U+E007F: a whole alphabet that no screen shows.
    package var tags = 0
    /// Words that mix Latin with Cyrillic or Greek letters.
    package var mixedScriptWords = 0
    package var words = 0
    /// Share of the word trigrams that occurred before in the same text, 0 to 1; nil under 12 words.
    package var repetition: Float?
    /// Hash of the text with digits as `#` and letters in lower case: the same template gives the same hash.
    package var maskedHash: UInt64 = 0
    /// SimHash of the masked words: similar texts differ in few bits (Charikar, STOC 2002).
    package var simHash: UInt64 = 0
    /// 32-bit hashes of the words, lower case, digits masked, at most ``wordLimit`` of them.
    package var wordHashes: [UInt32] = []
    package var links = LinkDigest()

    package static let wordLimit = 1_024

    package init(_ text: String) {
        let bytes = text.utf8Span.span
        var walk = ByteWalk()
        for index in bytes.indices { walk.take(bytes[index]) }
        walk.endWord()
        walk.close(into: &self, byteCount: bytes.count)
        if nonASCII > 0 { examineScalars(of: text) }
        encodedRun = EncodedRun.longest(in: bytes)
        links = LinkDigest(bytes)
    }

    /// Share of letters that are upper case; nil under 12 letters.
    package var upperShare: Float? {
        let letters = lower + upper
        return letters < 12 ? nil : Float(upper) / Float(letters)
    }

    /// Part of the scalars that `count` of them are; nil under 12 scalars.
    package func share(_ count: Int) -> Float? {
        characters < 12 ? nil : Float(count) / Float(characters)
    }

    private mutating func examineScalars(of text: String) {
        var scripts: (latin: Bool, other: Bool) = (false, false)
        var previousIsEmoji = false
        var previousNeedsJoiner = false
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let isLetter = (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A
                if isLetter { scripts.latin = true }
                if !isLetter {
                    if scripts == (true, true) { mixedScriptWords += 1 }
                    scripts = (false, false)
                }
                previousIsEmoji = false
                previousNeedsJoiner = false
                continue
            }
            if value >= 0xE0000 && value <= 0xE007F { tags += 1 }
            if HiddenScalar.isHidden(scalar) {
                let isJoiner = value == 0x200D || value == 0x200C
                let isAllowed = (value == 0xFE0F) || (isJoiner && (previousIsEmoji || previousNeedsJoiner))
                if !isAllowed { hidden += 1 }
                continue
            }
            if (0x370...0x52F).contains(value) { scripts.other = true }
            if (0xC0...0x24F).contains(value) { scripts.latin = true }
            previousIsEmoji = scalar.properties.isEmoji
            previousNeedsJoiner = (0x600...0xDFF).contains(value)
        }
        if scripts == (true, true) { mixedScriptWords += 1 }
    }
}

/// Scalars that show nothing: what an attacker hides text with.
package enum HiddenScalar {
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint
    }
}

/// The running counts of one walk over a text.
private struct ByteWalk {
    private enum Class: UInt8 { case none, letter, digit, punctuation, space, other }

    private var histogram = InlineArray<256, Int32>(repeating: 0)
    private var last = Class.none
    private var switches = 0
    private var token = 0
    private var longestToken = 0
    private var characters = 0
    private var wordHash = FNV1a()
    private var wordLength = 0
    private var maskedHash: UInt64 = 0
    private var wordHashes: [UInt32] = []
    private var words = 0
    private var simVotes = InlineArray<64, Int32>(repeating: 0)
    private var trigramSeen = Set<UInt64>()
    private var trigrams = 0
    private var repeated = 0
    private var previousWords: (UInt64, UInt64) = (0, 0)

    mutating func take(_ byte: UInt8) {
        histogram[Int(byte)] += 1
        if byte & 0xC0 != 0x80 { characters += 1 }
        let kind = Self.kind(of: byte)
        if kind == .space {
            if token > longestToken { longestToken = token }
            token = 0
            endWord()
            return
        }
        token += 1
        if kind != last && last != .none && kind != .other && last != .other { switches += 1 }
        last = kind
        switch kind {
        case .letter: extend(byte | 0x20)
        case .digit: extend(UInt8(ascii: "#"))
        case .other: extend(byte)
        default: endWord()
        }
    }

    private mutating func extend(_ byte: UInt8) {
        wordHash.add(byte)
        wordLength += 1
    }

    mutating func endWord() {
        guard wordLength > 0 else { return }
        let hash = Spreading.mixed(wordHash.value)
        wordHash = FNV1a()
        wordLength = 0
        words += 1
        maskedHash = Spreading.mixed(maskedHash ^ hash)
        if wordHashes.count < TextDigest.wordLimit {
            wordHashes.append(UInt32(truncatingIfNeeded: hash))
            for bit in 0..<64 { simVotes[bit] += (hash >> UInt64(bit)) & 1 == 1 ? 1 : -1 }
        }
        if words >= 3 {
            let key = Spreading.mixed(previousWords.0 &* 31 ^ previousWords.1 &* 17 ^ hash)
            trigrams += 1
            if trigramSeen.count < TextDigest.wordLimit {
                if !trigramSeen.insert(key).inserted { repeated += 1 }
            } else if trigramSeen.contains(key) {
                repeated += 1
            }
        }
        previousWords = (previousWords.1, hash)
    }

    mutating func close(into digest: inout TextDigest, byteCount: Int) {
        digest.characters = characters
        digest.classSwitches = switches
        digest.longestToken = max(longestToken, token)
        digest.words = words
        digest.maskedHash = maskedHash
        digest.wordHashes = wordHashes
        digest.repetition = words < 12 ? nil : Float(repeated) / Float(max(1, trigrams))
        for bit in 0..<64 where simVotes[bit] > 0 { digest.simHash |= 1 << UInt64(bit) }
        for byte in 0..<128 {
            let count = Int(histogram[byte])
            switch Self.kind(of: UInt8(byte)) {
            case .letter: if byte >= 0x61 { digest.lower += count } else { digest.upper += count }
            case .digit: digest.digits += count
            case .punctuation: digest.punctuation += count
            default: break
            }
        }
        // Lead bytes stand for one scalar each.
        for byte in 0xC0..<256 { digest.nonASCII += Int(histogram[byte]) }
        digest.entropy = entropy(of: byteCount)
    }

    private func entropy(of byteCount: Int) -> Float {
        guard byteCount > 0 else { return Self.proseEntropy }
        var sum: Float = 0
        let total = Float(byteCount)
        for byte in 0..<256 where histogram[byte] > 0 {
            let share = Float(histogram[byte]) / total
            sum -= share * Logarithm.base2(share)
        }
        let weight = min(1, total / 32)
        return weight * sum + (1 - weight) * Self.proseEntropy
    }

    /// Bits a byte of ordinary English prose with spaces, by single letters (Shannon 1951 gives 4.03 for 27 symbols;
    /// capitals, digits and punctuation add some).
    private static let proseEntropy: Float = 4.2

    private static func kind(of byte: UInt8) -> Class {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0x09...0x0D, 0x20: .space
        case 0x80...: .other
        case 0x21...0x7E: .punctuation
        default: .space
        }
    }
}
