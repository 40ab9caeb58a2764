/// A pattern for one name: `*` is any run of bytes, `?` one character, `[a-z]` and `[!a-z]` one of a set, `\` takes the next byte as it is.
///
/// Own code instead of fnmatch(3), whose answers change with the process's locale. Bytes that are not UTF-8 count as one character each.
/// As in a shell, a leading dot of a name must be in the pattern itself.
struct GlobPattern: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case byte(UInt8)
        case anyCharacter
        case anyRun
        case oneOf([ClosedRange<UInt32>], negated: Bool)
    }

    private let parts: [Part]

    /// Whether a name component means anything but itself.
    static func isPattern(_ text: some Collection<UInt8>) -> Bool {
        text.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }

    /// Takes the pattern apart. Every text is a pattern: an unclosed bracket stands for itself.
    init(_ text: ArraySlice<UInt8>) {
        var parts: [Part] = []
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "*"):
                if parts.last != .anyRun { parts.append(.anyRun) }
            case UInt8(ascii: "?"): parts.append(.anyCharacter)
            case UInt8(ascii: "\\"): parts.append(.byte(rest.popFirst() ?? byte))
            case UInt8(ascii: "["):
                if let (set, after) = Self.set(rest) {
                    parts.append(set)
                    rest = after
                } else {
                    parts.append(.byte(byte))
                }
            default: parts.append(.byte(byte))
            }
        }
        self.parts = parts
    }

    /// - Complexity: O(parts x bytes), however many `*` there are: only the last `*` is ever taken back.
    func matches(_ name: [UInt8]) -> Bool {
        if name.first == UInt8(ascii: "."), parts.first != .byte(UInt8(ascii: ".")) { return false }
        var part = 0
        var at = 0
        var lastRun: (part: Int, at: Int)?
        while at < name.count {
            if part < parts.count, parts[part] == .anyRun {
                lastRun = (part, at)
                part += 1
            } else if part < parts.count, let length = length(of: parts[part], in: name, at: at) {
                part += 1
                at += length
            } else if let run = lastRun {
                lastRun = (run.part, run.at + 1)
                part = run.part + 1
                at = run.at + 1
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anyRun }
    }

    /// How many bytes of the name the part takes; nil where it does not fit.
    private func length(of part: Part, in name: [UInt8], at index: Int) -> Int? {
        switch part {
        case .byte(let byte): return name[index] == byte ? 1 : nil
        case .anyCharacter: return Self.character(name[index...]).length
        case .oneOf(let ranges, let negated):
            let (scalar, length) = Self.character(name[index...])
            return ranges.contains { $0.contains(scalar) } != negated ? length : nil
        case .anyRun: return nil
        }
    }

    /// What stands between `[` and `]`; nil where the bracket is never closed, which makes it an ordinary byte.
    private static func set(_ text: ArraySlice<UInt8>) -> (Part, ArraySlice<UInt8>)? {
        var rest = text
        var ranges: [ClosedRange<UInt32>] = []
        let negated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
        if negated { rest = rest.dropFirst() }
        var isFirst = true
        while let byte = rest.first {
            if byte == UInt8(ascii: "]"), !isFirst { return (.oneOf(ranges, negated: negated), rest.dropFirst()) }
            isFirst = false
            let low = taken(&rest)
            if rest.first == UInt8(ascii: "-"), let after = rest.dropFirst().first, after != UInt8(ascii: "]") {
                rest = rest.dropFirst()
                let high = taken(&rest)
                if low <= high { ranges.append(low...high) }
            } else {
                ranges.append(low...low)
            }
        }
        return nil
    }

    private static func taken(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
        if rest.first == UInt8(ascii: "\\"), rest.count > 1 { rest = rest.dropFirst() }
        let (scalar, length) = character(rest)
        rest = rest.dropFirst(length)
        return scalar
    }

    /// The first character; a byte that begins no valid UTF-8 stands for itself, out of the way of all scalars.
    private static func character(_ bytes: ArraySlice<UInt8>) -> (scalar: UInt32, length: Int) {
        var decoder = UTF8()
        var iterator = bytes.prefix(4).makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) {
            return (scalar.value, UTF8.width(scalar))
        }
        return (0x11_0000 + UInt32(bytes.first ?? 0), 1)
    }
}
