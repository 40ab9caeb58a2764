import ConversationLog
import SessionWatch

/// What was said in a session, redacted, with a gutter that no content can imitate.
///
/// The message that raised the flag is marked, and is what the first look falls on.
struct TranscriptPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        guard let session = scene.subject else { return [.text("transcript", .title)] }
        let hidden = session.transcript.reduce(0) { $0 + max(0, $1.hiddenScalars) }
        var spans: [Span] = [
            .text("transcript", .title), .text("redacted,", .dim, gap: 2),
            .text(Self.extent(of: session), .dim),
        ]
        if hidden > 0 { spans.append(.text(NumberText.count(hidden, "hidden character"), .warning, gap: 2, rank: 1)) }
        return spans
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        guard let session = scene.subject else {
            painter.draw([Row("nothing to show", .dim)], in: area)
            return
        }
        guard !session.transcript.isEmpty else {
            painter.draw([Row("no message of this session is kept", .dim)], in: area)
            return
        }
        let gutter = Gutter(width: area.columns)
        let lines = lines(of: session, gutter: gutter, width: area.columns, ascii: scene.abilities.isASCII)
        let top = scroller(lines, in: area).top(scene.state.view.kind == .session ? scene.state.top : nil)
        for (offset, line) in lines.dropFirst(top).prefix(area.rows).enumerated() {
            let row = area.row + offset
            painter.draw(Row(gutter.spans(of: line)), row: row, column: area.column, width: gutter.columns)
            painter.put(
                Array(line.glyphs), row: row, column: area.column + gutter.columns, width: area.columns - gutter.columns,
                style: line.message.role == .user ? .normal : .dim)
        }
    }

    func scroller(_ scene: Scene, in area: Area) -> Scroller? {
        guard let session = scene.subject else { return nil }
        let gutter = Gutter(width: area.columns)
        return scroller(
            lines(of: session, gutter: gutter, width: area.columns, ascii: scene.abilities.isASCII), in: area)
    }

    /// Scrolled so that the flagging message has a third of the panel above it.
    private func scroller(_ lines: [Line], in area: Area) -> Scroller {
        let flagged = lines.firstIndex { $0.message.raisedFlag } ?? 0
        return Scroller(total: lines.count, visible: area.rows, start: flagged - area.rows / 3)
    }

    private static func extent(of session: FlaggedSession) -> String {
        let kept = session.transcript.count
        return kept < session.messages ? "\(kept) of \(NumberText.count(session.messages, "message"))"
            : NumberText.count(kept, "message")
    }

    // MARK: - Rows

    /// One row of the transcript: a message's first, or one that goes on.
    struct Line {
        var message: TranscriptLine
        /// 0 for the message's first row.
        var index: Int
        var glyphs: ArraySlice<SafeGlyph>
    }

    /// Columns of one message that are shown at most; a session has a few dozen messages.
    private static let longestText = 8_192

    private func lines(of session: FlaggedSession, gutter: Gutter, width: Int, ascii: Bool) -> [Line] {
        session.transcript.flatMap { message -> [Line] in
            var rows: [ArraySlice<SafeGlyph>] = []
            var left = Self.longestText
            for paragraph in message.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
                guard left > 0 else { break }
                let glyphs = SafeText.glyphs(String(paragraph), limit: left, ascii: ascii)
                left -= max(1, glyphs.columns)
                rows += Wrapping.rows(of: glyphs, width: max(1, width - gutter.columns))
            }
            // What was hidden is told in the gutter, of the second row if need be, since the text could say anything.
            if message.hiddenScalars > 0, rows.count < 2 { rows.append([]) }
            return rows.enumerated().map { Line(message: message, index: $0.offset, glyphs: $0.element) }
        }
    }

    /// The columns left of the text: marker, time, role, line, and an upright.
    struct Gutter {
        private var hasLine: Bool
        private var hasFullRole: Bool

        init(width: Int) {
            hasLine = width >= 76
            hasFullRole = width >= 56
        }

        /// The pointer, a blank, the words, a blank, the upright and a blank.
        var columns: Int { 2 + wordColumns + 3 }

        private var wordColumns: Int { 8 + 1 + (hasFullRole ? 6 : 4) + (hasLine ? 7 : 0) }

        /// The gutter of one row; only a message's first row has its time, role and line.
        func spans(of line: Line) -> [Span] {
            let message = line.message
            let isFirst = line.index == 0
            var spans: [Span] = [
                isFirst && message.raisedFlag ? .sign(.pointer, .critical) : .text(" ", width: .columns(1), gap: 0)
            ]
            if isFirst {
                let time = message.time.map(ClockText.time) ?? "--:--:--"
                spans.append(.text(time, message.raisedFlag ? .critical : .dim, width: .columns(8)))
                spans.append(.text(role(message.role), .bold, width: .columns(hasFullRole ? 6 : 4)))
                if hasLine { spans.append(.number("L\(message.line)", .dim, width: 6)) }
            } else {
                let hidden = line.index == 1 && message.hiddenScalars > 0
                    ? "\(NumberText.compact(message.hiddenScalars)) hidden" : ""
                spans.append(.text(hidden, .warning, width: .columns(wordColumns)))
            }
            spans.append(.sign(.vertical, .border, gap: 1))
            return spans
        }

        private func role(_ role: Message.Role) -> String {
            switch role {
            case .user: "user"
            case .assistant: "bot"
            case .system: hasFullRole ? "system" : "sys"
            case .tool: "tool"
            }
        }
    }
}
