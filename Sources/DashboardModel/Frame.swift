package import SessionWatch

/// A picture of the whole screen: rows of cells, nothing else. Pure: the terminal is filled from it.
///
/// Text gets in by two doors: ``put(_:row:column:style:)`` takes literals of the program,
/// ``put(_:row:column:width:style:)`` takes glyphs, which only `SafeText` makes.
package struct Frame: Hashable, Sendable {
    /// Columns and rows of a screen.
    package struct Size: Hashable, Sendable {
        /// Cells in a row.
        package var columns: Int
        /// Rows of the screen.
        package var rows: Int
        package init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// How a cell looks; the terminal side maps it to colours or, without colour, to attributes.
    package enum Style: UInt8, Hashable, Sendable, CaseIterable {
        case normal, dim, bold, title, border, key, selected, good, warning, bad, critical, marker, graph, money
    }

    /// One position of the screen.
    package struct Cell: Hashable, Sendable {
        /// What is drawn; a blank for nothing.
        package fileprivate(set) var scalar: Unicode.Scalar
        /// A combining mark on it.
        package fileprivate(set) var mark: Unicode.Scalar?
        /// How it looks.
        package fileprivate(set) var style: Style
        /// The right half of the wide glyph to its left: nothing is drawn.
        package fileprivate(set) var isContinuation: Bool
    }

    /// As asked for; a negative one has no cells.
    package let size: Size
    /// `size.rows` rows of `size.columns` cells each.
    package private(set) var rows: [[Cell]]

    private static let blank = Cell(scalar: " ", mark: nil, style: .normal, isContinuation: false)

    package init(size: Size) {
        self.size = size
        rows = Array(repeating: Array(repeating: Self.blank, count: max(0, size.columns)), count: max(0, size.rows))
    }

    /// Puts a literal of the program; what does not fit is cut off. Returns the column after it.
    @discardableResult
    package mutating func put(_ text: StaticString, row: Int, column: Int, style: Style = .normal) -> Int {
        var column = column
        for scalar in text.description.unicodeScalars {
            set(scalar, mark: nil, width: 1, row: row, column: column, style: style)
            column += 1
        }
        return column
    }

    /// Puts one scalar of the program, of width 1: borders, bars, graphs.
    package mutating func put(scalar: Unicode.Scalar, row: Int, column: Int, style: Style = .normal) {
        set(scalar, mark: nil, width: 1, row: row, column: column, style: style)
    }

    /// Puts glyphs into `width` columns; what does not fit is cut off, and half of a wide glyph is a blank.
    /// Markers keep a style of their own. Returns the column after the last glyph.
    @discardableResult
    package mutating func put(_ glyphs: [SafeGlyph], row: Int, column: Int, width: Int, style: Style = .normal) -> Int {
        let end = column + width
        var column = column
        for glyph in glyphs {
            guard column + glyph.width <= end else { break }
            set(glyph.scalar, mark: glyph.mark, width: glyph.width, row: row, column: column,
                style: glyph.isMarker ? .marker : style)
            column += glyph.width
        }
        return column
    }

    /// Gives `width` cells another style, their text stays.
    package mutating func restyle(row: Int, column: Int, width: Int, style: Style) {
        guard rows.indices.contains(row) else { return }
        for column in max(0, column)..<max(0, min(size.columns, column + width)) where rows[row].indices.contains(column) {
            rows[row][column].style = style
        }
    }

    /// The frame as text, a line a row, trailing blanks kept: for golden files and README.
    package var text: String {
        rows.map { row in
            var line = String.UnicodeScalarView()
            for cell in row where !cell.isContinuation {
                line.append(cell.scalar)
                if let mark = cell.mark { line.append(mark) }
            }
            return String(line)
        }.joined(separator: "\n") + "\n"
    }

    private mutating func set(
        _ scalar: Unicode.Scalar, mark: Unicode.Scalar?, width: Int, row: Int, column: Int, style: Style
    ) {
        guard rows.indices.contains(row), column >= 0, column < size.columns else { return }
        guard column + width <= size.columns else {
            set(" ", mark: nil, width: 1, row: row, column: column, style: style)
            return
        }
        loosen(row: row, column: column)
        if width == 2 { loosen(row: row, column: column + 1) }
        rows[row][column] = Cell(scalar: scalar, mark: mark, style: style, isContinuation: false)
        if width == 2 {
            rows[row][column + 1] = Cell(scalar: " ", mark: nil, style: style, isContinuation: true)
        }
    }

    /// Overwriting half of a wide glyph leaves a blank in its other half.
    private mutating func loosen(row: Int, column: Int) {
        if rows[row][column].isContinuation, column > 0 { rows[row][column - 1] = Self.blank }
        if column + 1 < size.columns, rows[row][column + 1].isContinuation { rows[row][column + 1] = Self.blank }
    }
}

/// What the terminal can show.
package struct ScreenAbilities: Hashable, Sendable {
    /// Nothing but ASCII can be shown.
    package var isASCII: Bool
    /// Without it styles become bold, dim, reverse and underline.
    package var hasColour: Bool
    package init(isASCII: Bool, hasColour: Bool) {
        self.isASCII = isASCII
        self.hasColour = hasColour
    }
}
