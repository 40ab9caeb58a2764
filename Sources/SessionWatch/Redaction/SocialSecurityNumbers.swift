/// United States social security numbers: area, group and serial that can have been given out.
enum SocialSecurityNumbers {
    /// The number that begins with the digit at `start`: parted 3-2-4 by dashes or spaces, or solid after words that say so.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        let before = text[start - 1]
        guard !before.isAlphanumeric, before != "_", before != "." else { return nil }
        if before == "-" || before == "/" || before.isBlank, text[start - 2].isDigit { return nil }
        if before == "-", text[start - 2].isLetter { return nil }
        let separator = text[start + 3]
        let isSolid = separator.isDigit
        let starts = isSolid ? [start, start + 3, start + 5] : [start, start + 4, start + 7]
        guard isSolid || ((separator == "-" || separator == " ") && text[start + 6] == separator),
            let area = number(3, at: starts[0], in: text), let group = number(2, at: starts[1], in: text),
            let serial = number(4, at: starts[2], in: text), isGivenOut(area: area, group: group, serial: serial)
        else { return nil }
        let end = starts[2] + 4
        guard !text[end].isAlphanumeric, text[end] != "_" else { return nil }
        if text[end] == "-" || text[end] == "." || text[end] == "/" || text[end] == " ", text[end + 1].isDigit { return nil }
        guard !isSolid || isCued(at: start, in: text) else { return nil }
        return start..<end
    }

    /// Rules since the randomisation of 2011 (SSA, "Social Security Number Randomization"): no area 000, 666 or 900 and above,
    /// no group 00, no serial 0000.
    private static func isGivenOut(area: Int, group: Int, serial: Int) -> Bool {
        area != 0 && area != 666 && area < 900 && group != 0 && serial != 0
    }

    private static func number(_ digits: Int, at start: Int, in text: FoldedText) -> Int? {
        var value = 0
        for index in start..<(start + digits) {
            guard text[index].isDigit else { return nil }
            value = value * 10 + text[index].digitValue
        }
        return value
    }

    private static func isCued(at start: Int, in text: FoldedText) -> Bool {
        for word in text.words(before: start, limit: 4) {
            if cues.contains(word) { return true }
            guard fillers.contains(word) else { return false }
        }
        return false
    }

    /// "Security" alone stands in a name of a firm too, "social" hardly before a number.
    private static let cues = WordSet("ssn social")
    private static let fillers = WordSet("security number no is my")
}
