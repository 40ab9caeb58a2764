/// The links in a text, and whether one of them carries data out.
package struct LinkDigest: Hashable, Sendable {
    package var count = 0
    /// Bytes of the longest query string.
    package var longestQuery = 0
    /// Bytes of the longest piece of data in the address of an image that a chat window would load by itself: Markdown
    /// `![](…)` or `![][…]`, or `<img src=…>`. 0 for addresses as shops have them, such as `…/shoes.jpg?v=1612345678&width=800`.
    package var imageData = 0

    init() {}

    /// - Complexity: O(bytes).
    init(_ bytes: Span<UInt8>) {
        var imageLabels: Set<[UInt8]>?
        var index = 0
        while index + 3 < bytes.count {
            guard bytes[index] == UInt8(ascii: "/"), bytes[index + 1] == UInt8(ascii: "/") else {
                index += 1
                continue
            }
            let scheme = Self.schemeStart(bytes, before: index - 1)
            let start = scheme ?? index
            // In a row of slashes only the first may begin an address; spares looking back from each.
            let isInRow = scheme == nil && index > 0 && bytes[index - 1] == UInt8(ascii: "/")
            let opening = isInRow ? .none : Self.opening(bytes, before: start)
            // Without a scheme only an image's address is one: elsewhere two slashes are a remark or a path.
            guard scheme != nil || opening != .none else {
                index += 1
                continue
            }
            var end = index + 2
            var query: Int?
            while end < bytes.count, Self.isLinkByte(bytes[end]) {
                if bytes[end] == UInt8(ascii: "?"), query == nil { query = end }
                end += 1
            }
            if scheme != nil {
                count += 1
                longestQuery = max(longestQuery, query.map { end - $0 - 1 } ?? 0)
            }
            let data = opening == .none ? 0 : AddressData.longest(bytes, path: index + 2..<(query ?? end), query: (query ?? end)..<end)
            switch opening {
            case .none: break
            case .image: imageData = max(imageData, data)
            case .definition(let label):
                guard data > imageData else { break }
                let labels = imageLabels ?? Self.imageLabels(bytes)
                imageLabels = labels
                if labels.contains(label) { imageData = data }
            }
            index = end
        }
    }

    /// Where `http` or `https` begins that ends right before the colon.
    private static func schemeStart(_ bytes: Span<UInt8>, before colon: Int) -> Int? {
        guard colon >= 4, bytes[colon] == UInt8(ascii: ":") else { return nil }
        let start = colon - (bytes[colon - 1] | 0x20 == UInt8(ascii: "s") ? 5 : 4)
        guard start >= 0, bytes[start] | 0x20 == UInt8(ascii: "h"), bytes[start + 1] | 0x20 == UInt8(ascii: "t"),
            bytes[start + 2] | 0x20 == UInt8(ascii: "t"), bytes[start + 3] | 0x20 == UInt8(ascii: "p")
        else { return nil }
        return start
    }

    private static func isLinkByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "<"), UInt8(ascii: "]"), 0x7F:
            false
        default: true
        }
    }

    // MARK: images

    /// What stands before an address.
    private enum Opening: Equatable {
        case none, image
        /// `[label]: `, which an image may name.
        case definition([UInt8])
    }

    /// Bytes that are looked through for the start of an image, and blanks that may stand before its address.
    private static let reach = 256
    private static let blanks = 64

    /// `![…](`, `[…]: ` or, within the reach and with no `>` between, `<img`.
    private static func opening(_ bytes: Span<UInt8>, before start: Int) -> Opening {
        var index = start - 1
        if index >= 0, bytes[index] == UInt8(ascii: "<") { index -= 1 }
        let limit = max(0, index - blanks)
        while index >= limit, bytes[index].isSpace { index -= 1 }
        if index >= 1, bytes[index - 1] == UInt8(ascii: "]") {
            if bytes[index] == UInt8(ascii: "("), let bracket = bracket(bytes, closedAt: index - 1), bracket > 0,
                bytes[bracket - 1] == UInt8(ascii: "!")
            {
                return .image
            }
            if bytes[index] == UInt8(ascii: ":"), let bracket = bracket(bytes, closedAt: index - 1) {
                return .definition(label(bytes, bracket + 1..<index - 1))
            }
        }
        return isInImageTag(bytes, start) ? .image : .none
    }

    private static func isInImageTag(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        var index = start - 1
        let limit = max(0, start - reach)
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

    /// The bracket that the one at `end` closes; brackets between may stand in pairs.
    private static func bracket(_ bytes: Span<UInt8>, closedAt end: Int) -> Int? {
        var depth = 0
        var index = end
        while index >= max(0, end - reach) {
            if bytes[index] == UInt8(ascii: "]") { depth += 1 }
            if bytes[index] == UInt8(ascii: "[") { depth -= 1 }
            if depth == 0 { return index }
            index -= 1
        }
        return nil
    }

    /// Labels are compared without case (CommonMark 0.31, 4.7).
    private static func label(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] { range.map { bytes[$0].lowered } }

    /// The labels that images name: `![alt][label]`, `![label][]` and `![label]`.
    private static func imageLabels(_ bytes: Span<UInt8>) -> Set<[UInt8]> {
        var labels: Set<[UInt8]> = []
        for index in 0..<max(0, bytes.count - 1) where bytes[index] == UInt8(ascii: "!") && bytes[index + 1] == UInt8(ascii: "[") {
            guard let end = closing(bytes, openedAt: index + 1) else { continue }
            labels.insert(label(bytes, index + 2..<end))
            if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "["), let second = closing(bytes, openedAt: end + 1) {
                labels.insert(label(bytes, end + 2..<second))
            }
        }
        return labels
    }

    private static func closing(_ bytes: Span<UInt8>, openedAt start: Int) -> Int? {
        var depth = 0
        for index in start..<min(bytes.count, start + reach) {
            if bytes[index] == UInt8(ascii: "[") { depth += 1 }
            if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}

/// Data that an address carries besides naming what it is the address of.
private enum AddressData {
    /// A query value of so many bytes is data whatever it says: sizes, versions and formats are shorter.
    private static let longValue = 24
    /// A shorter one is data when it decodes to readable text; under 12 bytes of text, chance does that too.
    private static let shortValue = 16
    /// In a path names are long, so only what decodes counts.
    private static let pathPiece = 24

    static func longest(_ bytes: Span<UInt8>, path: Range<Int>, query: Range<Int>) -> Int {
        var longest = 0
        pieces(bytes, path) { byte in EncodedRun.value(of: byte) == nil || byte == UInt8(ascii: "/") } each: { piece in
            if piece.count >= pathPiece, isText(bytes, piece) { longest = max(longest, piece.count) }
        }
        // What follows a number sign isn't sent.
        let sent = query.firstIndex { bytes[$0] == UInt8(ascii: "#") } ?? query.upperBound
        return max(longest, longestValue(bytes, query.lowerBound..<sent))
    }

    private static func longestValue(_ bytes: Span<UInt8>, _ query: Range<Int>) -> Int {
        var longest = 0
        pieces(bytes, query) { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") } each: { piece in
            // Base64 may end in equals signs, which part nothing.
            let name = piece.firstIndex { bytes[$0] == UInt8(ascii: "=") }
            let value = name.map { $0 + 1 < piece.upperBound ? $0 + 1..<piece.upperBound : piece } ?? piece
            var end = value.upperBound
            while end > value.lowerBound, bytes[end - 1] == UInt8(ascii: "=") { end -= 1 }
            let isData = value.count >= longValue || value.count >= shortValue && isText(bytes, value.lowerBound..<end)
            if isData { longest = max(longest, value.count) }
        }
        return longest
    }

    private static func pieces(
        _ bytes: Span<UInt8>, _ range: Range<Int>, partedBy isSign: (UInt8) -> Bool, each: (Range<Int>) -> Void
    ) {
        var start = range.lowerBound
        for index in range where isSign(bytes[index]) {
            if index > start { each(start..<index) }
            start = index + 1
        }
        if range.upperBound > start { each(start..<range.upperBound) }
    }

    /// Whether base64 or hexadecimal digits stand for text: UTF-8 without control characters, three quarters of it letters,
    /// digits and spaces. Of 12 random bytes one run in a million is.
    private static func isText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let isHex = range.count.isMultiple(of: 2) && range.allSatisfy { EncodedRun.hexValue(of: bytes[$0]) != nil }
        // Digits alone are a number.
        let isNumber = range.count < longValue && range.allSatisfy { bytes[$0].isDigit }
        if isHex { return !isNumber && isText(decoded(bytes, range, bits: 4, EncodedRun.hexValue)) }
        return isText(decoded(bytes, range, bits: 6, EncodedRun.value))
    }

    private static func isText(_ decoded: [UInt8]) -> Bool {
        guard !decoded.isEmpty, String(validating: decoded, as: UTF8.self) != nil,
            decoded.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0.isSpace })
        else { return false }
        return decoded.count { $0.isAlphanumeric || $0.isSpace || $0 >= 0x80 } * 4 >= decoded.count * 3
    }

    /// Empty when a byte is no digit.
    private static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>, bits: UInt32, _ value: (UInt8) -> UInt8?) -> [UInt8] {
        var decoded: [UInt8] = []
        var pending: UInt32 = 0
        var filled: UInt32 = 0
        for index in range {
            guard let digit = value(bytes[index]) else { return [] }
            pending = pending << bits | UInt32(digit)
            filled += bits
            if filled >= 8 {
                filled -= 8
                decoded.append(UInt8(truncatingIfNeeded: pending >> filled))
            }
        }
        return decoded
    }
}
