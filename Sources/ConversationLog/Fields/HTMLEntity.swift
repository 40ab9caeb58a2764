/// Character references of HTML: `&amp;`, `&#39;`, `&#x2019;`.
enum HTMLEntity {
    /// The names that occur in chat messages; others stay as they are written.
    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "copy": 0xA9, "reg": 0xAE, "trade": 0x2122,
        "hellip": 0x2026, "mdash": 0x2014, "ndash": 0x2013, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D,
        "bull": 0x2022, "middot": 0xB7, "euro": 0x20AC, "pound": 0xA3, "cent": 0xA2, "yen": 0xA5, "deg": 0xB0, "times": 0xD7,
        "laquo": 0xAB, "raquo": 0xBB, "shy": 0xAD, "zwj": 0x200D, "zwnj": 0x200C, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009,
        "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF, "eacute": 0xE9,
        "egrave": 0xE8, "agrave": 0xE0, "ccedil": 0xE7, "ntilde": 0xF1,
    ]

    /// The longest reference that is read: `&#x10FFFF;` has 10 bytes.
    private static let longest = 12

    /// The text of the reference that begins at `start`, and its length; the `&` itself when it is no reference.
    ///
    /// A number that is no character, or a control character, becomes U+FFFD, as browsers do with most of them (WHATWG HTML, 13.2.5.80).
    static func decoded(_ html: Span<UInt8>, at start: Int) -> (text: [UInt8], length: Int) {
        let stop = min(html.count, start + longest)
        var end = start + 1
        while end < stop, html[end] != UInt8(ascii: ";") { end += 1 }
        guard end < stop, end > start + 1 else { return ([UInt8(ascii: "&")], 1) }
        let name = String(validating: html.extracting(start + 1..<end))
        let number: UInt32?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            number = UInt32(name.dropFirst(2), radix: 16)
        } else if name.hasPrefix("#") {
            number = UInt32(name.dropFirst())
        } else {
            number = names[name]
        }
        guard let number else { return ([UInt8(ascii: "&")], 1) }
        let scalar = Unicode.Scalar(number).flatMap { isText($0) ? $0 : nil } ?? "\u{FFFD}"
        return (Array(String(scalar).utf8), end + 1 - start)
    }

    /// A text with all its references decoded.
    static func decodedAll(_ text: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < text.count {
            if text[position] == UInt8(ascii: "&") {
                let (decoded, length) = decoded(text, at: position)
                result += decoded
                position += length
            } else {
                result.append(text[position])
                position += 1
            }
        }
        return result
    }

    private static func isText(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 ? !(0x7F...0x9F).contains(scalar.value) : [0x09, 0x0A, 0x0D].contains(scalar.value)
    }
}
