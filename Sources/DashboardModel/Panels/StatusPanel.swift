import SessionWatch

/// The line above the footer: what is wrong with the run, else the last notice, and whether the reading is well.
struct StatusPanel: Panel {
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        var spans = Self.message(scene, columns: area.columns, painter)
        spans += Self.digest(scene).map { .text($0.text, $0.style, gap: 2, rank: $0.isTrouble ? 1 : 3) }
        painter.draw(Row(spans), row: area.row, column: area.column + 1, width: area.columns - 2)
    }

    /// The last notice, or what a pause holds back. A notice may ask for half of the line before the digest gives way.
    private static func message(_ scene: Scene, columns: Int, _ painter: Painter) -> [Span] {
        if let trouble = scene.status.trouble {
            let least = min(columns / 2, painter.glyphs(trouble, limit: columns).columns)
            return [.text(trouble, .bad, width: .rest(least), gap: 0)]
        }
        if let news = scene.news {
            var spans: [Span] = [
                .text("PAUSED", .warning, gap: 0), .text("+" + NumberText.count(news.messages, "message"), .bold),
            ]
            if news.flaggedSessions > 0 {
                spans.append(.text("+\(NumberText.grouped(news.flaggedSessions)) flagged", .bad))
            }
            return spans + [.text("Space goes on", .dim, gap: 2, rank: 2), .push]
        }
        if scene.status.isPaused {
            return [.text("PAUSED", .warning, gap: 0), .text("Space goes on", .dim, gap: 2), .push]
        }
        let notice = scene.status.notice ?? ""
        let least = min(columns / 2, painter.glyphs(notice, limit: columns).columns)
        return [.text(notice, .normal, width: .rest(least), gap: 0)]
    }

    private struct Part {
        var text: String
        var style: Frame.Style
        var isTrouble: Bool
    }

    /// `12,345 lines  3 damaged  1 source waiting`: trouble in words, and a word too when there is none.
    private static func digest(_ scene: Scene) -> [Part] {
        let reading = scene.snapshot.reading
        var parts = [Part(text: NumberText.count(reading.lines, "line"), style: .dim, isTrouble: false)]
        if reading.damaged > 0 {
            parts.append(Part(text: "\(NumberText.grouped(reading.damaged)) damaged", style: .warning, isTrouble: true))
        } else {
            parts.append(Part(text: "none damaged", style: .dim, isTrouble: false))
        }
        let states = SourceCounts(scene.status.sources)
        if states.waiting > 0 {
            parts.append(
                Part(text: NumberText.count(states.waiting, "source") + " waiting", style: .warning, isTrouble: true))
        }
        if states.failed > 0 {
            parts.append(Part(text: NumberText.count(states.failed, "source") + " failed", style: .bad, isTrouble: true))
        }
        return parts
    }
}

/// How many sources are in which state.
struct SourceCounts: Hashable, Sendable {
    private(set) var waiting = 0
    private(set) var reading = 0
    private(set) var ended = 0
    private(set) var failed = 0
    private(set) var rotations = 0
    private(set) var truncations = 0

    init(_ sources: [RunStatus.Source]) {
        for source in sources {
            switch source.state {
            case .waiting: waiting += 1
            case .reading, .caughtUp: reading += 1
            case .ended: ended += 1
            case .failed: failed += 1
            }
            rotations = NumberText.sum(rotations, source.rotations)
            truncations = NumberText.sum(truncations, source.truncations)
        }
    }
}
