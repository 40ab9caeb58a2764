/// Ways to write a text so that a reader who looks for words does not find them.
enum Disguise {
    /// RFC 4648, with padding.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let group = bytes[index..<min(index + 3, bytes.count)]
            var value: UInt32 = 0
            for offset in 0..<3 { value = value << 8 | UInt32(offset < group.count ? group[index + offset] : 0) }
            for place in 0..<4 {
                let digit = alphabet[Int(value >> (18 - 6 * UInt32(place)) & 63)]
                result.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
            index += 3
        }
        return result
    }

    /// Two lower-case digits a byte.
    static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// Each Latin letter 13 places on; its own inverse.
    static func rot13(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { byte in
            let letter = (byte | 0x20)
            guard letter > 0x60, letter < 0x7b else { return byte }
            return letter < 0x6e ? byte + 13 : byte - 13
        }
    }

    /// ASCII moved into the block of tag characters, U+E0000 to U+E007F, which have no shape.
    static func tagCharacters(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes where byte < 0x80 {
            if let scalar = Unicode.Scalar(0xe0000 + UInt32(byte)) { text.append(scalar) }
        }
        return Array(String(text).utf8)
    }
}
