/// A rectangle of the screen, in cells counted from the top left corner.
///
/// Never negative: taking more than there is takes what there is.
struct Area: Hashable, Sendable {
    private(set) var row: Int
    private(set) var column: Int
    private(set) var columns: Int
    private(set) var rows: Int

    init(row: Int, column: Int, columns: Int, rows: Int) {
        self.row = row
        self.column = column
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// The whole screen.
    init(_ size: Frame.Size) {
        self.init(row: 0, column: 0, columns: size.columns, rows: size.rows)
    }

    /// Cuts `count` rows off the top and gives them.
    mutating func takeTop(_ count: Int) -> Area {
        let taken = min(max(0, count), rows)
        defer {
            row += taken
            rows -= taken
        }
        return Area(row: row, column: column, columns: columns, rows: taken)
    }

    /// Cuts `count` rows off the bottom and gives them.
    mutating func takeBottom(_ count: Int) -> Area {
        let taken = min(max(0, count), rows)
        rows -= taken
        return Area(row: row + rows, column: column, columns: columns, rows: taken)
    }

    /// Cuts `count` columns off the left and gives them.
    mutating func takeLeft(_ count: Int) -> Area {
        let taken = min(max(0, count), columns)
        defer {
            column += taken
            columns -= taken
        }
        return Area(row: row, column: column, columns: taken, rows: rows)
    }

    /// The area without a margin of that many rows above and below, and columns at each side.
    func inset(rows marginRows: Int, columns marginColumns: Int) -> Area {
        Area(
            row: row + marginRows, column: column + marginColumns,
            columns: columns - 2 * marginColumns, rows: rows - 2 * marginRows)
    }
}
