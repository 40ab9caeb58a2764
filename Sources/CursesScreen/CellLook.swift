import CNcurses
import DashboardModel

/// An ``Appearance`` as ncurses takes it.
struct CellLook {
    var attributes: attr_t
    /// The number of a colour pair, 0 for the terminal's own colours.
    var pair: Int32

    /// The look of each style, by its raw value. Call it once, when ncurses runs: it starts its colours.
    static func all(hasColour: Bool) -> [CellLook] {
        let isColoured = hasColour && has_colors() && start_color() == OK
        let knowsOwnColours = isColoured && use_default_colors() == OK
        var pairs: [[Appearance.Colour]: Int32] = [:]
        let styles = Frame.Style.allCases.sorted { $0.rawValue < $1.rawValue }
        return styles.map { style in
            let appearance = Appearance(of: style, colours: isColoured ? Int(cn_colors()) : 0)
            var colours = [appearance.foreground, appearance.background]
            if colours == [Appearance.terminalsOwn, Appearance.terminalsOwn] {
                return CellLook(attributes: bits(appearance.attributes), pair: 0)
            }
            // Without default colours ncurses starts with white on black.
            if !knowsOwnColours {
                colours = [colours[0] < 0 ? COLOR_WHITE : colours[0], colours[1] < 0 ? COLOR_BLACK : colours[1]]
            }
            let pair = pairs[colours] ?? Int32(pairs.count + 1)
            pairs[colours] = pair
            let isMade = pair < cn_color_pairs() && init_extended_pair(pair, colours[0], colours[1]) == OK
            return CellLook(attributes: bits(appearance.attributes), pair: isMade ? pair : 0)
        }
    }

    private static func bits(_ attributes: Appearance.Attributes) -> attr_t {
        var bits: attr_t = 0
        if attributes.contains(.bold) { bits |= CN_BOLD }
        if attributes.contains(.dim) { bits |= CN_DIM }
        if attributes.contains(.reverse) { bits |= CN_REVERSE }
        if attributes.contains(.underline) { bits |= CN_UNDERLINE }
        return bits
    }
}
