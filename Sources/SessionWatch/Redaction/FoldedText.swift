/// A text as the finders see it: one byte a visible character, without the disguises that would hide a number from them.
///
/// ASCII stays as it is. Decimal digits of any script, full-width letters and signs, odd spaces and dashes become their ASCII
/// likeness; invisible characters and combining marks vanish; other letters and signs become ``otherLetter`` and ``otherSign``;
/// a placeholder of ours, or a part that was found already, becomes one ``placeholder``. Full NFKC would need Foundation.
struct FoldedText {
    /// Letters of Latin, Greek and Cyrillic beyond ASCII: they can belong to a word or to a mail address.
    static let otherLetter: UInt8 = 0x80
    /// All else beyond ASCII, such as signs, emoji and scripts written without spaces.
    static let otherSign: UInt8 = 0x81
    /// One of our placeholders, whatever its length, so that a redacted text looks the same to the finders each time.
    static let placeholder: UInt8 = 0x82

    let bytes: [UInt8]
    /// Where each byte begins and ends in the original; nil when nothing was folded and both are the same.
    private let origins: [Range<UInt32>]?

    var count: Int { bytes.count }

    /// The byte at an index; 0 beyond either end.
    subscript(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

    /// The bytes of the original that a range of ours stands for.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard let origins, let first = range.first, let last = range.last else { return range }
        return Int(origins[first].lowerBound)..<Int(origins[last].upperBound)
    }

    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - known: ranges of `utf8` that were found already, in order and apart.
    init(_ utf8: [UInt8], known: [Range<Int>] = []) {
        if known.isEmpty, utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "<") }) {
            bytes = utf8
            origins = nil
            return
        }
        var bytes: [UInt8] = []
        var origins: [Range<UInt32>] = []
        bytes.reserveCapacity(utf8.count)
        origins.reserveCapacity(utf8.count)
        func add(_ byte: UInt8, _ range: Range<Int>) {
            bytes.append(byte)
            origins.append(UInt32(range.lowerBound)..<UInt32(range.upperBound))
        }
        var known = known[...]
        var at = 0
        while at < utf8.count {
            if let range = known.first, range.lowerBound == at {
                add(Self.placeholder, range)
                at = range.upperBound
                known.removeFirst()
            } else if utf8[at] < 0x80 {
                let length = utf8[at] == UInt8(ascii: "<") ? Placeholder.length(in: utf8, at: at) : nil
                add(length == nil ? utf8[at] : Self.placeholder, at..<(at + (length ?? 1)))
                at += length ?? 1
            } else {
                let (scalar, length) = Self.scalar(in: utf8, at: at)
                if let byte = Self.likeness(of: scalar) { add(byte, at..<(at + length)) }
                at += length
            }
        }
        self.bytes = bytes
        self.origins = origins
    }

    /// Decodes one scalar of valid UTF-8 beyond ASCII; a stray byte gives U+FFFD of length 1.
    private static func scalar(in utf8: [UInt8], at start: Int) -> (Unicode.Scalar, length: Int) {
        let lead = utf8[start]
        let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
        guard length > 1, start + length <= utf8.count else { return ("\u{fffd}", 1) }
        var value = UInt32(lead & (0x7f >> UInt8(length)))
        for byte in utf8[(start + 1)..<(start + length)] { value = value << 6 | UInt32(byte & 0x3f) }
        return (Unicode.Scalar(value) ?? "\u{fffd}", length)
    }

    /// What a scalar beyond ASCII is taken for; nil for what can't be seen.
    private static func likeness(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0xff01...0xff5e: return UInt8(scalar.value - 0xfee0)
        case 0xa0, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: return UInt8(ascii: " ")
        case 0x2010...0x2015, 0x2212, 0xfe58, 0xfe63: return UInt8(ascii: "-")
        case 0x85, 0x2028, 0x2029: return UInt8(ascii: "\n")
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber, .otherNumber:
            guard properties.numericType == .decimal || properties.numericType == .digit, let value = properties.numericValue,
                (0...9).contains(value)
            else { return otherSign }
            return UInt8(ascii: "0") + UInt8(value)
        case .format, .nonspacingMark, .enclosingMark, .unassigned, .privateUse, .control: return nil
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter:
            // U+058F ends the Armenian block, the last of the scripts with letter case and spaces that are common in mail addresses.
            return properties.isDefaultIgnorableCodePoint ? nil : scalar.value <= 0x58f ? otherLetter : otherSign
        default: return properties.isDefaultIgnorableCodePoint ? nil : otherSign
        }
    }
}
