import ConversationLog
import SessionWatch

/// The first line: what runs, over what, up to when, how fast, and whether the model is ready.
struct HeaderPanel: Panel {
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        var spans: [Span] = [.text("botwatch", .title, gap: 0, rank: 8)]
        spans += Self.mode(of: scene)
        spans += Self.sources(of: scene.status, columns: area.columns, painter)
        if let clock = scene.snapshot.clock {
            spans.append(.text(ClockText.day(clock), .dim, gap: 2, rank: 10))
            spans.append(.text(ClockText.time(clock) + "Z", .bold, rank: 2))
        }
        spans.append(.text(NumberText.compact(scene.status.linesPerSecond) + " lines/s", .normal, gap: 2, rank: 6))
        if let lag = scene.status.lagSeconds {
            let isLate = lag >= Self.lateSeconds
            spans.append(.text("lag " + Self.lag(lag), isLate ? .warning : .normal, gap: 2, rank: isLate ? 1 : 4))
        }
        if let progress = Self.progress(of: scene.status), case .replay = scene.status.mode, !scene.hasEnded {
            spans.append(.text(NumberText.percent(progress), .normal, gap: 2, rank: 3))
        }
        spans += Self.readiness(of: scene.snapshot.model)
        painter.draw(Row(spans), row: area.row, column: area.column + 1, width: area.columns - 2)
    }

    /// From here on a live picture is called late: ten times a poll of the sources.
    private static let lateSeconds = 10.0

    /// LIVE, REPLAY with its speed, or ENDED; and PAUSED, loudly.
    static func mode(of scene: Scene) -> [Span] {
        var spans: [Span] = []
        if scene.hasEnded {
            spans.append(.text("ENDED", .bold, gap: 2))
        } else {
            switch scene.status.mode {
            case .live: spans.append(.text("LIVE", .good, gap: 2))
            case .replay(nil): spans.append(.text("REPLAY max", .bold, gap: 2))
            case .replay(let speed?): spans.append(.text("REPLAY x" + NumberText.signal(speed), .bold, gap: 2))
            }
        }
        if scene.isPaused { spans.append(.text(" PAUSED ", .critical)) }
        return spans
    }

    /// Whether the forest flags by now; while it learns, how far it is.
    static func readiness(of model: ModelState) -> [Span] {
        if model.isReady { return [.text("model ready", .good, gap: 2, rank: 1)] }
        return [
            .text("learning \(NumberText.compact(model.learned))/\(NumberText.compact(model.needed))", .warning, gap: 2),
            .text(", rules only", .warning, gap: 0, rank: 1),
        ]
    }

    /// What is read: `bot.jsonl  jsonl`, or `3 sources  a.jsonl, b.jsonl, c.log`; a long name is cut at a third of the line.
    private static func sources(of status: RunStatus, columns: Int, _ painter: Painter) -> [Span] {
        let style = style(of: status)
        guard let source = status.sources.first, status.sources.count == 1 else {
            let names = status.sources.map(\.name).joined(separator: ", ")
            return [
                .text(NumberText.count(status.sources.count, "source"), style, gap: 2, rank: 5),
                .text(names, .dim, gap: 2, rank: 9), .push,
            ]
        }
        let text =
            switch source.state {
            case .waiting: "waiting for " + source.name
            case .failed: source.name + " failed"
            default: source.name
            }
        let width = min(columns / 3, painter.glyphs(text, limit: columns).columns)
        var spans: [Span] = [.text(text, style, width: .columns(width), gap: 2, rank: 5)]
        if let format = source.format { spans.append(.text(format, .dim, gap: 2, rank: 9)) }
        return spans + [.push]
    }

    private static func style(of status: RunStatus) -> Frame.Style {
        var style = Frame.Style.normal
        for source in status.sources {
            if case .failed = source.state { return .bad }
            if source.state == .waiting { style = .warning }
        }
        return style
    }

    /// Part of the bytes that were read, where every source knows its size.
    static func progress(of status: RunStatus) -> Double? {
        var read = 0.0
        var total = 0.0
        for source in status.sources {
            guard let bytes = source.bytesTotal else { return nil }
            read += Double(source.bytesRead)
            total += Double(bytes)
        }
        return total > 0 ? min(1, max(0, read / total)) : nil
    }

    /// Lag with a tenth while it is short: `0.4s`, `12s`, `3m 5s`.
    static func lag(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e9 else { return "unknown" }
        return seconds < 10 ? NumberText.fixed(max(0, seconds), decimals: 1) + "s"
            : ClockText.duration(seconds: Int(seconds))
    }
}
