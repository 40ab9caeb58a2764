import Foundation
import SessionWatch

extension FuzzTarget {
    /// What a terminal, an alert and a line of JSON get of a hostile text.
    static let safeText = FuzzTarget("safe-text", seeds: { FuzzTerminal.seeds }) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let plain = SafeText.plain(text)
        try FuzzTerminal.check(line: plain)
        // A marker takes at most 8 bytes and a mark's base 3, for a scalar of at least one byte.
        try law("plain text is at most 12 times as long", holds: plain.utf8.count <= 12 * text.utf8.count)
        let json = SafeText.json(text)
        try FuzzTerminal.check(line: json)
        let back = try JSONSerialization.jsonObject(with: Data("\"\(json)\"".utf8), options: .fragmentsAllowed) as? String
        try law("a JSON parser gives the same text back", holds: back.map { $0.utf8.elementsEqual(text.utf8) } ?? false)
        _ = SafeText.hiddenScalars(in: text)
        for (limit, ascii) in [(3, false), (80, false), (80, true), (Int.max, false)] {
            let glyphs = SafeText.glyphs(text, limit: limit, ascii: ascii)
            try law("a row is not wider than it may be", holds: glyphs.reduce(0) { $0 + $1.width } <= limit)
            for glyph in glyphs {
                try FuzzTerminal.check(glyph.scalar)
                if let mark = glyph.mark { try FuzzTerminal.check(mark) }
                if ascii { try law("a terminal of ASCII gets ASCII", holds: glyph.scalar.isASCII && glyph.mark == nil) }
            }
        }
    }
}

/// What may reach a terminal, told by the standard library's properties alone.
enum FuzzTerminal {
    static func check(line: String) throws {
        for scalar in line.unicodeScalars { try check(scalar) }
    }

    static func check(_ scalar: Unicode.Scalar) throws {
        if (0x20...0x7E).contains(scalar.value) { return }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            throw BrokenLaw(description: "U+\(String(scalar.value, radix: 16)) never leaves")
        default: break
        }
    }

    static let seeds: [[UInt8]] = [
        "\u{1B}[31;1mRED\u{1B}[0m", "\u{1B}]52;c;QQ==\u{7}\u{1B}P$q\"p\u{1B}\\", "a\u{202E}gpj\u{2066}\u{200B}\u{FEFF}", "\u{E0041}\u{E007F}x\u{E000}",
        "e\u{301}\u{302}\u{303}\u{304}", "\u{301}lone", "one\r\ntwo\u{85}\u{2028}", "日本語👍\u{1F3FF}\u{200D}", "\u{1112}\u{1161}\u{11AB}\"\\<tags:3>",
    ].map { Array($0.utf8) } + [[0x9B, 0x33, 0x31, 0x6D, 0xFF, 0xC0, 0xAF, 0xED, 0xA0, 0x80]]
}
