/// A place in a parsed JSON text.
struct JSONValue {
    /// The text that it is part of.
    let tape: JSONTape
    /// The word of the tape at which the value begins.
    let index: Int

    /// True for `{...}`.
    var isObject: Bool { tape.tag(index) == JSONTape.Tag.object }
    /// True for `[...]`.
    var isArray: Bool { tape.tag(index) == JSONTape.Tag.array }
    /// True for a string.
    var isString: Bool { tape.tag(index) == JSONTape.Tag.string }
    /// True for null.
    var isNull: Bool { tape.tag(index) == JSONTape.Tag.null }

    /// True or false; nil for everything else.
    var boolean: Bool? {
        switch tape.tag(index) {
        case JSONTape.Tag.yes: true
        case JSONTape.Tag.no: false
        default: nil
        }
    }

    /// The string; nil for everything else.
    var string: String? {
        guard isString else { return nil }
        return withBytes { String(validating: $0) }
    }

    /// Gives the bytes of a string to the closure; for other values, no bytes.
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        let strings = tape.strings
        return body(strings.span.extracting(isString ? tape.stringRange(index) : 0..<0))
    }

    /// A whole number that fits 64 bits with sign, also when it is written as `12.0`; nil for everything else.
    var integer: Int? {
        switch tape.tag(index) {
        case JSONTape.Tag.integer: Int(Int64(bitPattern: tape.words[index + 1]))
        case JSONTape.Tag.unsigned: Int(exactly: tape.words[index + 1])
        case JSONTape.Tag.double: Int(exactly: Double(bitPattern: tape.words[index + 1]))
        default: nil
        }
    }

    /// A number; nil for everything else.
    var number: Double? {
        switch tape.tag(index) {
        case JSONTape.Tag.integer: Double(Int64(bitPattern: tape.words[index + 1]))
        case JSONTape.Tag.unsigned: Double(tape.words[index + 1])
        case JSONTape.Tag.double: Double(bitPattern: tape.words[index + 1])
        default: nil
        }
    }

    /// A string as it is, or a number as text: what an identifier may be written as.
    var scalarText: String? {
        switch tape.tag(index) {
        case JSONTape.Tag.string: string
        case JSONTape.Tag.integer: String(Int64(bitPattern: tape.words[index + 1]))
        case JSONTape.Tag.unsigned: String(tape.words[index + 1])
        case JSONTape.Tag.double: integer.map(String.init) ?? number.map { String($0) }
        default: nil
        }
    }

    /// The member of that name; nil when there is none, when it is null, and when this is no object. Of several, the last.
    subscript(name: String) -> JSONValue? {
        var found: JSONValue?
        for (key, value) in members where key.hasBytes(of: name) { found = value }
        guard let found, !found.isNull else { return nil }
        return found
    }

    /// True when these are exactly the bytes of the string.
    ///
    /// - Precondition: this is a string, as keys are.
    func hasBytes(of text: String) -> Bool {
        let range = tape.stringRange(index)
        let utf8 = text.utf8
        return range.count == utf8.count && tape.strings[range].elementsEqual(utf8)
    }

    /// True when this is a string of exactly this text; false for every other value.
    func hasText(_ text: String) -> Bool { isString && hasBytes(of: text) }

    /// The members of an object in the order of the text, each key a string value; nothing for other values.
    var members: Members { Members(tape: tape, position: index + 1, end: isObject ? tape.next(index) - 1 : index + 1) }

    /// The elements of an array in order; nothing for other values.
    var elements: Elements { Elements(tape: tape, position: index + 1, end: isArray ? tape.next(index) - 1 : index + 1) }

    /// Walks an object.
    struct Members: Sequence, IteratorProtocol {
        fileprivate let tape: JSONTape
        fileprivate var position: Int
        fileprivate let end: Int

        mutating func next() -> (key: JSONValue, value: JSONValue)? {
            guard position < end else { return nil }
            let key = JSONValue(tape: tape, index: position)
            let value = JSONValue(tape: tape, index: position + 1)
            position = tape.next(position + 1)
            return (key, value)
        }
    }

    /// Walks an array.
    struct Elements: Sequence, IteratorProtocol {
        fileprivate let tape: JSONTape
        fileprivate var position: Int
        fileprivate let end: Int

        mutating func next() -> JSONValue? {
            guard position < end else { return nil }
            let value = JSONValue(tape: tape, index: position)
            position = tape.next(position)
            return value
        }
    }
}

extension String {
    /// The text of these bytes; each sequence of bytes that is not UTF-8 becomes U+FFFD.
    init(validating bytes: Span<UInt8>) {
        if let valid = try? UTF8Span(validating: bytes) {
            self = String(copying: valid)
        } else {
            var copy: [UInt8] = []
            copy.append(copying: bytes)
            self = String(decoding: copy, as: UTF8.self)
        }
    }
}
