import DashboardModel
import SessionWatch
import Testing

@testable import CursesScreen

@Suite struct DrawnCellTests {
    private func row(_ text: String, columns: Int = 8) -> [Frame.Cell] {
        var frame = Frame(size: Frame.Size(columns: columns, rows: 1))
        frame.put(SafeText.glyphs(text, limit: columns, ascii: false), row: 0, column: 0, width: columns)
        return frame.rows[0]
    }

    private func text(_ cells: [DrawnCell]) -> String {
        var view = String.UnicodeScalarView()
        for cell in cells {
            view.append(cell.scalar)
            if let mark = cell.mark { view.append(mark) }
        }
        return String(view)
    }

    private func agreeing(_ scalar: Unicode.Scalar) -> Int {
        scalar.properties.generalCategory == .nonspacingMark ? 0 : scalar.value >= 0x1100 ? 2 : 1
    }

    @Test func `a wide glyph is one cell, and takes its neighbour's place`() {
        let cells = DrawnCell.cells(of: row("a日e\u{301}b"), width: agreeing)
        #expect(text(cells) == "a日e\u{301}b   ")
        #expect(cells.count == 7)  // 8 columns, of which the wide glyph has two
    }

    @Test(arguments: [-1, 0, 1]) func `a wide glyph of another width is a question mark of two columns`(_ width: Int) {
        let cells = DrawnCell.cells(of: row("a日b")) { $0 == "日" ? width : 1 }
        #expect(text(cells) == "a? b    ")
        #expect(cells.map(\.style).prefix(4) == [.normal, .marker, .marker, .normal])
    }

    @Test(arguments: [-1, 0, 2]) func `a narrow glyph of another width is a question mark`(_ width: Int) {
        let cells = DrawnCell.cells(of: row("aéb")) { $0 == "é" ? width : 1 }
        #expect(text(cells) == "a?b     ")
        #expect(cells[1].style == .marker)
    }

    @Test func `a mark that takes a column is not drawn over another`() {
        let cells = DrawnCell.cells(of: row("e\u{301}b")) { _ in 1 }
        #expect(text(cells) == "?b      ")
    }

    @Test func `half a wide glyph at the edge of a cut row is a question mark`() {
        let cells = DrawnCell.cells(of: row("a日b").prefix(2), width: agreeing)
        #expect(text(cells) == "a?")
    }

    @Test func `ASCII needs no asking`() {
        let cells = DrawnCell.cells(of: row("plain")) { _ in -1 }
        #expect(text(cells) == "plain   ")
    }
}
