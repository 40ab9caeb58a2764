/// What the TOML library must not meet, since toml++ stops the whole program on it by an assertion.
struct TOMLTrap: Hashable {
    /// What is wrong, as the end of a sentence.
    enum Kind: String {
        /// `[` or `[[` is followed by what can't begin a key, such as `[=` or `[é]` (its `parse_key`).
        case headerWithoutKey = "the name of a table must follow ["
        /// The `T` of a date and time is followed by no digit, as in `2026-03-02T:` (its `parse_time`).
        case dateWithoutTime = "a time must follow the T of a date"
    }

    let kind: Kind
    /// Counted from 1.
    let line: Int

    /// The first trap in a settings file; nil when there is none.
    ///
    /// Strings, comments and the insides of values are passed over; a damaged one is left to the library, which stops at the first fault.
    static func first(in text: String) -> TOMLTrap? {
        var scan = Scan(Array(text.utf8))
        return scan.run()
    }

    private struct Scan {
        private let bytes: [UInt8]
        private var position = 0
        private var line = 1
        /// Brackets and braces that are open in a value.
        private var depth = 0
        private var isAtLineStart = true

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        mutating func run() -> TOMLTrap? {
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: "\n"):
                    line += 1
                    isAtLineStart = depth == 0
                    continue
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
                case UInt8(ascii: "#"): while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
                case UInt8(ascii: "\""), UInt8(ascii: "'"): passString(byte)
                case UInt8(ascii: "[") where isAtLineStart: if !hasKey() { return TOMLTrap(kind: .headerWithoutKey, line: line) }
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
                case UInt8(ascii: "T"), UInt8(ascii: "t"):
                    if isBehindDate, !isDigit(at: position) { return TOMLTrap(kind: .dateWithoutTime, line: line) }
                default: break
                }
                isAtLineStart = false
            }
            return nil
        }

        /// Whether the byte just taken stands behind `2026-03-02`.
        private var isBehindDate: Bool {
            guard position >= 11 else { return false }
            return (0..<10).allSatisfy { place in
                place == 4 || place == 7 ? bytes[position - 11 + place] == UInt8(ascii: "-") : isDigit(at: position - 11 + place)
            }
        }

        private func isDigit(at place: Int) -> Bool {
            place < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place])
        }

        /// Behind the first bracket of a header.
        private mutating func hasKey() -> Bool {
            let isList = position < bytes.count && bytes[position] == UInt8(ascii: "[")
            if isList { position += 1 }
            while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") { position += 1 }
            guard position < bytes.count else { return true }
            switch bytes[position] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                return true
            // The library says itself what is wrong with a name of nothing, and with blanks between two brackets.
            case UInt8(ascii: "]"): return true
            case UInt8(ascii: "["): return !isList
            default: return false
            }
        }

        /// Behind a string's first quote; one of three quotes may go over lines.
        private mutating func passString(_ quote: UInt8) {
            let isLong = bytes[position...].starts(with: [quote, quote])
            if isLong { position += 2 }
            while position < bytes.count {
                let byte = bytes[position]
                if byte == UInt8(ascii: "\n") {
                    if !isLong { return }
                    line += 1
                }
                position += 1
                if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                    if position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
                } else if byte == quote {
                    if !isLong { return }
                    if bytes[position...].starts(with: [quote, quote]) {
                        position += 2
                        // Up to two quotes may stand before the closing three.
                        while position < bytes.count, bytes[position] == quote { position += 1 }
                        return
                    }
                }
            }
        }
    }
}
