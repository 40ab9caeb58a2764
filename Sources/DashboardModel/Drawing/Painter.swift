import SessionWatch

/// Fills a frame in the words of the panels: rows of spans, boxes, rules. Every text goes through `SafeText`.
struct Painter {
    private(set) var frame: Frame
    /// The signs of this terminal.
    let symbols: Symbols
    private let isASCII: Bool

    init(size: Frame.Size, abilities: ScreenAbilities) {
        frame = Frame(size: size)
        isASCII = abilities.isASCII
        symbols = abilities.isASCII ? .ascii : .unicode
    }

    /// The text as cells, at most `limit` columns of it.
    func glyphs(_ text: String, limit: Int) -> [SafeGlyph] {
        SafeText.glyphs(text, limit: max(0, limit), ascii: isASCII)
    }

    /// Puts glyphs into a row of an area; what does not fit is said by an ellipsis.
    mutating func put(
        _ glyphs: [SafeGlyph], row: Int, column: Int, width: Int, style: Frame.Style, isRightAligned: Bool = false
    ) {
        guard width > 0 else { return }
        let total = glyphs.columns
        if total <= width {
            let start = isRightAligned ? column + width - total : column
            frame.put(glyphs, row: row, column: start, width: total, style: style)
        } else {
            let kept = Self.shortened(glyphs, to: width - 1)
            let end = frame.put(kept, row: row, column: column, width: width - 1, style: style)
            frame.put(scalar: symbols.ellipsis, row: row, column: end, style: style)
        }
    }

    /// The beginning of a text that is too long, ending with a whole word where half of the width is kept so: a number
    /// that lost its last digits would tell something else.
    private static func shortened(_ glyphs: [SafeGlyph], to width: Int) -> [SafeGlyph] {
        var columns = 0
        var kept = 0
        var wordEnd = 0
        var columnsAtWordEnd = 0
        for (index, glyph) in glyphs.enumerated() {
            if glyph.scalar == " ", index > 0, glyphs[index - 1].scalar != " " { (wordEnd, columnsAtWordEnd) = (index, columns) }
            guard columns + glyph.width <= width else { break }
            columns += glyph.width
            kept = index + 1
        }
        return Array(glyphs.prefix(2 * columnsAtWordEnd >= width ? wordEnd : kept))
    }

    /// Draws rows from the top of an area; those that do not fit by their rank are left out.
    mutating func draw(_ rows: [Row], in area: Area) {
        for (index, row) in rows.fitting(area.rows).enumerated() {
            draw(row, row: area.row + index, column: area.column, width: area.columns)
        }
    }

    /// Draws one row into `width` columns.
    mutating func draw(_ row: Row, row line: Int, column: Int, width: Int) {
        guard width > 0 else { return }
        if let style = row.wholeStyle {
            frame.restyle(row: line, column: column, width: width, style: style)
        }
        var column = column
        for piece in pieces(of: row, width: width) {
            column += piece.gap
            let style = piece.span.isLoud ? piece.span.style : row.wholeStyle ?? piece.span.style
            draw(piece, style: style, row: line, column: column)
            column += piece.width
        }
    }

    /// One mark that points at what is above it.
    mutating func mark(row: Int, column: Int, style: Frame.Style) {
        frame.put(scalar: symbols.mark, row: row, column: column, style: style)
    }

    /// Columns of a histogram, each as high as its part of the greatest; anything over nothing is seen.
    ///
    /// - Returns: how many screen columns each has; what is left over at the right stays blank.
    mutating func columns(_ counts: [Int], in area: Area, style: (Int) -> Frame.Style) -> Int {
        guard let most = counts.max(), most > 0, area.columns >= counts.count, area.rows > 0 else { return 0 }
        let width = area.columns / counts.count
        let steps = symbols.heights.count + 1
        for (index, count) in counts.enumerated() where count > 0 {
            let exact = Double(count) / Double(most) * Double(area.rows * steps)
            let height = max(1, Int(exact.rounded(.down)))
            for level in 0..<area.rows {
                let part = height - level * steps
                guard part > 0 else { break }
                let scalar = part >= steps ? symbols.full : symbols.heights[part - 1]
                for column in 0..<width {
                    frame.put(
                        scalar: scalar, row: area.row + area.rows - 1 - level,
                        column: area.column + index * width + column, style: style(index))
                }
            }
        }
        return width
    }

    /// A box around an area, with a title in its top line; gives the area inside.
    mutating func box(_ area: Area, title: [Span]) -> Area {
        guard area.rows >= 2, area.columns >= 2 else { return area }
        let last = (row: area.row + area.rows - 1, column: area.column + area.columns - 1)
        line(row: area.row, in: area)
        line(row: last.row, in: area)
        for row in (area.row + 1)..<max(area.row + 1, last.row) {
            frame.put(scalar: symbols.vertical, row: row, column: area.column, style: .border)
            frame.put(scalar: symbols.vertical, row: row, column: last.column, style: .border)
        }
        frame.put(scalar: symbols.corners[0], row: area.row, column: area.column, style: .border)
        frame.put(scalar: symbols.corners[1], row: area.row, column: last.column, style: .border)
        frame.put(scalar: symbols.corners[2], row: last.row, column: area.column, style: .border)
        frame.put(scalar: symbols.corners[3], row: last.row, column: last.column, style: .border)
        self.title(title, row: area.row, column: area.column + 2, width: area.columns - 4)
        return area.inset(rows: 1, columns: 2)
    }

    /// A titled line above an area, for screens too small for boxes; gives the area under it.
    mutating func rule(_ area: Area, title: [Span]) -> Area {
        guard area.rows >= 1 else { return area }
        line(row: area.row, in: area)
        self.title(title, row: area.row, column: area.column + 1, width: area.columns - 2)
        var inside = area
        _ = inside.takeTop(1)
        return inside
    }

    private mutating func line(row: Int, in area: Area) {
        for column in area.column..<(area.column + area.columns) {
            frame.put(scalar: symbols.horizontal, row: row, column: column, style: .border)
        }
    }

    /// The title stands in the line with a blank at each end.
    private mutating func title(_ spans: [Span], row: Int, column: Int, width: Int) {
        guard !spans.isEmpty, width > 2 else { return }
        let used = pieces(of: Row(spans), width: width - 2).columns
        for column in column..<(column + used + 2) { frame.put(" ", row: row, column: column, style: .border) }
        draw(Row(spans), row: row, column: column + 1, width: width - 2)
    }

    private mutating func draw(_ piece: FittedSpan, style: Frame.Style, row: Int, column: Int) {
        switch piece.span.content {
        case .text:
            put(piece.glyphs, row: row, column: column, width: piece.width, style: style,
                isRightAligned: piece.span.isRightAligned)
        case .bar(let fraction):
            drawBar(fraction, style: style, row: row, column: column, width: piece.width)
        case .share(let fraction):
            drawShare(fraction, style: style, row: row, column: column, width: piece.width)
        case .graph(let heights):
            let shown = heights.count > piece.width ? Resampling.means(heights, count: piece.width) : heights
            for (offset, height) in shown.enumerated() {
                guard let sign = symbols.height(height) else { continue }
                frame.put(scalar: sign, row: row, column: column + piece.width - shown.count + offset, style: style)
            }
        case .sign(let sign):
            guard piece.width > 0 else { return }
            frame.put(scalar: scalar(of: sign), row: row, column: column, style: style)
        }
    }

    private mutating func drawShare(_ fraction: Double, style: Frame.Style, row: Int, column: Int, width: Int) {
        let clean = fraction.isFinite ? min(1, max(0, fraction)) : 0
        var halves = Int((clean * Double(width * 2)).rounded())
        if clean > 0 { halves = max(1, halves) }
        for offset in 0..<max(0, width) {
            let part = halves - offset * 2
            let scalar = symbols.thin[part >= 2 ? 0 : part == 1 ? 1 : 2]
            frame.put(scalar: scalar, row: row, column: column + offset, style: part > 0 ? style : .border)
        }
    }

    private func scalar(of sign: Span.Sign) -> Unicode.Scalar {
        switch sign {
        case .pointer: symbols.pointer
        case .vertical: symbols.vertical
        case .mark: symbols.mark
        }
    }

    private mutating func drawBar(_ fraction: Double, style: Frame.Style, row: Int, column: Int, width: Int) {
        guard width > 0 else { return }
        let steps = symbols.lengths.count
        let clean = fraction.isFinite ? min(1, max(0, fraction)) : 0
        // Anything over nothing shows at least the shortest step, and only a full bar looks full.
        var filled = Int((clean * Double(width * steps)).rounded(.down))
        if clean > 0 { filled = max(1, filled) }
        for offset in 0..<width {
            let part = min(steps, filled - offset * steps)
            if part > 0 {
                frame.put(scalar: symbols.lengths[part - 1], row: row, column: column + offset, style: style)
            } else {
                frame.put(scalar: symbols.track, row: row, column: column + offset, style: .border)
            }
        }
    }

    private func pieces(of row: Row, width: Int) -> [FittedSpan] {
        FittedSpan.fitting(row, columns: width) { glyphs($0, limit: $1) }
    }
}
