import SessionWatch
import Testing

@testable import DashboardModel

@Suite struct WrappingTests {
    private func rows(_ text: String, _ width: Int) -> [String] {
        Wrapping.rows(of: SafeText.glyphs(text, limit: 10_000, ascii: false), width: width).map { row in
            String(String.UnicodeScalarView(row.map(\.scalar)))
        }
    }

    @Test func `a row ends between words`() {
        #expect(rows("the quick brown fox", 9) == ["the quick", "brown fox"])
    }

    @Test func `a word longer than a row is broken anywhere`() {
        #expect(rows("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    }

    @Test func `a row is not left half empty for a long word`() {
        #expect(rows("a bcdefghijklmnop", 8) == ["a bcdefg", "hijklmno", "p"])
    }

    @Test func `a marker is not torn from its beginning where it can be helped`() {
        #expect(rows("again and\u{202E}x", 14) == ["again and", "<U+202E>x"])
    }

    @Test func `a wide glyph is not halved`() {
        #expect(rows("日本語", 5) == ["日本", "語"])
    }

    @Test func `no text is one empty row`() {
        #expect(rows("", 10) == [""])
        #expect(Wrapping.rows(of: [], width: 0).isEmpty)
    }

    @Test(arguments: 1...60) func `no row is too wide, and only blanks at breaks are lost`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("ab c d\u{200B}日é ".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        let width = Int.random(in: 2...40, using: &random)
        let glyphs = SafeText.glyphs(String(text), limit: 10_000, ascii: false)
        let wrapped = Wrapping.rows(of: glyphs, width: width)
        for row in wrapped { #expect(row.reduce(0) { $0 + $1.width } <= width, "seed \(seed)") }
        #expect(wrapped.joined().filter { $0.scalar != " " }.elementsEqual(glyphs.filter { $0.scalar != " " }), "seed \(seed)")
    }

    @Test func `own words are broken between them`() {
        #expect(Wrapping.words("one two three", width: 7) == ["one two", "three"])
    }
}
