/// Finds text that was hidden as base64 or hexadecimal.
enum EncodedRun {
    /// Shortest run looked at: 24 base64 digits are 18 bytes, 32 hexadecimal digits 16.
    private static let shortestBase64 = 24
    private static let shortestHex = 32
    /// A decoded run counts when this part of it, in hundredths, is printable ASCII or white space.
    private static let printablePercent = 85

    /// Bytes of the longest run that decodes to readable text; 0 when there is none. Linear.
    static func longest(in bytes: Span<UInt8>) -> Int {
        var best = 0
        var start = 0
        var index = 0
        while index <= bytes.count {
            let isDigit = index < bytes.count && value(of: bytes[index]) != nil
            if !isDigit {
                let length = index - start
                if length >= shortestBase64 && length > best && isReadable(bytes, start..<index) { best = length }
                start = index + 1
            }
            index += 1
        }
        return best
    }

    private static func isReadable(_ bytes: Span<UInt8>, _ run: Range<Int>) -> Bool {
        var hexDigits = 0
        var hasUpperOrDigit = false
        for index in run {
            if hexValue(of: bytes[index]) != nil { hexDigits += 1 }
            if !(0x61...0x7A).contains(bytes[index]) { hasUpperOrDigit = true }
        }
        // A long lower-case word decodes to something now and then; real base64 has other digits too.
        guard hasUpperOrDigit else { return false }
        if hexDigits == run.count && run.count >= shortestHex { return hexIsReadable(bytes, run) }
        return base64IsReadable(bytes, run)
    }

    private static func hexIsReadable(_ bytes: Span<UInt8>, _ run: Range<Int>) -> Bool {
        var printable = 0
        var count = 0
        var index = run.lowerBound
        while index + 1 < run.upperBound {
            guard let high = hexValue(of: bytes[index]), let low = hexValue(of: bytes[index + 1]) else { return false }
            if isPrintable(high << 4 | low) { printable += 1 }
            count += 1
            index += 2
        }
        return printable * 100 >= count * printablePercent
    }

    private static func base64IsReadable(_ bytes: Span<UInt8>, _ run: Range<Int>) -> Bool {
        var printable = 0
        var count = 0
        var bits: UInt32 = 0
        var filled = 0
        for index in run {
            guard let digit = value(of: bytes[index]) else { return false }
            bits = bits << 6 | UInt32(digit)
            filled += 6
            if filled >= 8 {
                filled -= 8
                if isPrintable(UInt8(truncatingIfNeeded: bits >> UInt32(filled))) { printable += 1 }
                count += 1
            }
        }
        return count > 0 && printable * 100 >= count * printablePercent
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The digit's value in hexadecimal.
    static func hexValue(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        case 0x41...0x46: byte - 0x37
        default: nil
        }
    }

    /// The digit's value in base64 or base64url (RFC 4648).
    static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x47
        case 0x30...0x39: byte + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
