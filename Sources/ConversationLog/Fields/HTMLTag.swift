/// A tag in HTML: `<a href="...">`, `</p>`, `<br/>`, `<!doctype html>`.
struct HTMLTag {
    /// In lower case; of `!doctype` and `?xml`, with their mark.
    let name: String
    /// True for `</p>`.
    let isClosing: Bool
    /// After its `>`.
    let end: Int
    private let attributes: Range<Int>

    /// Longer tag names (bytes) are none.
    private static let longestName = 32

    /// Looks for tags in one text, in linear time over all of it.
    struct Search {
        /// Where the last `>` is; before the text when there is none.
        private let lastClose: Int
        /// False once a tag had no end outside its quotes: from then on, the next `>` is taken.
        private var trustsQuotes = true

        /// - Parameter html: the text that ``tag(_:at:)`` is asked about.
        init(_ html: Span<UInt8>) {
            var position = html.count - 1
            while position >= 0, html[position] != UInt8(ascii: ">") { position -= 1 }
            lastClose = position
        }

        /// The tag that begins at `start`; nil when what is there is no tag, or it has no end.
        mutating func tag(_ html: Span<UInt8>, at start: Int) -> HTMLTag? {
            guard start < lastClose else { return nil }
            if trustsQuotes {
                switch HTMLTag.read(html, at: start, trustsQuotes: true) {
                case .tag(let tag): return tag
                case .noTag: return nil
                case .noEnd: trustsQuotes = false
                }
            }
            if case .tag(let tag) = HTMLTag.read(html, at: start, trustsQuotes: false) { return tag }
            return nil
        }
    }

    private enum Finding {
        case tag(HTMLTag)
        case noTag
        case noEnd
    }

    private static func read(_ html: Span<UInt8>, at start: Int, trustsQuotes: Bool) -> Finding {
        var position = start + 1
        guard start < html.count, html[start] == UInt8(ascii: "<"), position < html.count else { return .noTag }
        let isClosing = html[position] == UInt8(ascii: "/")
        if isClosing { position += 1 }
        var name: [UInt8] = []
        while position < html.count, name.count <= HTMLTag.longestName, let letter = HTMLTag.nameLetter(html[position], isFirst: name.isEmpty) {
            name.append(letter)
            position += 1
        }
        guard !name.isEmpty, name.count <= HTMLTag.longestName else { return .noTag }
        let attributesStart = position
        // A `>` inside a quoted value doesn't end the tag.
        var quote: UInt8?
        while position < html.count {
            let byte = html[position]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                if trustsQuotes, html[position - 1] == UInt8(ascii: "=") { quote = byte }
            }
            position += 1
        }
        guard position < html.count else { return .noEnd }
        return .tag(HTMLTag(
            name: String(decoding: name, as: UTF8.self), isClosing: isClosing, end: position + 1, attributes: attributesStart..<position))
    }

    /// The value of an attribute, its entities decoded; nil when it is missing.
    func attribute(_ wanted: String, in html: Span<UInt8>) -> [UInt8]? {
        var position = attributes.lowerBound
        while position < attributes.upperBound {
            while position < attributes.upperBound, html[position] <= 0x20 || html[position] == UInt8(ascii: "/") { position += 1 }
            let nameStart = position
            while position < attributes.upperBound, html[position] > 0x20, html[position] != UInt8(ascii: "=") { position += 1 }
            let name = nameStart..<position
            guard position < attributes.upperBound, html[position] == UInt8(ascii: "=") else {
                if position == nameStart { position += 1 }
                continue
            }
            position += 1
            let value = valueRange(at: position, in: html)
            position = max(position, value.upperBound)
            if position < attributes.upperBound, html[position] != UInt8(ascii: " ") { position += 1 }
            if name.count == wanted.utf8.count, zip(name, wanted.utf8).allSatisfy({ html[$0] | 0x20 == $1 }) {
                return HTMLEntity.decodedAll(html.extracting(value))
            }
        }
        return nil
    }

    /// The value after a `=`, without its quotes.
    private func valueRange(at start: Int, in html: Span<UInt8>) -> Range<Int> {
        guard start < attributes.upperBound else { return start..<start }
        let quote = html[start]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            var end = start
            while end < attributes.upperBound, html[end] > 0x20 { end += 1 }
            return start..<end
        }
        var end = start + 1
        while end < attributes.upperBound, html[end] != quote { end += 1 }
        return start + 1..<end
    }

    private static func nameLetter(_ byte: UInt8, isFirst: Bool) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "!"), UInt8(ascii: "?"): isFirst ? byte : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"): isFirst ? nil : byte
        default: nil
        }
    }
}
