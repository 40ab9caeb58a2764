/// A window of rows over a longer list.
struct Scroller: Hashable, Sendable {
    /// Rows in the list.
    var total: Int
    /// Rows that are visible at once.
    var visible: Int
    /// Rows that PgUp and PgDn move by.
    var page: Int
    /// The first visible row where nobody has scrolled yet.
    var start: Int

    init(total: Int, visible: Int, page: Int? = nil, start: Int = 0) {
        self.total = total
        self.visible = visible
        self.page = max(1, page ?? visible - 1)
        self.start = start
    }

    /// The last place for the first visible row.
    var end: Int { max(0, total - max(1, visible)) }

    /// The first visible row, from the place that was chosen, if one was.
    func top(_ chosen: Int?) -> Int { min(end, max(0, chosen ?? start)) }

    /// The first visible row after a movement.
    func moved(from current: Int, by action: Action) -> Int {
        switch action {
        case .down: top(current + 1)
        case .up: top(current - 1)
        case .pageDown: top(current + page)
        case .pageUp: top(current - page)
        case .top: 0
        case .bottom: end
        default: top(current)
        }
    }
}
