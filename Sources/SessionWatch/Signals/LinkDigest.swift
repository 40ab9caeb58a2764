/// The links in a text, and whether one of them carries data out.
package struct LinkDigest: Hashable, Sendable {
    package var count = 0
    /// Bytes of the longest query string.
    package var longestQuery = 0
    /// Bytes of the longest query string of an image that a chat window would load by itself: Markdown `![](…)` or `<img src=…>`.
    package var imageQuery = 0

    init() {}

    init(_ bytes: Span<UInt8>) {
        var index = 0
        while index + 7 < bytes.count {
            guard bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
                bytes[index + 2] == UInt8(ascii: "/"), Self.schemeStart(bytes, before: index) != nil
            else {
                index += 1
                continue
            }
            let start = Self.schemeStart(bytes, before: index) ?? index
            var end = index + 3
            var query: Int?
            while end < bytes.count, Self.isLinkByte(bytes[end]) {
                if bytes[end] == UInt8(ascii: "?"), query == nil { query = end }
                end += 1
            }
            count += 1
            let queryBytes = query.map { end - $0 - 1 } ?? 0
            longestQuery = max(longestQuery, queryBytes)
            if Self.isImage(bytes, linkAt: start) { imageQuery = max(imageQuery, queryBytes) }
            index = end
        }
    }

    /// Where `http` or `https` begins that ends right before `colon`.
    private static func schemeStart(_ bytes: Span<UInt8>, before colon: Int) -> Int? {
        for scheme in ["https", "http"] {
            let letters = Array(scheme.utf8)
            guard colon >= letters.count else { continue }
            let start = colon - letters.count
            if (0..<letters.count).allSatisfy({ bytes[start + $0] | 0x20 == letters[$0] }) { return start }
        }
        return nil
    }

    private static func isLinkByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "<"), UInt8(ascii: "]"), 0x7F:
            false
        default: true
        }
    }

    /// `![…](` before the link, or `<img` within the 256 bytes before it with no `>` between.
    private static func isImage(_ bytes: Span<UInt8>, linkAt start: Int) -> Bool {
        var index = start - 1
        if index >= 1, bytes[index] == UInt8(ascii: "("), bytes[index - 1] == UInt8(ascii: "]") {
            index -= 2
            let limit = max(0, index - 256)
            while index > limit, bytes[index] != UInt8(ascii: "[") { index -= 1 }
            return index >= 1 && bytes[index] == UInt8(ascii: "[") && bytes[index - 1] == UInt8(ascii: "!")
        }
        let limit = max(0, start - 256)
        while index >= limit, bytes[index] != UInt8(ascii: ">") {
            if bytes[index] == UInt8(ascii: "<"), index + 4 < bytes.count, bytes[index + 1] | 0x20 == UInt8(ascii: "i"),
                bytes[index + 2] | 0x20 == UInt8(ascii: "m"), bytes[index + 3] | 0x20 == UInt8(ascii: "g")
            {
                return true
            }
            index -= 1
        }
        return false
    }
}
