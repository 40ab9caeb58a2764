import SessionWatch

/// Breaks long texts into rows.
enum Wrapping {
    /// Breaks a text of the program's own, in ASCII, between words.
    static func words(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.utf8.count + 1 + word.utf8.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return lines
    }

    /// Breaks glyphs into rows of at most `width` columns: after a blank or before a marker where there is one in the
    /// row's second half, else anywhere. Nothing is dropped but the one blank that a row was broken at.
    ///
    /// - Complexity: O(glyphs).
    static func rows(of glyphs: [SafeGlyph], width: Int) -> [ArraySlice<SafeGlyph>] {
        guard width > 0 else { return [] }
        var rows: [ArraySlice<SafeGlyph>] = []
        var start = 0
        var columns = 0
        /// Where the row may end, and the columns used after it.
        var rest: (index: Int, columns: Int)?
        var index = 0
        while index < glyphs.count {
            let glyph = glyphs[index]
            if columns + glyph.width > width, index > start {
                if glyph.scalar == " ", !glyph.isMarker {
                    rows.append(glyphs[start..<index])
                    (start, columns, rest) = (index + 1, 0, nil)
                    index += 1
                    continue
                }
                var end = (index: index, columns: 0)
                if let rest, 2 * (columns - rest.columns) > width { end = rest }
                rows.append(glyphs[start..<end.index])
                (start, columns, rest) = (end.index, end.columns, nil)
                continue
            }
            let startsMarker = glyph.isMarker && index > start && !glyphs[index - 1].isMarker
            if startsMarker { rest = (index, 0) }
            columns += glyph.width
            rest?.columns += glyph.width
            if glyph.scalar == " ", !glyph.isMarker { rest = (index + 1, 0) }
            index += 1
        }
        if start < glyphs.count || rows.isEmpty { rows.append(glyphs[start...]) }
        return rows
    }
}
