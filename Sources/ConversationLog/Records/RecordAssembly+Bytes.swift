/// What the bytes of a line show of what it may be part of.
extension RecordAssembly {
    private static let escape: UInt8 = 0x1B

    /// Whether a line that lies bare and is no JSON object by itself may be more than an ordinary line.
    static func concerns(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] != UInt8(ascii: " ") && bytes[index] != UInt8(ascii: "\t") {
            switch bytes[index] {
            case UInt8(ascii: "{"), escape: return true
            case UInt8(ascii: "d"): return bytes.hasPrefix("data:")
            case UInt8(ascii: "e"): return bytes.hasPrefix("event:")
            case UInt8(ascii: "i"): return bytes.hasPrefix("id:")
            case UInt8(ascii: "r"): return bytes.hasPrefix("retry:")
            case UInt8(ascii: ":"): return index == 0
            default: return false
            }
        }
        return false
    }

    /// The line without the colour codes around it (ECMA-48, 8.3.117: `ESC [ ... m`).
    static func withoutColours(_ line: InnerLine) -> InnerLine {
        guard line.bytes.first == escape else { return line }
        var rest = line.bytes[...]
        while rest.first == escape, let length = colourLength(rest) { rest = rest.dropFirst(length) }
        while rest.last == UInt8(ascii: "m"), let start = rest.lastIndex(of: escape), colourLength(rest[start...]) == rest.endIndex - start {
            rest = rest[..<start]
        }
        return line.with(Array(rest))
    }

    /// The bytes of the colour code that begins a text.
    private static func colourLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count > 2, bytes[bytes.startIndex + 1] == UInt8(ascii: "[") else { return nil }
        let parameters = bytes.dropFirst(2).prefix { (0x30...0x3B).contains($0) }
        guard parameters.endIndex < bytes.endIndex, bytes[parameters.endIndex] == UInt8(ascii: "m") else { return nil }
        return parameters.count + 3
    }

    /// Whether a bracket is followed by an object, or by the line's end.
    static func opensArray(_ bytes: [UInt8], after bracket: Int) -> Bool {
        bytes[(bracket + 1)...].first { !isBlank($0) }.map { $0 == UInt8(ascii: "{") } ?? true
    }

    /// `event: message_start`, and nothing else.
    static func isEventName(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.hasPrefix("event:"), bytes.count < 64 else { return false }
        for index in 6..<bytes.count where index > 6 || bytes[index] != UInt8(ascii: " ") {
            let byte = bytes[index]
            let isName = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            guard isName else { return false }
        }
        return true
    }

    /// White space, or a NUL.
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == 0
    }
}
