/// Private keys in PEM (RFC 7468) or PGP armour, from the first dash to the last.
enum PrivateKeyBlocks {
    /// The block whose first dash is at `start`.
    ///
    /// A block without an end, as in a text that was cut, goes as far as its last long line of base64.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        guard text.has(begin, at: start) else { return nil }
        var at = start + begin.count
        // The label, such as "RSA PRIVATE KEY": upper-case words up to the next dashes.
        let label = at
        while at - label < 40, text[at].isUpper || text[at] == " " || text[at].isDigit { at += 1 }
        guard text.has(dashes, at: at), contains(privateKey, in: text.bytes[label..<at]) else { return nil }
        at += dashes.count
        var end = at
        var lineStart = at
        while at < text.count {
            let byte = text.bytes[at]
            if byte == "-", text.has(dashes, at: at) {
                guard text.has(endMark, at: at) else { break }
                at += endMark.count
                while text[at].isUpper || text[at] == " " { at += 1 }
                return start..<(text.has(dashes, at: at) ? at + dashes.count : at)
            }
            if isBase64(byte) {
                if at + 1 - lineStart >= longLine { end = at + 1 }
            } else {
                // Line breaks, also the two characters \n of a key inside JSON, and the headers of an encrypted key.
                guard byte.isSpace || byte == "\\" || byte == ":" || byte == "," || byte == "-" || byte == "." || byte == "(" || byte == ")"
                else { break }
                lineStart = at + 1
            }
            at += 1
        }
        return start..<end
    }

    private static func isBase64(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == "+" || byte == "/" || byte == "=" }

    private static func contains(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: word) }
    }

    /// No word of a language is as long: a run from here on is taken for the key's.
    private static let longLine = 24

    private static let begin = Array("-----begin ".utf8)
    private static let endMark = Array("-----end ".utf8)
    private static let dashes = Array("-----".utf8)
    private static let privateKey = Array("PRIVATE KEY".utf8)
}
