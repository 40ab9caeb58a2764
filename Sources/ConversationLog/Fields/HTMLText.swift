/// What a person reads of HTML: the text without its markup, for search and for the screen, not for a browser.
///
/// Linear in the input, never fails: what is no sound markup stays as it is, so that nothing said is lost.
/// Scripts, styles and comments are left out, if they end. Links and pictures keep their address in brackets after their text, since an
/// address that differs from its text is what phishing looks like. Entities are decoded once: `&amp;lt;` is `&lt;`.
struct HTMLText {
    private var writer = Writer()
    private var tags: HTMLTag.Search
    /// Ends that were looked for in vain: looking again for each beginning would take quadratic time.
    private var missingEnds: [String] = []

    private init(_ html: Span<UInt8>) {
        tags = HTMLTag.Search(html)
    }

    /// The text of some HTML, without blanks at its ends and with at most one empty line in a row.
    static func plain(_ html: Span<UInt8>) -> [UInt8] {
        var text = HTMLText(html)
        var position = 0
        while position < html.count {
            switch html[position] {
            case UInt8(ascii: "<"):
                position = text.readMarkup(html, at: position)
            case UInt8(ascii: "&"):
                let (decoded, length) = HTMLEntity.decoded(html, at: position)
                text.writer.put(decoded)
                position += length
            default:
                text.writer.put(html[position])
                position += 1
            }
        }
        return text.writer.finished()
    }

    /// Reads the markup that may begin here, and gives the position after it.
    private mutating func readMarkup(_ html: Span<UInt8>, at start: Int) -> Int {
        if HTMLText.hasPrefix(html, "<!--", at: start), let end = commentEnd(html, from: start + 4) { return end }
        guard let tag = tags.tag(html, at: start) else {
            // A bare `<`, as in `a < b`, is text.
            writer.put(html[start])
            return start + 1
        }
        switch tag.name {
        case "script", "style":
            if !tag.isClosing, let end = elementEnd(tag.name, html, from: tag.end) { return end }
        case "br": writer.breakLine()
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol": writer.breakLines(2)
        case "div", "tr", "section", "article", "header", "footer", "hr", "dl", "dt", "dd": writer.breakLines(1)
        case "li":
            writer.breakLines(1)
            if !tag.isClosing { writer.put(Array("- ".utf8)) }
        case "td", "th": writer.put(UInt8(ascii: " "))
        case "a":
            writer.closeLink()
            if !tag.isClosing { writer.openLink(tag.attribute("href", in: html)) }
        case "img":
            if let text = tag.attribute("alt", in: html) { writer.put(text) }
            writer.putAddress(tag.attribute("src", in: html))
        default: break
        }
        return tag.end
    }

    /// After the element's closing tag; nil when there is none.
    private mutating func elementEnd(_ name: String, _ html: Span<UInt8>, from start: Int) -> Int? {
        if missingEnds.contains(name) { return nil }
        var position = start
        while let open = html.firstIndex(of: UInt8(ascii: "<"), from: position) {
            if let tag = tags.tag(html, at: open), tag.isClosing, tag.name == name { return tag.end }
            position = open + 1
        }
        missingEnds.append(name)
        return nil
    }

    private mutating func commentEnd(_ html: Span<UInt8>, from start: Int) -> Int? {
        if missingEnds.contains("-->") { return nil }
        var position = start
        while position < html.count, let close = html.firstIndex(of: UInt8(ascii: ">"), from: position) {
            if close >= start + 2, html[close - 1] == UInt8(ascii: "-"), html[close - 2] == UInt8(ascii: "-") { return close + 1 }
            position = close + 1
        }
        missingEnds.append("-->")
        return nil
    }

    private static func hasPrefix(_ html: Span<UInt8>, _ prefix: String, at start: Int) -> Bool {
        guard start + prefix.utf8.count <= html.count else { return false }
        return zip(prefix.utf8, start...).allSatisfy { html[$1] == $0 }
    }

    /// Collects text: runs of blanks become one, line ends come from markup alone.
    private struct Writer {
        private var text: [UInt8] = []
        private var owesBlank = false
        private var link: (address: [UInt8], start: Int)?

        mutating func put(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C: owesBlank = true
            default:
                if owesBlank, let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: " ")) }
                owesBlank = false
                text.append(byte)
            }
        }

        mutating func put(_ bytes: [UInt8]) {
            for byte in bytes { put(byte) }
        }

        /// One line end more.
        mutating func breakLine() {
            owesBlank = false
            if !text.isEmpty, !text.suffix(2).elementsEqual([0x0A, 0x0A]) { text.append(UInt8(ascii: "\n")) }
        }

        /// So many line ends at least, unless nothing came yet.
        mutating func breakLines(_ count: Int) {
            owesBlank = false
            guard !text.isEmpty else { return }
            let there = text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "\n") }.count
            for _ in 0..<max(0, count - there) { text.append(UInt8(ascii: "\n")) }
        }

        mutating func openLink(_ address: [UInt8]?) {
            link = address.map { ($0, text.count) }
        }

        mutating func closeLink() {
            guard let (address, start) = link else { return }
            link = nil
            let shown = text[min(start, text.count)...].drop { $0 <= 0x20 }
            if !shown.elementsEqual(address) { putAddress(address) }
        }

        mutating func putAddress(_ address: [UInt8]?) {
            guard let address, !address.isEmpty else { return }
            put(Array(" [".utf8))
            put(address)
            put(UInt8(ascii: "]"))
        }

        mutating func finished() -> [UInt8] {
            closeLink()
            while let last = text.last, last == UInt8(ascii: "\n") { text.removeLast() }
            return text
        }
    }
}

extension MessageText {
    /// What a person reads of the HTML in a string; nil when this is no string, or nothing is left.
    init?(html value: JSONValue) {
        guard value.isString else { return nil }
        let text = value.withBytes { HTMLText.plain($0) }
        guard !text.isEmpty else { return nil }
        self.init(text.span)
    }
}
