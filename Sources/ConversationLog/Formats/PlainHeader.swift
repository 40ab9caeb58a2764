/// The head of a line of plain text: `[TIME] SESSION role:`, in the variants that people write.
struct PlainHeader {
    /// When it was said, if the head tells.
    var time: EventTime?
    /// The conversation, if the head names it.
    var session: String?
    /// Who speaks.
    var role: Message.Role
    /// True when the role word hardly means anything else, and no log level stands before it.
    var isClear: Bool
    /// Where what was said begins.
    var textStart: Int

    /// Reads the head of a line; nil when the line has none.
    ///
    /// A time stamp and a session may each stand bare or in brackets; between the parts may be blanks, `-` and `|`;
    /// a log level is passed over. A bare session needs a time before it: `Note to user: ...` is no head.
    init?(_ bytes: Span<UInt8>) {
        var scan = PlainScan()
        time = scan.time(in: bytes)
        var hasLevel = false
        // Level, session and role: a fourth word is none of them.
        for _ in 0..<3 {
            scan.skipSeparators(in: bytes)
            guard let word = scan.word(in: bytes) else { return nil }
            let range = word.range
            if let role = word.canBeRole ? RoleWords.role(bytes.extracting(range)) : nil {
                self.role = role
                isClear = !hasLevel && RoleWords.isPlain(bytes.extracting(range))
                textStart = word.end
                if textStart < bytes.count, bytes[textStart] == UInt8(ascii: " ") || bytes[textStart] == UInt8(ascii: "\t") { textStart += 1 }
                return
            }
            if PlainScan.levels.contains(FoldedName(bytes.extracting(range))) {
                hasLevel = true
            } else if session == nil, !range.isEmpty, word.isBracketed || time != nil {
                session = PlainHeader.sessionName(bytes.extracting(range))
            } else {
                return nil
            }
        }
        return nil
    }

    /// The session without a label: of `session=s-9a1`, `s-9a1`.
    private static func sessionName(_ bytes: Span<UInt8>) -> String {
        let text = String(validating: bytes)
        guard let equals = text.firstIndex(of: "="), FieldAliases.alias(FoldedName(String(text[..<equals])))?.kind == .session else {
            return Identifier.bounded(text)
        }
        return Identifier.bounded(String(text[text.index(after: equals)...]))
    }
}

/// Walks the words at the head of a line; the line is given to each step, since a span can't be stored.
private struct PlainScan {
    private(set) var position = 0

    /// Words for the importance of a line, as loggers write them.
    static let levels = Set(["trace", "debug", "info", "notice", "warn", "warning", "error", "critical"].map { FoldedName($0) })

    /// Longer words (bytes) are no session id and no role.
    private static let longestWord = 512

    /// A word of the head.
    struct Word {
        /// The word itself, without its brackets.
        var range: Range<Int>
        /// After the word, its brackets and its mark.
        var end: Int
        /// True for `[word]`, `(word)` and `<word>`.
        var isBracketed: Bool
        /// True when what follows is what follows a speaker: `:`, `>`, or the end of its brackets.
        var canBeRole: Bool
    }

    /// The time stamp at the start, with or without brackets.
    mutating func time(in bytes: Span<UInt8>) -> EventTime? {
        guard bytes.count > 10 else { return nil }
        let closing = PlainScan.closing(bytes[0])
        let start = closing == nil ? 0 : 1
        guard PlainScan.isDigit(bytes[start]), let (time, length) = EventTime.prefix(of: bytes.extracting(start..<bytes.count)) else { return nil }
        var end = start + length
        if let closing {
            guard end < bytes.count, bytes[end] == closing else { return nil }
            end += 1
        }
        position = end
        return time
    }

    /// Passes over what may stand between two words.
    mutating func skipSeparators(in bytes: Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "|"): position += 1
            // A dash or a colon between two words, not the beginning of one.
            case UInt8(ascii: "-"), UInt8(ascii: ":"):
                guard position > 0, position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: " ") else { return }
                position += 1
            default: return
            }
        }
    }

    /// The next word; nil at the end of the line and for what is too long for one.
    mutating func word(in bytes: Span<UInt8>) -> Word? {
        guard position < bytes.count else { return nil }
        let stop = min(bytes.count, position + PlainScan.longestWord)
        if let closing = PlainScan.closing(bytes[position]) {
            let start = position + 1
            guard let end = (start..<max(start, stop)).first(where: { bytes[$0] == closing }) else { return nil }
            position = end + 1
            let hasMark = position < bytes.count && PlainScan.isMark(bytes[position])
            if hasMark { position += 1 }
            let isEnd = position == bytes.count || bytes[position] == UInt8(ascii: " ")
            return Word(range: start..<end, end: position, isBracketed: true, canBeRole: hasMark || isEnd)
        }
        let start = position
        // A role ends at its mark; a session may have colons in it.
        var firstMark: Int?
        var end = start
        while end < stop, bytes[end] != UInt8(ascii: " "), bytes[end] != UInt8(ascii: "\t"), bytes[end] != UInt8(ascii: "|") {
            if firstMark == nil, PlainScan.isMark(bytes[end]) { firstMark = end }
            end += 1
        }
        if end == stop, stop < bytes.count { return nil }
        if let firstMark, RoleWords.role(bytes.extracting(start..<firstMark)) != nil {
            position = firstMark + 1
            return Word(range: start..<firstMark, end: position, isBracketed: false, canBeRole: true)
        }
        position = end
        // `user : text`, with a blank before the mark.
        if firstMark == nil, end + 1 < bytes.count, bytes[end] == UInt8(ascii: " "), PlainScan.isMark(bytes[end + 1]) {
            if RoleWords.role(bytes.extracting(start..<end)) != nil {
                return Word(range: start..<end, end: end + 2, isBracketed: false, canBeRole: true)
            }
        }
        let last = end > start && PlainScan.isMark(bytes[end - 1]) ? end - 1 : end
        return Word(range: start..<last, end: end, isBracketed: false, canBeRole: false)
    }

    private static func closing(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "<"): UInt8(ascii: ">")
        default: nil
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == UInt8(ascii: ">") }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
