/// Mends what makes a strict parser refuse a line that its writer meant as JSON.
///
/// Inside strings: bad UTF-8 becomes U+FFFD, raw control bytes and NUL become `\u00XX`, half a surrogate pair becomes
/// `\uFFFD`. Outside: control bytes become spaces, an integer too long for 64 bits becomes text. All else stays, so
/// that what was no JSON for another reason still isn't.
enum JSONRepair {
    /// The mended line, or nil when there was nothing to mend.
    static func mended(_ bytes: Span<UInt8>) -> [UInt8]? {
        let input = Array(String(validating: bytes).utf8)
        var changed = input.count != bytes.count || !bytes.indices.allSatisfy { input[$0] == bytes[$0] }
        var output: [UInt8] = []
        output.reserveCapacity(input.count + 64)
        var inString = false
        var i = 0
        while i < input.count {
            let byte = input[i]
            if inString {
                if byte < 0x20 {
                    output += [backslash, UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")]
                    output += [hexDigit(byte >> 4), hexDigit(byte & 15)]
                    changed = true
                    i += 1
                } else if byte == backslash {
                    let (escape, length, wasHalf) = self.escape(in: input, at: i)
                    output += escape
                    changed = changed || wasHalf
                    i += length
                } else {
                    inString = byte != quote
                    output.append(byte)
                    i += 1
                }
            } else if isDigit(byte) || byte == UInt8(ascii: "-") {
                let end = input[i...].firstIndex { !isNumberByte($0) } ?? input.count
                if let text = longInteger(input[i..<end]) {
                    output.append(quote)
                    output += text
                    output.append(quote)
                    changed = true
                } else {
                    output += input[i..<end]
                }
                i = end
            } else {
                inString = byte == quote
                let isRawControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
                output.append(isRawControl ? 0x20 : byte)
                changed = changed || isRawControl
                i += 1
            }
        }
        return changed ? output : nil
    }

    /// The escape at `start`, its length in the input, and whether half a surrogate pair was replaced.
    private static func escape(in input: [UInt8], at start: Int) -> (ArraySlice<UInt8>, length: Int, wasHalf: Bool) {
        let isUnicode = start + 1 < input.count && input[start + 1] == UInt8(ascii: "u")
        guard isUnicode, let unit = codeUnit(input, start + 2) else {
            let length = min(2, input.count - start)
            // A raw control byte after the backslash is left to the loop, which escapes it.
            if length == 2, input[start + 1] < 0x20 { return (ArraySlice([backslash, backslash]), 1, true) }
            return (input[start..<start + length], length, false)
        }
        switch unit {
        case 0xD800...0xDBFF:
            let hasTail = start + 7 < input.count && input[start + 6] == backslash && input[start + 7] == UInt8(ascii: "u")
            if hasTail, let tail = codeUnit(input, start + 8), (0xDC00...0xDFFF).contains(tail) {
                return (input[start..<start + 12], 12, false)
            }
            return (replacement, 6, true)
        case 0xDC00...0xDFFF: return (replacement, 6, true)
        default: return (input[start..<start + 6], 6, false)
        }
    }

    /// The number of four hexadecimal digits at `start`.
    private static func codeUnit(_ input: [UInt8], _ start: Int) -> UInt16? {
        guard start + 4 <= input.count else { return nil }
        var unit: UInt16 = 0
        for byte in input[start..<start + 4] {
            guard let digit = hexValue(byte) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// The number itself, if it is an integer which neither Int64 nor UInt64 can hold.
    private static func longInteger(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let digits = number.first == UInt8(ascii: "-") ? number.dropFirst() : number
        // Int64 and UInt64 end at 19 and 20 digits.
        guard digits.count >= 19, digits.first != UInt8(ascii: "0"), digits.allSatisfy(isDigit) else { return nil }
        let text = String(decoding: number, as: UTF8.self)
        return Int64(text) == nil && UInt64(text) == nil ? number : nil
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let replacement = ArraySlice(#"\ufffd"#.utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
