internal import CHyperscan

/// One expression to look for, with the number that its matches are reported under.
package struct Pattern: Hashable, Sendable {
    /// Reported with each match. Patterns may share a number; then they can't be told apart.
    package var id: UInt32
    /// Hyperscan's part of PCRE: no backreferences, no lookaround, so that the time is linear in the text.
    package var expression: String
    package var options: Options

    package init(id: UInt32, _ expression: String, _ options: Options = []) {
        self.id = id
        self.expression = expression
        self.options = options
    }

    /// How an expression is read. Without ``utf8`` it matches bytes, and any bytes may be scanned.
    package struct Options: OptionSet, Hashable, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Upper and lower case are the same (ASCII only, unless ``utf8`` and ``unicodeClasses`` are given).
        package static let caseless = Options(rawValue: UInt32(HS_FLAG_CASELESS))
        /// A dot matches a newline too.
        package static let dotMatchesNewline = Options(rawValue: UInt32(HS_FLAG_DOTALL))
        /// `^` and `$` match at every line's ends.
        package static let lineAnchors = Options(rawValue: UInt32(HS_FLAG_MULTILINE))
        /// At most one match a scan is reported for the pattern's number.
        package static let singleMatch = Options(rawValue: UInt32(HS_FLAG_SINGLEMATCH))
        /// A dot or a class matches a whole scalar. The scanned text must be valid UTF-8: see ``Scanner``.
        package static let utf8 = Options(rawValue: UInt32(HS_FLAG_UTF8))
        /// `\w`, `\d`, `\s` and caselessness follow Unicode; only together with ``utf8``.
        package static let unicodeClasses = Options(rawValue: UInt32(HS_FLAG_UCP))
    }
}

/// The patterns that are looked for together, in one pass.
package struct PatternSet: Hashable, Sendable {
    package var patterns: [Pattern]

    package init(_ patterns: [Pattern]) { self.patterns = patterns }

    /// True when a pattern matches scalars rather than bytes: then only valid UTF-8 may be scanned.
    package var needsUTF8: Bool { patterns.contains { $0.options.contains(.utf8) } }

    /// Tells one list of patterns from another: the 64-bit FNV-1a hash of every number, option and expression, in order.
    package var key: UInt64 {
        var hash = FNV1a()
        for pattern in patterns {
            hash.add(littleEndian: UInt64(pattern.id))
            hash.add(littleEndian: UInt64(pattern.options.rawValue))
            hash.add(littleEndian: UInt64(pattern.expression.utf8.count))
            for byte in pattern.expression.utf8 { hash.add(byte) }
        }
        return hash.value
    }
}
