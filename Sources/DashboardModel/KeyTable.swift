/// What a key can ask the dashboard for.
enum Action: Hashable, Sendable, CaseIterable {
    case help, open, back, next, previous
    case pause, faster, slower, window
    case sort, reverse, follow, focus
    case down, up, pageDown, pageUp, top, bottom
    case dashboard, spend, health
    case quit
}

/// One line of the key table: the keys, what they do, and where they do it.
struct KeyBinding: Hashable, Sendable {
    /// The first one is what the footer names.
    var keys: [Key]
    /// What it asks for.
    var action: Action
    /// One word for the footer.
    var word: String
    /// One sentence for the help.
    var help: String
    /// The views in which the footer names it, if it works at that moment.
    var footer: Set<ViewKind>

    init(_ keys: [Key], _ action: Action, _ word: String, _ help: String, footer: Set<ViewKind> = Set(ViewKind.allCases)) {
        self.keys = keys
        self.action = action
        self.word = word
        self.help = help
        self.footer = footer
    }

    /// All keys, as the help writes them.
    var names: String { keys.map(\.name).joined(separator: " ") }
}

/// All keys of the dashboard: what is handled, what the footer offers and what the help explains come from here.
enum KeyTable {
    /// A group of bindings under one heading of the help; the footer takes them in its own order.
    struct Section: Sendable {
        var title: String
        var bindings: [KeyBinding]
    }

    /// In the order of the help.
    static let sections: [Section] = [
        Section(title: "Look", bindings: [
            KeyBinding([.enter], .open, "open", "open the selected session: why it was flagged, and what was said"),
            KeyBinding([.escape, .backspace], .back, "back", "close this view"),
            KeyBinding([.character("n")], .next, "next", "next flagged session, while one is open"),
            KeyBinding([.character("p")], .previous, "previous", "previous flagged session, while one is open"),
            KeyBinding([.tab, .backTab], .focus, "signals", "all signals of an open session, or its transcript"),
            KeyBinding([.character("?"), .function(1), .character("h")], .help, "help", "this help"),
        ]),
        Section(title: "Views", bindings: [
            KeyBinding([.character("1")], .dashboard, "dashboard", "the dashboard", footer: [.spend, .health]),
            KeyBinding([.character("$"), .character("4")], .spend, "spend", "what security costs, all of it"),
            KeyBinding([.character("6")], .health, "health", "health of the reading: sources, lines, model"),
        ]),
        Section(title: "Move", bindings: [
            KeyBinding([.character("j"), .down], .down, "down", "one row down"),
            KeyBinding([.character("k"), .up], .up, "up", "one row up"),
            KeyBinding([.pageDown], .pageDown, "page down", "one page down", footer: []),
            KeyBinding([.pageUp], .pageUp, "page up", "one page up", footer: []),
            KeyBinding([.character("g"), .home], .top, "top", "to the first row", footer: []),
            KeyBinding([.character("G"), .end], .bottom, "end", "to the last row", footer: []),
        ]),
        Section(title: "Table and graphs", bindings: [
            KeyBinding([.character("s")], .sort, "sort", "sort by the next column", footer: [.dashboard]),
            KeyBinding([.character("S")], .reverse, "reverse", "sort the other way round", footer: [.dashboard]),
            KeyBinding([.character("f")], .follow, "follow", "let go of the session and follow the first row",
                footer: [.dashboard]),
            KeyBinding([.character("t")], .window, "window", "graphs over 5m, 15m, 1h or 24h", footer: [.dashboard]),
        ]),
        Section(title: "Time", bindings: [
            KeyBinding([.character(" ")], .pause, "pause", "hold a replay; freeze a live picture while reading goes on"),
            KeyBinding([.character("+"), .character(">")], .faster, "faster", "play faster"),
            KeyBinding([.character("-"), .character("<")], .slower, "slower", "play slower"),
            KeyBinding([.character("q"), .interrupt], .quit, "quit", "leave botwatch"),
        ]),
    ]

    /// The table as one list.
    static let bindings = sections.flatMap(\.bindings)

    /// In which order the footer offers keys; those that come later are the first to go where it is narrow.
    static let footerOrder: [Action] = [
        .help, .back, .open, .next, .pause, .quit, .down, .up, .previous, .sort, .focus, .window, .dashboard, .spend,
        .health, .faster, .slower, .reverse, .follow,
    ]

    /// What a key does; nil for keys that do nothing.
    static func binding(for key: Key) -> KeyBinding? {
        bindings.first { $0.keys.contains(key) }
    }

    /// The keys for an action.
    static func binding(of action: Action) -> KeyBinding? {
        bindings.first { $0.action == action }
    }
}
