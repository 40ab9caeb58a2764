/// Writes a tape without a JSON text: for formats whose lines are read as if they were JSON.
struct JSONTapeWriter {
    private var words: [UInt64] = [UInt64(UInt8(ascii: "r")) << 56]
    private var strings: [UInt8] = []

    /// Begins an object, and gives what ``closeObject(_:)`` needs.
    mutating func openObject() -> Int {
        words.append(0)
        return words.count - 1
    }

    /// Ends an object.
    mutating func closeObject(_ start: Int) {
        words.append(UInt64(UInt8(ascii: "}")) << 56 | UInt64(start))
        words[start] = UInt64(JSONTape.Tag.object) << 56 | UInt64(words.count)
    }

    /// A member's name, or a string. What is no UTF-8 is mended.
    mutating func put(_ bytes: [UInt8]) {
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        words.append(UInt64(JSONTape.Tag.string) << 56 | UInt64(strings.count))
        let length = UInt32(clamping: text.count)
        for shift in stride(from: UInt32(0), to: 32, by: 8) { strings.append(UInt8(truncatingIfNeeded: length >> shift)) }
        strings += text
        strings.append(0)
    }

    /// True or false.
    mutating func put(_ truth: Bool) {
        words.append(UInt64(truth ? JSONTape.Tag.yes : JSONTape.Tag.no) << 56)
    }

    /// The tape; all objects are closed.
    func finished() -> JSONTape { JSONTape(words: words, strings: strings) }
}
