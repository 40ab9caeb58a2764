/// The password in `scheme://user:password@host`.
enum URLPasswords {
    /// Bytes that are looked through for the at sign.
    static let limit = 256

    /// - Parameter colon: the colon before the two slashes.
    static func range(atColon colon: Int, in text: FoldedText) -> Range<Int>? {
        guard text[colon + 1] == "/", text[colon + 2] == "/", text[colon - 1].isAlphanumeric else { return nil }
        var at = colon + 3
        var password: Int?
        var end: Int?
        // The last at sign before the path counts: a careless password may hold others.
        while at < text.count, at - colon < limit {
            let byte = text.bytes[at]
            if byte.isSpace || byte == "/" || byte == "?" || byte == "#" || byte == "\"" || byte == "<" || byte == ">" { break }
            if byte == ":", password == nil { password = at + 1 }
            if byte == "@", password != nil { end = at }
            at += 1
        }
        guard let password, let end, password < end else { return nil }
        // Taken out already.
        guard text.bytes[password..<end] != [FoldedText.placeholder] else { return nil }
        return password..<end
    }
}
