import Foundation
import SessionWatch
import Testing

@Suite struct SafeTextTests {
    /// Decodes with Foundation's parser, which is not ours.
    private func decoded(_ inside: String) throws -> String? {
        try JSONSerialization.jsonObject(with: Data("\"\(inside)\"".utf8), options: .fragmentsAllowed) as? String
    }

    /// A screen as text: markers in brackets of their own, so that a test sees style.
    private func shown(_ text: String, limit: Int = 1_000, ascii: Bool = false) -> String {
        var out = String.UnicodeScalarView()
        var inMarker = false
        for glyph in SafeText.glyphs(text, limit: limit, ascii: ascii) {
            if glyph.isMarker != inMarker { out.append(inMarker ? "]" : "[") }
            inMarker = glyph.isMarker
            out.append(glyph.scalar)
            if let mark = glyph.mark { out.append(mark) }
        }
        if inMarker { out.append("]") }
        return String(out)
    }

    /// What must never leave, told apart by the standard library's properties alone.
    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value < 0x20 || scalar.value > 0x7E else { return false }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: break
        }
        guard let age = properties.age else { return true }
        return age.major > 14 || properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }

    @Test(arguments: HostileStrings.all)
    func `no outlet lets a hostile string through`(_ hostile: HostileString) throws {
        let text = hostile.text
        let json = SafeText.json(text)
        #expect(!json.unicodeScalars.contains(where: isForbidden))
        #expect(try decoded(json)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        #expect(!SafeText.plain(text).unicodeScalars.contains(where: isForbidden))
        for ascii in [false, true] {
            for limit in [0, 1, 2, 3, 7, 40, 10_000] {
                let glyphs = SafeText.glyphs(text, limit: limit, ascii: ascii)
                #expect(glyphs.reduce(0) { $0 + $1.width } <= limit)
                #expect(!glyphs.contains { isForbidden($0.scalar) || $0.mark.map(isForbidden) == true })
                if ascii { #expect(glyphs.allSatisfy { $0.scalar.isASCII && $0.mark == nil && $0.width == 1 }) }
            }
        }
    }

    @Test(arguments: 0...16)
    func `no outlet lets a forbidden scalar through, whichever it is, and json gives it back`(plane: UInt32) throws {
        for first in stride(from: plane << 16, to: (plane + 1) << 16, by: 0x1000) {
            let scalars = (first..<first + 0x1000).compactMap(Unicode.Scalar.init)
            var view = String.UnicodeScalarView()
            for scalar in scalars {
                view.append("a")
                view.append(scalar)
            }
            let text = String(view)
            let json = SafeText.json(text)
            #expect(!json.unicodeScalars.contains(where: isForbidden), "from \(first)")
            #expect(try decoded(json)?.utf8.elementsEqual(text.utf8) == true, "from \(first)")
            #expect(!SafeText.plain(text).unicodeScalars.contains(where: isForbidden), "from \(first)")
            #expect(SafeText.hiddenScalars(in: text) == scalars.filter { isForbidden($0) && $0 != "\t" && $0 != "\n" }.count)
            // Planes 4 to 13 are unassigned as a whole: their first and last scalars stand for them on screens.
            if (4...13).contains(plane), first & 0xFFFF != 0, first & 0xFFFF != 0xF000 { continue }
            let glyphs = SafeText.glyphs(text, limit: .max, ascii: false)
            #expect(!glyphs.contains { isForbidden($0.scalar) || $0.mark.map(isForbidden) == true }, "from \(first)")
            #expect(SafeText.glyphs(text, limit: .max, ascii: true).allSatisfy { $0.scalar.isASCII }, "from \(first)")
        }
    }

    @Test func `what is printable stays as it is`() {
        let text = "Grüße, Ελλάδα, Привет, 日本語, Tiê\u{301}ng Viê\u{323}\u{302}t, ไทย, 👍 ✓ → ½ \u{FFFD}"
        #expect(SafeText.plain(text).unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(SafeText.json(text).unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(SafeText.hiddenScalars(in: text) == 0)
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", #"a\x1b[31mb"#), ("\u{0}\u{7F}", #"\x00\x7f"#), ("a\nb\r\nc", #"a\nb\r\nc"#), ("a\tb", "a b"),
        ("\u{9B}2J\u{85}", "<9B>2J<85>"), ("user \u{202E}gpj", "user <U+202E>gpj"), ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
        ("x\u{E0041}\u{E0042}\u{E007F}y\u{E0043}", "x<tags:3>y<tags:1>"), ("\u{E000}\u{F0000}", "<U+E000><U+F0000>"),
        ("\u{10FFFF}\u{FFFE}\u{FEFF}", "<U+10FFFF><U+FFFE><U+FEFF>"), ("❤\u{FE0F}", "❤<U+FE0F>"), ("pass\u{AD}word", "pass<U+00AD>word"),
        ("e\u{301}\u{302}\u{303}\u{304}x", "e\u{301}\u{302}<marks:2>x"), ("\u{301}start", "\u{25CC}\u{301}start"),
        ("a\u{200B}\u{301}", "a<U+200B>\u{25CC}\u{301}"), ("\u{3164}\u{115F}\u{34F}", "<U+3164><U+115F><U+034F>"),
        ("\u{1FAE9}", "<U+1FAE9>"), ("\u{1FAE0}", "\u{1FAE0}"),
    ])
    func `plain text shows what is hidden`(_ text: String, _ expected: String) {
        #expect(SafeText.plain(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("say \"hi\" \\ /", #"say \"hi\" \\ /"#), ("a\nb\tc\u{8}", #"a\u000ab\u0009c\u0008"#), ("\u{1B}[2J", #"\u001b[2J"#),
        ("\u{9B}\u{202E}\u{FEFF}", #"\u009b\u202e\ufeff"#), ("\u{E0041}", #"\udb40\udc41"#), ("\u{10FFFF}", #"\udbff\udfff"#),
        ("é\u{301}\u{302}", "é\u{301}\u{302}"),
    ])
    func `json escapes what is hidden by its code units`(_ text: String, _ expected: String) {
        #expect(SafeText.json(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("a\u{1B}[31m", "a[␛][31m", "a[^[][31m"), ("\u{0}\u{7F}\r", "[␀␡␍]", "[^@^?^M]"),
        ("a\nb\tc", "a[⏎]b c", "a[\\n]b c"), ("\u{9B}x\u{202E}", "[<9B>]x[<U+202E>]", "[<9B>]x[<U+202E>]"),
        ("é日", "é日", "[<U+00E9><U+65E5>]"), ("e\u{301}", "e\u{301}", "e[<U+0301>]"),
        ("Z\u{334}\u{335}\u{336}x", "Z\u{334}[<marks:2>]x", "Z[<U+0334><marks:2>]x"), ("\u{301}x", "[\u{25CC}\u{301}]x", "[<U+0301>]x"),
        ("x\u{E0041}\u{E0042}y", "x[<tags:2>]y", "x[<tags:2>]y"), ("👍\u{1F3FF}|", "👍[<U+1F3FF>]|", "[<U+1F44D><U+1F3FF>]|"),
        ("\u{241B}[31m <U+202E>", "\u{241B}[31m <U+202E>", "[<U+241B>][31m <U+202E>"), ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}[<marks:1>]",
        "[<U+1112><U+1161><marks:1>]"),
    ])
    func `a screen shows what is hidden as markers of another style`(_ text: String, _ expected: String, _ ascii: String) {
        #expect(shown(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
        #expect(shown(text, ascii: true) == ascii)
    }

    @Test func `a wide glyph at the limit is left out, with its mark and all behind it`() {
        #expect(shown("aaaa日", limit: 5) == "aaaa")
        #expect(shown("aaaa日\u{302}b", limit: 5) == "aaaa")
        #expect(shown("aaa日b", limit: 5) == "aaa日")
        #expect(SafeText.glyphs("日本", limit: 10, ascii: false).map(\.width) == [2, 2])
    }

    @Test func `the last glyph keeps its mark, and a marker is cut at the limit`() {
        #expect(shown("ae\u{301}\u{302}b", limit: 2) == "ae\u{301}")
        #expect(shown("a\u{202E}b", limit: 4) == "a[<U+]")
        #expect(SafeText.glyphs("abc", limit: -1, ascii: false).isEmpty)
    }

    @Test func `line ends are not counted as hidden, other carriage returns are`() {
        #expect(SafeText.hiddenScalars(in: "a\nb\r\nc") == 0)
        #expect(SafeText.hiddenScalars(in: "admin FAILED\rbob OK\r") == 2)
        #expect(SafeText.hiddenScalars(in: "x\u{E0041}\u{E0042}\u{200B} e\u{301}\u{302}\u{303}") == 4)
    }

    @Test func `a million marks are counted, and a screen reads no more of them than it needs`() {
        let text = "a" + String(repeating: "\u{301}", count: 1_000_000) + "b"
        #expect(SafeText.plain(text) == "a\u{301}\u{301}<marks:999998>b")
        #expect(shown(text, limit: 12) == "a\u{301}[<marks:999>]")
        #expect(shown(text, limit: 23) == "a\u{301}[<marks:999><marks:999>]")
    }

    /// Would take minutes if the time grew with the square of the length.
    @Test func `half a million hidden scalars cost one pass`() {
        let text = String(repeating: "\u{1B}\u{202E}", count: 250_000)
        #expect(SafeText.json(text).utf8.count == 250_000 * 12)
        #expect(SafeText.plain(text).utf8.count == 250_000 * (4 + 8))
        #expect(SafeText.hiddenScalars(in: text) == 500_000)
    }
}
