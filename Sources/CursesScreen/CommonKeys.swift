import CNcurses

/// Keys that terminals send in other ways than their description says.
enum CommonKeys {
    /// Arrows in both modes, Home and End of PuTTY, the Linux console and old xterms, page keys and Shift-Tab.
    static let sequences: [(text: String, code: Int32)] = [
        ("[A", KEY_UP), ("[B", KEY_DOWN), ("[C", KEY_RIGHT), ("[D", KEY_LEFT),
        ("OA", KEY_UP), ("OB", KEY_DOWN), ("OC", KEY_RIGHT), ("OD", KEY_LEFT),
        ("[H", KEY_HOME), ("[F", KEY_END), ("OH", KEY_HOME), ("OF", KEY_END),
        ("[1~", KEY_HOME), ("[4~", KEY_END), ("[7~", KEY_HOME), ("[8~", KEY_END),
        ("[5~", KEY_PPAGE), ("[6~", KEY_NPAGE), ("[Z", KEY_BTAB),
    ]

    /// Tells ncurses of those that the terminal's description gives no other meaning.
    static func define() {
        for (text, code) in sequences {
            let sequence = "\u{1B}" + text
            // Safe because ncurses copies the text.
            if unsafe key_defined(sequence) == 0 { unsafe define_key(sequence, code) }
        }
    }
}
