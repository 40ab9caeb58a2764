/// A short name for a long text, such as a path, where the text itself can't stand.
enum ShortName {
    /// FNV-1a (RFC 9923) of the text, up to 16 hexadecimal digits: it tells texts apart by chance and protects nothing.
    static func of(_ text: String) -> String {
        String(text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }
}
