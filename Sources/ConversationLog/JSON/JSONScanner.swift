internal import KeptState

/// Follows the brackets of one JSON value byte by byte, and notices at once when it can't be JSON any more.
///
/// Lenient where it costs nothing to be: of numbers and words it sees the letters only, and control bytes outside strings are blanks. A line end
/// inside a string breaks it: no writer breaks lines there, but a record that was torn off mostly ends there.
struct JSONScanner: Sendable, Kept {
    /// What a byte did.
    enum Step {
        /// The value goes on.
        case inside
        /// The value has ended with this byte.
        case complete
        /// This byte can't come here.
        case broken
    }

    private enum Expectation: UInt8 {
        case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd
    }

    private var expectation = Expectation.value
    private var isInString = false
    private var isKey = false
    private var isEscaped = false
    private var isInWord = false
    /// The open brackets, the innermost in the lowest bit; 1 for an object.
    private var brackets: UInt64 = 0
    private var depth = 0

    /// Looks at the next byte. After `complete` and `broken` there is nothing more to look at.
    mutating func step(_ byte: UInt8) -> Step {
        if isInString { return stepInString(byte) }
        if isInWord {
            if JSONScanner.isWordByte(byte) { return .inside }
            isInWord = false
            expectation = .commaOrEnd
        }
        switch byte {
        case 0...0x20: return .inside
        case UInt8(ascii: "\""):
            switch expectation {
            case .key, .keyOrEnd: isKey = true
            case .value, .valueOrEnd: isKey = false
            case .colon, .commaOrEnd: return .broken
            }
            isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard expectation == .value || expectation == .valueOrEnd, depth < JSONParser.maximumDepth else { return .broken }
            let isObject = byte == UInt8(ascii: "{")
            brackets = brackets << 1 | (isObject ? 1 : 0)
            depth += 1
            expectation = isObject ? .keyOrEnd : .valueOrEnd
        case UInt8(ascii: "}"):
            guard depth > 0, brackets & 1 == 1, expectation == .keyOrEnd || expectation == .commaOrEnd else { return .broken }
            return close()
        case UInt8(ascii: "]"):
            guard depth > 0, brackets & 1 == 0, expectation == .valueOrEnd || expectation == .commaOrEnd else { return .broken }
            return close()
        case UInt8(ascii: ","):
            guard depth > 0, expectation == .commaOrEnd else { return .broken }
            expectation = brackets & 1 == 1 ? .key : .value
        case UInt8(ascii: ":"):
            guard expectation == .colon else { return .broken }
            expectation = .value
        default:
            guard depth > 0, JSONScanner.isWordByte(byte), expectation == .value || expectation == .valueOrEnd else { return .broken }
            isInWord = true
        }
        return .inside
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keepCase(&expectation)
        archive.keep(&isInString)
        archive.keep(&isKey)
        archive.keep(&isEscaped)
        archive.keep(&isInWord)
        archive.keepHash(&brackets)
        archive.keep(&depth)
        archive.check((0...JSONParser.maximumDepth).contains(depth))
    }

    private mutating func stepInString(_ byte: UInt8) -> Step {
        if byte == UInt8(ascii: "\n") { return .broken }
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            expectation = isKey ? .colon : .commaOrEnd
        }
        return .inside
    }

    private mutating func close() -> Step {
        brackets >>= 1
        depth -= 1
        expectation = .commaOrEnd
        return depth == 0 ? .complete : .inside
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
