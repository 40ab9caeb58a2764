/// A name without regard to how it is spelt: letters in lower case, `_`, `-`, `@`, `.` and blanks left out.
///
/// `session_id`, `sessionId` and `Session-ID` are one folded name. Held as the 64-bit FNV-1a hash of the folded bytes:
/// the tables of known names are checked to have no two names with one hash, and a log's own key that meets a known
/// hash by chance (1 in 10^17) is read as that name.
struct FoldedName: Hashable {
    /// FNV-1a of the folded bytes.
    let hash: UInt64

    /// The folded name of these bytes.
    init(_ bytes: Span<UInt8>) {
        var hash = FNV1a()
        for i in bytes.indices {
            var byte = bytes[i]
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: " "): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte |= 0x20
            default: break
            }
            hash.add(byte)
        }
        self.hash = hash.value
    }

    /// The folded name of this text.
    init(_ text: String) {
        self.init(Array(text.utf8).span)
    }

    /// The folded name of a member.
    ///
    /// - Precondition: `key` is a string.
    init(key: JSONValue) {
        let strings = key.tape.strings
        self.init(strings.span.extracting(key.tape.stringRange(key.index)))
    }
}
