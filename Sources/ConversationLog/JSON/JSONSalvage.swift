/// Closes a JSON text that was cut at the length limit, so that what came before the cut can be read.
enum JSONSalvage {
    /// The text up to the cut with its open string, arrays and objects closed; nil when nothing was open, or too much.
    ///
    /// A member whose value had not begun is dropped. Whether the result is JSON is for the parser to say.
    static func closed(_ bytes: Span<UInt8>) -> [UInt8]? {
        var open: [UInt8] = []
        var inString = false
        var escapeLeft = 0
        var escapeStart = 0
        var isValue = false
        var sound = 0
        for i in bytes.indices {
            let byte = bytes[i]
            if inString {
                if escapeLeft > 0 {
                    // `\u` takes four more bytes; every other escape ends here.
                    escapeLeft = i == escapeStart + 1 && byte == UInt8(ascii: "u") ? 4 : escapeLeft - 1
                } else if byte == UInt8(ascii: "\\") {
                    escapeStart = i
                    escapeLeft = 1
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < JSONParser.maximumDepth else { return nil }
                open.append(byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                isValue = byte == UInt8(ascii: "[")
                sound = i + 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == byte else { return nil }
                isValue = false
                sound = i + 1
            case UInt8(ascii: ","):
                isValue = open.last == UInt8(ascii: "]")
                sound = i
            case UInt8(ascii: ":"): isValue = true
            default: break
            }
        }
        guard !open.isEmpty else { return nil }
        var text: [UInt8] = []
        if inString && isValue {
            text.append(copying: bytes.extracting(0..<(escapeLeft > 0 ? escapeStart : bytes.count)))
            dropPartialScalar(&text)
            text.append(UInt8(ascii: "\""))
        } else {
            text.append(copying: bytes.extracting(0..<sound))
        }
        text += open.reversed()
        return text
    }

    /// Drops the bytes of a UTF-8 sequence that the cut left without its end.
    private static func dropPartialScalar(_ text: inout [UInt8]) {
        // A sequence has at most three continuation bytes after its first.
        guard let lead = text.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }), text[lead] >= 0xC0 else { return }
        let wanted = text[lead] >= 0xF0 ? 4 : text[lead] >= 0xE0 ? 3 : 2
        if text.count - lead < wanted { text.removeSubrange(lead...) }
    }
}
