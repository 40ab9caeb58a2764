/// How a scalar from outside may appear: the one classification behind every outlet of ``SafeText``.
enum ScalarKind: Hashable {
    /// Shown as it is, in `columns` columns: 1 or 2.
    case visible(columns: Int)
    /// Drawn over the scalar before it, in no column of its own.
    case mark
    /// U+0000 to U+001F, and U+007F.
    case c0
    /// U+0080 to U+009F, which some terminals obey like escape sequences.
    case c1
    /// U+E0000 to U+E007F: invisible copies of ASCII, which carry hidden prompts.
    case tag
    /// Invisible, a line break, a change of direction, or without a meaning that every reader agrees on.
    case hidden

    /// The newest Unicode version whose scalars are shown.
    ///
    /// Debian 12's C library and Python have the tables of Unicode 14: to them a newer scalar is unassigned, and a
    /// terminal that doesn't know its width loses the alignment of the row.
    static let newestShown = (major: 14, minor: 0)

    /// The kind of a scalar.
    ///
    /// Hidden are the general categories Cf, Cs, Co, Cn, Zl and Zp, everything newer than ``newestShown``, and the
    /// default-ignorable ones of other categories (variation selectors, Hangul fillers, U+034F).
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E: self = .visible(columns: 1)
        case 0x00...0x1F, 0x7F: self = .c0
        case 0x80...0x9F: self = .c1
        case 0xAD: self = .hidden
        case 0xA0...0x2FF: self = .visible(columns: 1)
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .visible(columns: 2)
        case 0xE0000...0xE007F: self = .tag
        default: self = Self.byProperties(scalar)
        }
    }

    private static func byProperties(_ scalar: Unicode.Scalar) -> ScalarKind {
        let properties = scalar.properties
        guard let age = properties.age, age <= newestShown, !properties.isDefaultIgnorableCodePoint else { return .hidden }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return .hidden
        case .nonspacingMark, .enclosingMark:
            return .mark
        default:
            if isJoiningJamo(scalar) { return .mark }
            return .visible(columns: WideScalars.contains(scalar) ? 2 : 1)
        }
    }

    /// Vowels and final consonants of Hangul written letter by letter: drawn into the syllable's first letter, so
    /// they take no column, though they are letters by category.
    private static func isJoiningJamo(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1161...0x11FF, 0xD7B0...0xD7FF: true
        default: false
        }
    }
}
