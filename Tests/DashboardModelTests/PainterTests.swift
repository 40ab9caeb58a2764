import SessionWatch
import Testing

@testable import DashboardModel

@Suite struct PainterTests {
    private func draw(_ spans: [Span], width: Int, ascii: Bool = false) -> String {
        var painter = Painter(
            size: Frame.Size(columns: width, rows: 1), abilities: ScreenAbilities(isASCII: ascii, hasColour: false))
        painter.draw(Row(spans), row: 0, column: 0, width: width)
        return String(painter.frame.text.dropLast())
    }

    @Test func `a text that does not fit ends in an ellipsis`() {
        #expect(draw([.text("helloworld")], width: 8) == "hellowo…")
        #expect(draw([.text("helloworld")], width: 8, ascii: true) == "hellowo~")
        #expect(draw([.text("hello")], width: 5) == "hello")
    }

    @Test func `a text is cut between words, unless half of it were lost`() {
        #expect(draw([.text("usual 12 to 240")], width: 14) == "usual 12 to…  ")
        #expect(draw([.text("usual 12 to 240")], width: 12) == "usual 12 to…")
        #expect(draw([.text("an extraordinary name")], width: 10) == "an extrao…")
    }

    @Test func `a cut before a wide glyph leaves no half`() {
        #expect(draw([.text("日本語")], width: 4) == "日… ")
    }

    @Test func `the highest rank goes first where it is narrow`() {
        let spans: [Span] = [.text("one"), .text("two", rank: 1), .text("three", rank: 2)]
        #expect(draw(spans, width: 13) == "one two three")
        #expect(draw(spans, width: 12) == "one two     ")
        #expect(draw(spans, width: 6) == "one   ")
    }

    @Test func `a push brings what follows to the right end`() {
        #expect(draw([.text("a"), .push, .text("b")], width: 7) == "a     b")
    }

    @Test func `a number ends at the right end of its columns`() {
        #expect(draw([.number("41", width: 5), .text("x")], width: 8) == "   41 x ")
    }

    @Test func `a bar shows its part, and anything over nothing is seen`() {
        #expect(draw([.bar(0.5, .graph, width: .columns(8))], width: 8) == "████░░░░")
        #expect(draw([.bar(0.0001, .graph, width: .columns(4))], width: 4) == "▏░░░")
        #expect(draw([.bar(7, .graph, width: .columns(3))], width: 3) == "███")
        #expect(draw([.bar(.nan, .graph, width: .columns(3))], width: 3) == "░░░")
        #expect(draw([.bar(0.5, .graph, width: .columns(4))], width: 4, ascii: true) == "##--")
        #expect(draw([.share(0.375, .graph, width: .columns(4))], width: 4) == "━╸──")
    }

    @Test func `a graph shows heights, and the newest is at the right`() {
        #expect(draw([.graph([0, 0.01, 1], .graph, width: .columns(5))], width: 5) == "   ▁▇")
        #expect(draw([.graph([0, 0.01, 0.5, 1], .graph, width: .columns(4))], width: 4, ascii: true) == " .:|")
    }

    @Test func `rows of a low panel go by rank, the rest keep their order`() {
        let rows = [Row("a", rank: 2), Row("b"), Row("c", rank: 1), Row("d")]
        #expect(rows.fitting(3) == [Row("b"), Row("c", rank: 1), Row("d")])
        #expect(rows.fitting(9) == rows)
        #expect(rows.fitting(0).isEmpty)
    }

    @Test func `a box has its title in its top line and nothing over its edges`() {
        var painter = Painter(
            size: Frame.Size(columns: 14, rows: 3), abilities: ScreenAbilities(isASCII: true, hasColour: false))
        let inside = painter.box(Area(Frame.Size(columns: 14, rows: 3)), title: [.text("a long title")])
        painter.draw([Row("much too long for it")], in: inside)
        #expect(painter.frame.text == "+- a long~  -+\n| much too~  |\n+------------+\n")
    }

    @Test func `a marker keeps its style in the selected row`() {
        var painter = Painter(
            size: Frame.Size(columns: 12, rows: 1), abilities: ScreenAbilities(isASCII: false, hasColour: false))
        painter.draw(Row([.text("a\u{202E}")], wholeStyle: .selected), row: 0, column: 0, width: 12)
        #expect(painter.frame.rows[0].map(\.style) == [.selected] + Array(repeating: .marker, count: 8) + [.selected, .selected, .selected])
    }
}
