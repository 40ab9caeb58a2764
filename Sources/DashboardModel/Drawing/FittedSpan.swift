import SessionWatch

/// A span of a row with its place decided.
struct FittedSpan {
    /// What is drawn there.
    var span: Span
    /// Its text as cells, two more than fit if it is too long.
    private(set) var glyphs: [SafeGlyph]
    /// Blank columns before it, and columns that it has.
    private(set) var gap: Int
    private(set) var width: Int

    /// Columns beyond the wanted ones that are asked of `SafeText`: a text that goes on there, be it by the first half of
    /// a wide glyph, is seen to be too long.
    private static let lookAhead = 2

    private init(_ span: Span, in columns: Int, glyphs: (String, Int) -> [SafeGlyph]) {
        self.span = span
        if case .text(let text) = span.content { self.glyphs = glyphs(text, columns + Self.lookAhead) } else { self.glyphs = [] }
        gap = span.gap
        width =
            switch span.width {
            case .natural: min(self.glyphs.columns, columns)
            case .columns(let count): count
            case .rest(let least): least
            }
    }

    /// The spans of a row that fit: ranked ones are dropped first, then what is left gives way from the right.
    ///
    /// - Parameters:
    ///   - columns: that the row has.
    ///   - glyphs: makes cells of a text, at most so many columns.
    static func fitting(_ row: Row, columns: Int, glyphs: (String, Int) -> [SafeGlyph]) -> [FittedSpan] {
        var spans = row.spans.map { FittedSpan($0, in: columns, glyphs: glyphs) }
        while spans.columns > columns, let rank = spans.map(\.span.rank).max(), rank > 0,
            let index = spans.lastIndex(where: { $0.span.rank == rank }) {
            spans.remove(at: index)
        }
        if !spans.isEmpty { spans[0].gap = 0 }
        share(columns - spans.columns, among: &spans)
        var over = spans.columns - columns
        for index in spans.indices.reversed() where over > 0 {
            over -= spans[index].give(over)
        }
        return spans
    }

    /// Gives the columns that are left to the spans that take the rest, in equal parts.
    private static func share(_ columns: Int, among spans: inout [FittedSpan]) {
        let takers = spans.indices.filter { if case .rest = spans[$0].span.width { true } else { false } }
        guard columns > 0, !takers.isEmpty else { return }
        for (place, index) in takers.enumerated() {
            spans[index].width += columns / takers.count + (place < columns % takers.count ? 1 : 0)
        }
    }

    /// Gives away columns of its own, at most so many, and the gap with the last one; says how many.
    private mutating func give(_ columns: Int) -> Int {
        let given = min(columns, width)
        width -= given
        guard width == 0 else { return given }
        let givenOfGap = min(columns - given, gap)
        gap -= givenOfGap
        return given + givenOfGap
    }
}

extension [FittedSpan] {
    /// Columns that the spans take together.
    var columns: Int {
        reduce(0) { $0 + $1.gap + $1.width } - (first?.gap ?? 0)
    }
}

extension [SafeGlyph] {
    /// Columns that the glyphs take on a screen.
    var columns: Int { reduce(0) { $0 + $1.width } }
}
