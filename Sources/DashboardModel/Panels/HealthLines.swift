import SessionWatch

/// The rows on the health of the reading, as panel and report share them.
struct HealthLines {
    private let scene: Scene
    private let reading: ReadingCounts
    private let labelColumns: Int

    /// - Parameter labelColumns: a box is narrow, a report is not.
    init(_ scene: Scene, labelColumns: Int) {
        self.scene = scene
        self.labelColumns = labelColumns
        reading = scene.snapshot.reading
    }

    /// The most important ones have the lowest rank.
    var summary: [Row] {
        [lines, damaged, mended, untimed, sources, model] + QuietLines(scene.snapshot.quiet, labelColumns: labelColumns).summary + [process]
    }

    /// Everything: lines by what became of them, the sources one by one, model and process.
    var report: [Row] {
        let model = scene.snapshot.model
        var rows = [
            Row([.text("lines", .title)]),
            count("read", reading.lines), count("skipped, lawfully empty", reading.skipped),
            count("malformed", reading.malformed, isTrouble: true), count("incomplete", reading.incomplete, isTrouble: true),
            count("too long", reading.tooLong, isTrouble: true), count("cut at the limit", reading.cut, isTrouble: true),
            count("repaired", reading.repaired, isTrouble: true), count("without a time", reading.untimed),
            count("earlier than the one before", reading.backwards),
            count("over a day ahead of all", reading.ahead, isTrouble: true),
        ]
        if reading.withoutWords > 0 { rows.append(count("messages without words", reading.withoutWords)) }
        if reading.leftOut > 0 {
            rows += [count("left out by journalctl", reading.leftOut, isTrouble: true), Row("use journalctl -a -o json", .warning)]
        }
        rows += [.blank, Row([.text("sources", .title)])]
        rows += scene.status.sources.isEmpty ? [Row("none", .dim)] : scene.status.sources.map(source)
        rows += [
            .blank, Row([.text("model", .title)]),
            Row([label("learned"), .text("\(NumberText.grouped(model.learned)), needed \(NumberText.grouped(model.needed))"),
                .text(model.isReady ? "ready" : "only rules flag", model.isReady ? .good : .warning, gap: 2)]),
            Row([label("threshold"), .text(model.threshold.map { NumberText.fixed($0, decimals: 3) } ?? "none yet")]),
            Row([label("forest"), .text(forest(model))]),
            Row([label("left out"), .text("\(NumberText.grouped(model.leftOut)) vectors of flagged or flooding sessions, not learned")]),
        ]
        rows += QuietLines(scene.snapshot.quiet, labelColumns: labelColumns).report
        rows += [.blank, Row([.text("process", .title)]), process]
        return rows
    }

    // MARK: - Summary

    private var lines: Row {
        var spans = [
            label("lines"), Span.text(NumberText.grouped(reading.lines), .bold),
            .text("\(NumberText.grouped(scene.status.linesPerSecond))/s", .normal, gap: 2, rank: 1),
        ]
        if let lag = scene.status.lagSeconds { spans.append(.text("lag " + HeaderPanel.lag(lag), .normal, gap: 2, rank: 2)) }
        return Row(spans, rank: 0)
    }

    private var damaged: Row {
        guard reading.damaged > 0 else { return Row([label("damaged"), .text("none", .good)], rank: 1) }
        let parts = [(reading.malformed, "malformed"), (reading.incomplete, "incomplete"), (reading.tooLong, "too long"), (reading.leftOut, "left out (journalctl -a)")]
        return Row([
            label("damaged"), .text(NumberText.grouped(reading.damaged), .warning),
            .text(list(parts), .normal, width: .rest(0), gap: 2),
        ], rank: 1)
    }

    private var mended: Row {
        let parts = [(reading.repaired, "repaired"), (reading.cut, "cut")]
        let text = list(parts)
        return Row([label("mended"), .text(text.isEmpty ? "none" : text, text.isEmpty ? .good : .warning)], rank: 4)
    }

    private var untimed: Row {
        let text = list([(reading.untimed, "without a time"), (reading.backwards, "backwards"), (reading.ahead, "ahead")])
        return Row([label("times"), .text(text.isEmpty ? "all in order" : text, text.isEmpty ? .good : .normal)], rank: 5)
    }

    private var sources: Row {
        let counts = SourceCounts(scene.status.sources)
        let isWell = counts.waiting == 0 && counts.failed == 0
        let text = list([
            (counts.failed, "failed"), (counts.waiting, "waiting"), (counts.reading, "reading"), (counts.ended, "ended"),
            (counts.rotations, "rotated"), (counts.truncations, "truncated"),
        ])
        return Row([
            label("sources"),
            .text(text.isEmpty ? "none" : text, isWell ? .normal : counts.failed > 0 ? .bad : .warning, width: .rest(0)),
        ], rank: 2)
    }

    private var model: Row {
        let model = scene.snapshot.model
        let text = model.isReady ? "ready, \(NumberText.grouped(model.trees)) trees, window \(NumberText.grouped(model.window))"
            : "learning \(NumberText.grouped(model.learned)) of \(NumberText.grouped(model.needed)), rules only"
        return Row([label("model"), .text(text, model.isReady ? .normal : .warning, width: .rest(0))], rank: 3)
    }

    private var process: Row {
        Row([
            label("memory"), .text(NumberText.bytes(scene.status.memoryBytes)),
            .text("cpu", .dim, gap: 2),
            .text(NumberText.fixed(Double(scene.status.cpuPermille) / 10, decimals: 1) + "% of one core"),
        ], rank: 6)
    }

    // MARK: - Shapes

    private func label(_ text: String) -> Span { .text(text, .dim, width: .columns(labelColumns), gap: 0) }

    private func count(_ name: String, _ number: Int, isTrouble: Bool = false) -> Row {
        let style: Frame.Style = number == 0 ? .dim : isTrouble ? .warning : .normal
        return Row([.text(name, .dim, width: .columns(28), gap: 0), .number(NumberText.grouped(number), style, width: 11)])
    }

    /// `2 malformed, 1 cut`; what is zero is left out.
    private func list(_ parts: [(Int, String)]) -> String {
        parts.filter { $0.0 > 0 }.map { "\(NumberText.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    private func forest(_ model: ModelState) -> String {
        "\(NumberText.grouped(model.trees)) trees, window \(NumberText.grouped(model.window)), \(model.dimensions) signals"
    }

    /// One source: its state in words, its name and format, how far it was read.
    private func source(_ source: RunStatus.Source) -> Row {
        let state: (word: String, style: Frame.Style, trouble: String?) =
            switch source.state {
            case .waiting: ("waiting", .warning, nil)
            case .reading: ("reading", .good, nil)
            case .caughtUp: ("up to date", .good, nil)
            case .ended: ("ended", .normal, nil)
            case .failed(let text): ("failed", .bad, text)
            }
        var read = NumberText.bytes(source.bytesRead)
        if let total = source.bytesTotal { read += " of " + NumberText.bytes(total) }
        let turns = list([(source.rotations, "rotated"), (source.truncations, "truncated")])
        return Row([
            .text(state.word, state.style, width: .columns(10), gap: 0),
            .text(source.name, .normal, width: .rest(10)),
            .text(state.trouble ?? source.format ?? "format not known yet", state.trouble == nil ? .dim : .bad, gap: 2),
            .text(turns, .warning, gap: turns.isEmpty ? 0 : 2, rank: 1), .text(read, .normal, gap: 2, rank: 2),
        ])
    }
}
