/// All keys, from the key table, with what each does; over the view, until closed.
struct HelpPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        [.text("help", .title), .text("Esc closes it", .dim, gap: 2, rank: 1)]
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        var area = area
        let columns = columns(in: area)
        let rows = Self.rows(width: area.columns / max(1, columns.count))
        let top = Scroller(total: rows.count, visible: area.rows).top(scene.state.helpTop)
        guard columns.count > 1 else {
            painter.draw(Array(rows.dropFirst(top).prefix(area.rows)), in: area)
            return
        }
        let width = area.columns / columns.count
        for sections in columns {
            painter.draw(
                Array(sections.flatMap { Self.rows(of: $0, width: width - 2) }.prefix(area.rows)), in: area.takeLeft(width))
        }
    }

    func scroller(_ scene: Scene, in area: Area) -> Scroller? {
        columns(in: area).count > 1 ? Scroller(total: 0, visible: area.rows)
            : Scroller(total: Self.rows(width: area.columns).count, visible: area.rows)
    }

    /// The sections in two columns where they fit so, else in one that scrolls.
    private func columns(in area: Area) -> [[KeyTable.Section]] {
        let sections = KeyTable.sections
        let width = area.columns / 2 - 2
        if Self.rows(width: area.columns).count <= area.rows || area.columns < 2 * Self.leastWidth { return [sections] }
        for split in sections.indices.dropFirst() {
            let halves = [Array(sections[..<split]), Array(sections[split...])]
            let heights = halves.map { $0.reduce(0) { $0 + Self.rows(of: $1, width: width).count } }
            if heights.allSatisfy({ $0 <= area.rows }) { return halves }
        }
        return [sections]
    }

    /// Columns that a section needs, so that the longest sentence takes two rows at most.
    private static let leastWidth = 38
    private static let keyColumns = 12

    private static func rows(width: Int) -> [Row] {
        KeyTable.sections.flatMap { rows(of: $0, width: width) }
    }

    private static func rows(of section: KeyTable.Section, width: Int) -> [Row] {
        var rows = [Row([.text(section.title, .title)])]
        for binding in section.bindings {
            let lines = Wrapping.words(binding.help, width: max(8, width - keyColumns - 1))
            for (index, line) in lines.enumerated() {
                let keys = index == 0 ? binding.names : ""
                rows.append(Row([.text(keys, .key, width: .columns(keyColumns)), .text(line)]))
            }
        }
        return rows + [.blank]
    }
}
