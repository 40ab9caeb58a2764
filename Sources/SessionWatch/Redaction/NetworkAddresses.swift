/// Internet addresses, version 4 and 6.
enum NetworkAddresses {
    /// Four numbers of 0 to 255 with dots, unless the word before says that it is a version.
    static func version4(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        let before = text[start - 1]
        guard !before.isAlphanumeric, before != "_", before != "." else { return nil }
        if before == "-", text[start - 2].isAlphanumeric { return nil }
        guard let end = dottedQuad(at: start, in: text) else { return nil }
        if text[end].isAlphanumeric || text[end] == "_" || (text[end] == "." || text[end] == "-") && text[end + 1].isAlphanumeric {
            return nil
        }
        if let word = text.words(before: start, limit: 1).first, versionWords.contains(word) { return nil }
        return start..<end
    }

    private static func dottedQuad(at start: Int, in text: FoldedText) -> Int? {
        var at = start
        for octet in 0..<4 {
            var value = 0
            let first = at
            while text[at].isDigit, at - first < 3 {
                value = value * 10 + text[at].digitValue
                at += 1
            }
            guard at > first, value <= 255, at - first == 1 || text[first] != "0" else { return nil }
            guard octet < 3 else { break }
            guard text[at] == "." else { return nil }
            at += 1
        }
        return at
    }

    private static let versionWords = WordSet(
        "version versions ver v build release firmware driver app software rev revision section")

    /// Eight groups of up to four hex digits, or fewer around one `::` (RFC 4291, 2.2).
    ///
    /// - Parameter colon: the first colon of the address; the call does nothing for a later one.
    static func version6(firstColon colon: Int, in text: FoldedText) -> Range<Int>? {
        var start = colon
        while start > 0, colon - start < 5, text.bytes[start - 1].isHexDigit { start -= 1 }
        let before = text[start - 1]
        guard !before.isAlphanumeric, before != "_", before != "." else { return nil }
        // A later colon; but the one after a word, as in `address:2001:db8::1`, belongs to the word.
        if before == ":", text[start - 2] == ":" || text[start - 2].isHexDigit { return nil }
        var end = start
        // The longest spelling has 45 characters: six groups and a version 4 address.
        while end - start <= 45, text[end].isHexDigit || text[end] == ":" || text[end] == "." { end += 1 }
        guard !text[end].isAlphanumeric else { return nil }
        while end > start, text[end - 1] == "." || (text[end - 1] == ":" && text[end - 2] != ":") { end -= 1 }
        let bytes = text.bytes[start..<end]
        // Not `a::b` of a program: an address has a digit, and more than a group or two of one digit.
        guard bytes.contains(where: \.isDigit), bytes.count(where: \.isHexDigit) >= 4, groups(bytes) != nil else { return nil }
        return start..<end
    }

    /// The eight 16-bit groups of an address; nil when it is none.
    static func groups(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        var bytes = Array(bytes)
        var tail: [UInt16] = []
        if bytes.contains(UInt8(ascii: ".")) {
            let quadStart = (bytes.lastIndex(of: UInt8(ascii: ":")) ?? -1) + 1
            let quad = bytes[quadStart...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            let octets = quad.compactMap { UInt8(String(decoding: $0, as: UTF8.self)) }
            guard quadStart > 0, quad.count == 4, octets.count == 4 else { return nil }
            tail = [UInt16(octets[0]) << 8 | UInt16(octets[1]), UInt16(octets[2]) << 8 | UInt16(octets[3])]
            bytes = Array(bytes[..<quadStart])
            if !bytes.ends(with: "::") { bytes.removeLast() }
        }
        var halves: [[UInt16]] = [[]]
        var at = 0
        while at < bytes.count {
            if bytes[at] == ":" {
                guard at + 1 < bytes.count else { return nil }
                if bytes[at + 1] == ":" {
                    guard halves.count == 1, at + 2 >= bytes.count || bytes[at + 2] != ":" else { return nil }
                    halves.append([])
                    at += 2
                    continue
                }
                guard at > 0, bytes[at + 1].isHexDigit, bytes[at - 1] != ":" else { return nil }
                at += 1
            }
            let digits = bytes[at...].prefix(while: \.isHexDigit)
            guard (1...4).contains(digits.count), let group = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
            halves[halves.count - 1].append(group)
            at += digits.count
        }
        halves[halves.count - 1] += tail
        let known = halves.reduce(0) { $0 + $1.count }
        if halves.count == 1 { return known == 8 ? halves[0] : nil }
        return known < 8 ? halves[0] + [UInt16](repeating: 0, count: 8 - known) + halves[1] : nil
    }

    /// The address with all its groups, in lower case without leading zeros.
    static func writtenOut(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard let groups = groups(bytes) else { return bytes.map(\.lowered) }
        return Array(groups.map { String($0, radix: 16) }.joined(separator: ":").utf8)
    }
}

extension [UInt8] {
    fileprivate func ends(with text: StaticString) -> Bool { suffix(text.utf8CodeUnitCount).elementsEqual(text.description.utf8) }
}
