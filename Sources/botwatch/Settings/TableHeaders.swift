/// Finds a table header that can't be one before the TOML library meets it.
///
/// toml++ stops the whole program (an assertion in its `parse_key`) where `[` or `[[` is followed by what can't begin a key, such as `[=` or `[é]`.
enum TableHeaders {
    /// The line, counted from 1, of the first header without a key; nil when there is none.
    ///
    /// Strings, comments and the insides of values are passed over; a damaged one is left to the library, which stops at the first fault.
    static func lineWithoutKey(in text: String) -> Int? {
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

        mutating func run() -> Int? {
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
                case UInt8(ascii: "[") where isAtLineStart: if !hasKey() { return line }
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
                default: break
                }
                isAtLineStart = false
            }
            return nil
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
