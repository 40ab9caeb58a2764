import DashboardModel

/// How a style looks on a terminal: attributes that every terminal has, and colours where it has them.
struct Appearance: Hashable, Sendable {
    /// Attributes of a cell; a terminal that lacks one shows the text without it.
    struct Attributes: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let bold = Attributes(rawValue: 1)
        static let dim = Attributes(rawValue: 2)
        static let reverse = Attributes(rawValue: 4)
        static let underline = Attributes(rawValue: 8)
    }

    /// A colour of the terminal's palette, by number.
    typealias Colour = Int32

    /// The terminal's own colour, so that it works on light and dark backgrounds.
    static let terminalsOwn: Colour = -1

    var attributes: Attributes
    var foreground: Colour = terminalsOwn
    var background: Colour = terminalsOwn

    /// The look of a style on a terminal of so many colours; 0 where it has none, or NO_COLOR is set.
    ///
    /// Colour never tells alone: what warns, or isn't as typed, has an attribute besides.
    init(of style: Frame.Style, colours: Int) {
        attributes = Self.attributes(of: style, hasColour: colours >= 8)
        switch colours {
        case 256...: (foreground, background) = Self.of256(style)
        case 8...: (foreground, background) = Self.of8(style)
        default: break
        }
    }

    private static func attributes(of style: Frame.Style, hasColour: Bool) -> Attributes {
        switch style {
        case .normal, .good, .graph, .money: []
        case .dim: .dim
        case .border: hasColour ? [] : .dim
        case .bold, .title, .key: .bold
        case .selected: .reverse
        case .warning: hasColour ? [] : .underline
        case .bad: hasColour ? .bold : [.bold, .underline]
        case .critical: hasColour ? .bold : [.bold, .reverse]
        case .marker: hasColour ? .underline : [.reverse, .underline]
        }
    }

    /// Numbers of xterm's 256 colours. Text has a contrast of at least 3.8 to 1 with black and with white (WCAG 2.1,
    /// 1.4.3 defines it and asks 3 of large text): more for one background would be less for the other.
    private static func of256(_ style: Frame.Style) -> (Colour, Colour) {
        switch style {
        case .normal, .dim, .bold, .selected: (terminalsOwn, terminalsOwn)
        case .title, .key: (32, terminalsOwn)  // #0087d7, blue
        case .border: (244, terminalsOwn)  // #808080, grey
        case .good: (28, terminalsOwn)  // #008700, green
        case .warning: (130, terminalsOwn)  // #af5f00, orange
        case .bad: (160, terminalsOwn)  // #d70000, red
        case .critical: (231, 160)  // white on red
        case .marker: (133, terminalsOwn)  // #af5faf, purple
        case .graph: (30, terminalsOwn)  // #008787, teal
        case .money: (64, terminalsOwn)  // #5f8700, olive
        }
    }

    /// The eight colours of ECMA-48, which each user's theme makes readable. Not blue (dark on black) nor white.
    private static func of8(_ style: Frame.Style) -> (Colour, Colour) {
        switch style {
        case .normal, .dim, .bold, .selected, .border: (terminalsOwn, terminalsOwn)
        case .title, .key, .graph: (6, terminalsOwn)
        case .good, .money: (2, terminalsOwn)
        case .warning: (3, terminalsOwn)
        case .bad: (1, terminalsOwn)
        case .critical: (7, 1)
        case .marker: (5, terminalsOwn)
        }
    }
}
