/// A piece of a row: a text, a bar or a graph, with a style and a width.
struct Span: Hashable, Sendable {
    /// What it shows.
    enum Content: Hashable, Sendable {
        /// Goes through `SafeText`, wherever it comes from.
        case text(String)
        /// A bar filled to that part, 0 to 1; what is over 1 is a full bar.
        case bar(Double)
        /// The same as a thin line, for rows that touch.
        case share(Double)
        /// Heights from 0 to 1, oldest first and ending at the right; more than there are columns are averaged.
        case graph([Double])
        /// A sign of the dashboard's own, such as the pointer.
        case sign(Sign)
    }

    /// Signs that texts can't be mistaken for: they have a place of their own.
    enum Sign: Hashable, Sendable {
        case pointer, vertical, mark
    }

    /// How many columns it takes.
    enum Width: Hashable, Sendable {
        /// As wide as the text.
        case natural
        case columns(Int)
        /// What the other spans leave, at least that many columns.
        case rest(Int)
    }

    /// What it shows.
    var content: Content
    /// How it looks, in a row without a style of its own.
    var style: Frame.Style
    /// Columns without the gap.
    var width: Width
    /// A text shorter than its columns stands at their right end.
    var isRightAligned = false
    /// Blank columns before it.
    var gap: Int
    /// Keeps its style in a row that has one of its own.
    var isLoud = false
    /// In a row that is too narrow the spans with the highest rank go first; those with rank 0 stay.
    var rank: Int

    private init(_ content: Content, _ style: Frame.Style, _ width: Width, gap: Int, rank: Int) {
        self.content = content
        self.style = style
        self.width = width
        self.gap = gap
        self.rank = rank
    }

    /// A text, at the left end of its columns.
    static func text(
        _ text: String, _ style: Frame.Style = .normal, width: Width = .natural, gap: Int = 1, rank: Int = 0
    ) -> Span {
        Span(.text(text), style, width, gap: gap, rank: rank)
    }

    /// A text that ends at the right end of its columns, as numbers do.
    static func number(
        _ text: String, _ style: Frame.Style = .normal, width: Int, gap: Int = 1, rank: Int = 0
    ) -> Span {
        var span = Span(.text(text), style, .columns(width), gap: gap, rank: rank)
        span.isRightAligned = true
        return span
    }

    /// A bar that draws the eye: budgets.
    static func bar(_ fraction: Double, _ style: Frame.Style, width: Width, gap: Int = 1, rank: Int = 0) -> Span {
        Span(.bar(fraction), style, width, gap: gap, rank: rank)
    }

    /// A thin bar: parts of a whole in rows that touch.
    static func share(_ fraction: Double, _ style: Frame.Style, width: Width, gap: Int = 1, rank: Int = 0) -> Span {
        Span(.share(fraction), style, width, gap: gap, rank: rank)
    }

    /// A graph of heights, the newest at the right end.
    static func graph(_ heights: [Double], _ style: Frame.Style, width: Width, gap: Int = 1, rank: Int = 0) -> Span {
        Span(.graph(heights), style, width, gap: gap, rank: rank)
    }

    /// A sign of the dashboard's own, one column wide.
    static func sign(_ sign: Sign, _ style: Frame.Style, gap: Int = 0) -> Span {
        Span(.sign(sign), style, .columns(1), gap: gap, rank: 0)
    }

    /// Pushes what follows to the right end of the row.
    static let push = Span(.text(""), .normal, .rest(0), gap: 0, rank: 0)
}

/// One line of a panel.
struct Row: Hashable, Sendable {
    /// From left to right.
    var spans: [Span]
    /// In a panel that is too low the rows with the highest rank go first, the lower ones of two equals before the upper.
    var rank: Int
    /// A style for the whole width, over that of the spans: the selected row.
    var wholeStyle: Frame.Style?

    init(_ spans: [Span], rank: Int = 0, wholeStyle: Frame.Style? = nil) {
        self.spans = spans
        self.rank = rank
        self.wholeStyle = wholeStyle
    }

    /// One text over the whole row.
    init(_ text: String, _ style: Frame.Style = .normal, rank: Int = 0) {
        self.init([.text(text, style, width: .rest(0), gap: 0)], rank: rank)
    }

    /// Sets apart what is around it; the first to go where it is low.
    static let blank = Row([], rank: 90)
}

extension [Row] {
    /// The rows that matter most, at most `count`, in their order.
    func fitting(_ count: Int) -> [Row] {
        guard self.count > count else { return self }
        guard count > 0 else { return [] }
        let kept = indices.sorted { (self[$0].rank, $0) < (self[$1].rank, $1) }.prefix(count).sorted()
        return kept.map { self[$0] }
    }
}
