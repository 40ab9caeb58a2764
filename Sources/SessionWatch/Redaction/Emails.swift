/// Mail addresses: a local part, an at sign, a domain of at least two labels.
enum Emails {
    /// The address around the at sign at `at`.
    static func range(around at: Int, in text: FoldedText) -> Range<Int>? {
        // RFC 5321, 4.5.3.1: 64 octets before the sign, 255 after it.
        var start = at
        while start > 0, at - start < 64, isLocal(text.bytes[start - 1]) { start -= 1 }
        while start < at, text.bytes[start] == "." || text.bytes[start] == "-" { start += 1 }
        guard start < at, text.bytes[at - 1] != ".", !isUserInfo(before: start, in: text) else { return nil }
        var end = at + 1
        var domainEnd: Int?
        var label = end
        var labels = 0
        while end <= text.count, end - at <= 255 {
            let byte = text[end]
            if byte.isAlphanumeric || byte == FoldedText.otherLetter || (byte == "-" && end > label) {
                end += 1
                continue
            }
            guard end > label, end - label <= 63 else { break }
            labels += 1
            var last = end
            while last > label, text.bytes[last - 1] == "-" { last -= 1 }
            if labels > 1, isTopLevel(text.bytes[label..<last]) { domainEnd = last }
            guard byte == "." else { break }
            end += 1
            label = end
        }
        return domainEnd.map { start..<$0 }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == "." || byte == "_" || byte == "%" || byte == "+" || byte == "-" || byte == "'"
            || byte == FoldedText.otherLetter
    }

    /// Two letters or more, or an internationalised one (`xn--...`).
    private static func isTopLevel(_ label: ArraySlice<UInt8>) -> Bool {
        label.count >= 2 && (label.allSatisfy(\.isWordLetter) || label.starts(with: "xn--".utf8))
    }

    /// True for the end of a password in `scheme://user:password@host`: that is a secret and no address.
    private static func isUserInfo(before start: Int, in text: FoldedText) -> Bool {
        var at = start
        while at > 0, start - at < URLPasswords.limit, !text.bytes[at - 1].isSpace {
            if text[at - 1] == "/", text[at - 2] == "/", text[at - 3] == ":" { return true }
            guard text.bytes[at - 1] != "/" else { return false }
            at -= 1
        }
        return false
    }
}
