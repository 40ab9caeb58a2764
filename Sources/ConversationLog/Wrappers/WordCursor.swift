/// Walks the words of a line's head, which single spaces separate.
struct WordCursor {
    /// Where the next word begins.
    private(set) var position: Int

    /// Begins at a place.
    init(after position: Int) { self.position = position }

    /// Where the next word lies, which may be empty; nil when no space follows it.
    mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        guard position <= bytes.count, let space = bytes.firstIndex(of: UInt8(ascii: " "), from: position) else { return nil }
        let word = position..<space
        guard !word.isEmpty else { return nil }
        position = space + 1
        return word
    }
}

extension Span<UInt8> {
    /// True when these are exactly the bytes of the text.
    func hasBytes(of text: String) -> Bool { count == text.utf8.count && hasPrefix(text) }

    /// True when these begin with the bytes of the text.
    func hasPrefix(_ text: String) -> Bool {
        var position = 0
        for byte in text.utf8 {
            guard position < count, self[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// The digits at a place as a number, and the place after them; nil without any, and for more than so many.
    func number(at start: Int, digits limit: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = start
        while end < count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[end]) {
            guard end - start < limit else { return nil }
            value = value * 10 + Int(self[end] - UInt8(ascii: "0"))
            end += 1
        }
        return end == start ? nil : (value, end)
    }
}
