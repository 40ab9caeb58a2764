/// A phrase that is known to be harmless here, however it is cased and spaced.
package struct AllowedText: Hashable, Sendable {
    /// As the settings spell it.
    package let text: String
    private let phrase: [UInt8]
    /// For each prefix of the phrase the length of its longest proper border (Knuth, Morris and Pratt 1977): a search never
    /// goes back in the text.
    private let borders: [Int]

    /// Letters under which a phrase would be in half of all messages.
    package static let leastLength = 3

    /// - Returns: nil for a phrase of less than ``leastLength`` bytes.
    package init?(_ text: String) {
        let phrase = Self.folded(text)
        guard phrase.count >= Self.leastLength else { return nil }
        self.text = text
        self.phrase = phrase
        var borders = [0]
        for index in 1..<phrase.count {
            var length = borders[index - 1]
            while length > 0, phrase[index] != phrase[length] { length = borders[length - 1] }
            borders.append(phrase[index] == phrase[length] ? length + 1 : 0)
        }
        self.borders = borders
    }

    /// - Parameter text: by ``folded(_:)``.
    /// - Complexity: O(text).
    func occurs(in text: [UInt8]) -> Bool {
        var length = 0
        for byte in text {
            while length > 0, byte != phrase[length] { length = borders[length - 1] }
            if byte == phrase[length] { length += 1 }
            if length == phrase.count { return true }
        }
        return false
    }

    /// The text in lower case, each run of white space one blank, none at the ends.
    static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var isGap = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isGap = true
                continue
            }
            if isGap, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            isGap = false
            if scalar.isASCII {
                let byte = UInt8(scalar.value)
                bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else {
                bytes += scalar.properties.lowercaseMapping.utf8
            }
        }
        return bytes
    }
}
