/// The one place where text from outside is made harmless for a terminal, an alert or standard error.
///
/// Nothing is deleted: what must not be printed becomes a visible marker. One pass, and markers are never read again, so
/// that no sequence can come together from the pieces of another. Which scalars are hidden: see ``ScalarKind``.
package enum SafeText {
    /// Marks kept for each base in ``plain(_:)``: enough for Vietnamese and polytonic Greek, too few to hide a line.
    private static let marksPerBaseInPlain = 2
    /// The count in a marker on a screen never exceeds this: a longer run is told in several markers. So a row of 80 columns
    /// looks at 8,000 marks at most, about 1 ms.
    private static let longestRunOnScreen = 999
    /// The base given to a mark that has none.
    private static let dottedCircle: Unicode.Scalar = "\u{25CC}"

    /// The text as the inside of a JSON string: quotes and backslashes escaped, and every hidden scalar as `\uXXXX`,
    /// above U+FFFF as a surrogate pair.
    ///
    /// A JSON parser gives back the very same text.
    package static func json(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isPlainInJSON) else { return text }
        var out = TextBuffer()
        for scalar in text.unicodeScalars {
            switch ScalarKind(scalar) {
            case .c0, .c1, .tag, .hidden:
                for unit in scalar.utf16 {
                    out.append("\\u" + hex(UInt32(unit), digits: 4))
                }
            case .visible, .mark:
                if scalar == "\"" || scalar == "\\" { out.append("\\" as Unicode.Scalar) }
                out.append(scalar)
            }
        }
        return out.text
    }

    /// The text for a line of plain output: one line, hidden scalars as markers such as `<U+202E>`, `\x1b`, `<tags:6>`.
    ///
    /// A line feed becomes `\n`, a carriage return `\r`, a tab one space. Past two marks on a base the others are
    /// counted: `<marks:8>`. A typed look-alike of a marker stays: only a screen can tell them apart.
    package static func plain(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isPrintableASCII) else { return text }
        var out = TextBuffer()
        for piece in SafePieces(text, marksPerBase: marksPerBaseInPlain) {
            switch piece {
            case .visible(let scalar, _): out.append(scalar)
            case .mark(let scalar, let isLone):
                if isLone { out.append(dottedCircle) }
                out.append(scalar)
            case .tab: out.append(" " as Unicode.Scalar)
            case .surplusMarks(let count): out.append("<marks:\(count)>")
            case .tags(let count): out.append("<tags:\(count)>")
            case .hidden(let scalar): out.append(plainMarker(scalar))
            }
        }
        return out.text
    }

    /// The text as cells of a screen, at most `limit` columns.
    ///
    /// One mark on a base, the others counted. A wide glyph that would pass the limit ends the text; a marker is cut.
    ///
    /// - Parameter ascii: the terminal can show ASCII only: all else becomes markers.
    /// - Complexity: O(limit), however long the text is.
    package static func glyphs(_ text: String, limit: Int, ascii: Bool) -> [SafeGlyph] {
        var row = GlyphRow(limit: limit)
        for piece in SafePieces(text, marksPerBase: 1, longestRun: longestRunOnScreen) {
            if case .mark(let scalar, isLone: false) = piece, !ascii {
                row.addMark(scalar)
                continue
            }
            if row.isFull { break }
            switch piece {
            case .visible(let scalar, let columns):
                // A skin tone is drawn alone or melts into the emoji before it, as the terminal likes: no telling
                // where the next column is. A marker is as wide everywhere.
                if ascii ? !scalar.isASCII : scalar.properties.isEmojiModifier {
                    row.addMarker(codePointMarker(scalar))
                } else {
                    row.add(scalar, columns: columns)
                }
            case .mark(let scalar, _):
                if ascii {
                    row.addMarker(codePointMarker(scalar))
                } else {
                    row.addMarker(String(Character(dottedCircle)))
                    row.addMark(scalar)
                }
            case .tab: row.add(" ", columns: 1)
            case .surplusMarks(let count): row.addMarker("<marks:\(count)>")
            case .tags(let count): row.addMarker("<tags:\(count)>")
            case .hidden(let scalar): row.addMarker(screenMarker(scalar, ascii: ascii))
            }
        }
        return row.glyphs
    }

    /// Scalars that ``plain(_:)`` replaces by a marker, line ends (LF, CR LF) not counted: messages have them lawfully.
    package static func hiddenScalars(in text: String) -> Int {
        guard !text.utf8.allSatisfy(isPrintableASCII) else { return 0 }
        var count = 0
        var followsReturn = false
        for piece in SafePieces(text, marksPerBase: marksPerBaseInPlain) {
            switch piece {
            case .visible, .mark, .tab: break
            case .surplusMarks(let run), .tags(let run): count += run
            case .hidden("\n"): if followsReturn { count -= 1 }
            case .hidden: count += 1
            }
            followsReturn = piece == .hidden("\r")
        }
        return count
    }

    private static func isPrintableASCII(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

    private static func isPlainInJSON(_ byte: UInt8) -> Bool {
        isPrintableASCII(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func plainMarker(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case _ where ScalarKind(scalar) == .c0: "\\x" + hex(scalar.value, digits: 2)
        default: codePointMarker(scalar)
        }
    }

    /// C0 as a control picture (U+2400 and following) or in caret notation, all else as a code point.
    private static func screenMarker(_ scalar: Unicode.Scalar, ascii: Bool) -> String {
        guard ScalarKind(scalar) == .c0 else { return codePointMarker(scalar) }
        if scalar == "\n" { return ascii ? "\\n" : "\u{23CE}" }
        let isDelete = scalar.value == 0x7F
        let picture = ascii ? scalar.value ^ 0x40 : isDelete ? 0x2421 : 0x2400 + scalar.value
        let shown = Unicode.Scalar(picture).map { String(Character($0)) } ?? "?"
        return ascii ? "^" + shown : shown
    }

    /// `<9B>` for C1, else `<U+202E>`.
    private static func codePointMarker(_ scalar: Unicode.Scalar) -> String {
        if ScalarKind(scalar) == .c1 { return "<" + hex(scalar.value, digits: 2).uppercased() + ">" }
        return "<U+" + hex(scalar.value, digits: 4).uppercased() + ">"
    }

    /// In lower case, at least `digits` long.
    private static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// What one screen position, or two for a wide one, may hold. Only ``SafeText`` makes them.
package struct SafeGlyph: Hashable, Sendable {
    /// Never a control, invisible, or of another width than ``width``.
    package let scalar: Unicode.Scalar
    /// At most one combining mark, of width 0.
    package fileprivate(set) var mark: Unicode.Scalar?
    /// Columns: 1 or 2.
    package let width: Int
    /// Part of a marker that stands for something hidden: shown in a style of its own, so that typed look-alikes differ.
    package let isMarker: Bool

    fileprivate init(scalar: Unicode.Scalar, mark: Unicode.Scalar?, width: Int, isMarker: Bool) {
        self.scalar = scalar
        self.mark = mark
        self.width = width
        self.isMarker = isMarker
    }
}

/// A text that grows at its end.
///
/// Not `String.UnicodeScalarView`: appending several scalars to one copies all of it (Swift 6.3), which takes a time that
/// grows with the square of the length.
private struct TextBuffer {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ scalar: Unicode.Scalar) {
        if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
    }

    mutating func append(_ marker: String) { bytes.append(contentsOf: marker.utf8) }
}

/// Glyphs side by side, up to a limit.
private struct GlyphRow {
    private(set) var glyphs: [SafeGlyph] = []
    private var columnsLeft: Int
    /// Whether the last glyph that was asked for is there.
    private var isComplete = true

    init(limit: Int) { columnsLeft = max(0, limit) }

    var isFull: Bool { columnsLeft == 0 }

    /// Once a glyph doesn't fit the row is full: a narrow one behind it must not take its place.
    mutating func add(_ scalar: Unicode.Scalar, columns: Int, isMarker: Bool = false) {
        guard columns <= columnsLeft else {
            columnsLeft = 0
            isComplete = false
            return
        }
        glyphs.append(SafeGlyph(scalar: scalar, mark: nil, width: columns, isMarker: isMarker))
        columnsLeft -= columns
    }

    mutating func addMarker(_ text: String) {
        for scalar in text.unicodeScalars { add(scalar, columns: 1, isMarker: true) }
    }

    /// Over the last glyph, unless that one was cut off.
    mutating func addMark(_ scalar: Unicode.Scalar) {
        guard isComplete, let last = glyphs.indices.last else { return }
        glyphs[last].mark = scalar
    }
}
