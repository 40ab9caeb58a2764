import DashboardModel

/// What goes to the terminal for one glyph, of one or two columns.
struct DrawnCell: Hashable, Sendable {
    var scalar: Unicode.Scalar
    var mark: Unicode.Scalar?
    var style: Frame.Style

    /// The cells of a row, without the right halves of wide glyphs.
    ///
    /// Where the terminal's idea of a width differs from the frame's, a `?` in marker style is drawn, and a blank in its
    /// second column: ncurses lays out by the C library's widths, and one difference would move the rest of the row.
    ///
    /// - Parameter width: columns of a scalar as the C library sees them, negative for what it doesn't know.
    static func cells(of row: some Collection<Frame.Cell>, width: (Unicode.Scalar) -> Int) -> [DrawnCell] {
        var cells: [DrawnCell] = []
        cells.reserveCapacity(row.count)
        var index = row.startIndex
        while index != row.endIndex {
            let cell = row[index]
            row.formIndex(after: &index)
            let isWide = index != row.endIndex && row[index].isContinuation
            if isWide { row.formIndex(after: &index) }
            let isASCII = cell.scalar.value >= 0x20 && cell.scalar.value < 0x7F && cell.mark == nil && !isWide
            if isASCII || (width(cell.scalar) == (isWide ? 2 : 1) && cell.mark.map { width($0) == 0 } ?? true) {
                cells.append(DrawnCell(scalar: cell.scalar, mark: cell.mark, style: cell.style))
            } else {
                cells.append(DrawnCell(scalar: "?", mark: nil, style: .marker))
                if isWide { cells.append(DrawnCell(scalar: " ", mark: nil, style: .marker)) }
            }
        }
        return cells
    }
}
