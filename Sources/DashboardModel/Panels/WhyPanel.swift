import ConversationLog
import SecuritySpend
import SessionWatch

/// Why a session was flagged: its signals with value, usual range and share; what kind of session it is.
struct WhyPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        guard let session = scene.subject else { return [.text("why", .title)] }
        var spans: [Span] = [
            .text("why", .title), .text(session.session, .bold),
            .text(session.severity.word, session.severity.style, gap: 2),
            .text("risk " + NumberText.fixed(session.risk, decimals: 2), .normal),
        ]
        if scene.state.view.kind == .session, let row = scene.selectedRow {
            spans.append(.text("\(row + 1) of \(scene.flagged.count)", .dim, gap: 2, rank: 1))
        }
        return spans
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        guard scene.subject != nil else {
            let isOpen = scene.state.view.kind == .session
            let text = isOpen ? "this session is not kept any more" : "no session flagged yet, so nothing to explain"
            painter.draw([Row(text, .dim)], in: area)
            return
        }
        var rows = rows(scene, width: area.columns)
        if scene.state.view.kind == .session, let scroller = scroller(scene, in: area) {
            // Open and with the screen to itself it scrolls; beside a transcript it says that there is more.
            if scene.state.isWhyFocused {
                rows = Array(rows.dropFirst(scroller.top(scene.state.top)).prefix(area.rows))
            } else if rows.count > area.rows, area.rows > 1 {
                let hidden = rows.count - area.rows + 1
                rows = rows.fitting(area.rows - 1) + [Row("\(hidden) more rows: Tab", .key)]
            }
        }
        painter.draw(rows, in: area)
    }

    func scroller(_ scene: Scene, in area: Area) -> Scroller? {
        guard scene.subject != nil else { return nil }
        return Scroller(total: rows(scene, width: area.columns).count, visible: area.rows)
    }

    /// Everything there is to say, for that width; ranked so that a low panel keeps the strongest signals.
    func rows(_ scene: Scene, width: Int) -> [Row] {
        guard let session = scene.subject else { return [] }
        let isOpen = scene.state.view.kind == .session
        var rows = isOpen ? facts(session, in: scene) : []
        if rows.count > 0 { rows.append(.blank) }
        if session.reasons.isEmpty { rows.append(Row("no single signal stands out", .dim)) }
        for (index, reason) in session.reasons.enumerated() {
            rows.append(signal(reason, rank: 1 + index, width: width))
            if isOpen, width < Self.sentenceWidth {
                rows.append(Row([
                    .text("", width: .columns(2), gap: 0), .text(reason.text, .dim, width: .rest(0), gap: 0),
                ], rank: 20 + index))
            }
        }
        if !isOpen {
            let facts = facts(session, in: scene).map { row in
                var row = row
                row.rank += 20
                return row
            }
            rows.append(Row([], rank: 40))
            rows += facts
        }
        return rows
    }

    /// From here on a signal and its sentence stand in one row.
    private static let sentenceWidth = 110

    private func signal(_ reason: Reason, rank: Int, width: Int) -> Row {
        let usual = reason.usual.map {
            "usual \(NumberText.signal($0.lowerBound)) to \(NumberText.signal($0.upperBound))"
        }
        var spans: [Span] = [
            .text(reason.signal, .normal, width: width >= 56 ? .columns(22) : .rest(10), gap: 0),
            .number(NumberText.signal(reason.value), .bold, width: 7),
        ]
        if width >= Self.sentenceWidth {
            spans += [
                .text(usual ?? "a rule", .dim, width: .columns(18), gap: 2),
                .share(reason.share, .graph, width: .columns(16), gap: 2),
                .number(NumberText.percent(reason.share), width: 4), .text(reason.text, .dim, width: .rest(8), gap: 2),
            ]
        } else {
            spans += [
                .text(usual ?? "a rule", .dim, width: .columns(18), gap: 2, rank: width >= 56 ? 0 : 1),
                .share(reason.share, .graph, width: width >= 56 ? .rest(4) : .columns(6), gap: 2, rank: 2),
                .number(NumberText.percent(reason.share), width: 4),
            ]
        }
        return Row(spans, rank: rank)
    }

    /// What kind of session it is: kind, tags, who, how much, where and when.
    private func facts(_ session: FlaggedSession, in scene: Scene) -> [Row] {
        let cost = scene.cost(of: session)
        func fact(_ label: String, _ spans: [Span], rank: Int) -> Row {
            Row([.text(label, .dim, width: .columns(7), gap: 0)] + spans, rank: rank)
        }
        var kind: [Span] = [.text(session.kind, .bold)]
        kind += session.tags.map { .text($0, .normal, gap: 2) }
        var who: [Span] = [.text("user \(session.user ?? "-")")]
        if let bot = session.bot { who.append(.text("bot \(bot)", gap: 2, rank: 2)) }
        who.append(.text("model \(session.model ?? "-")", gap: 2, rank: 1))
        let size: [Span] = [
            .text(NumberText.count(session.messages, "message")),
            .text(
                "\(NumberText.compact(session.inputTokens)) tokens in, \(NumberText.compact(session.outputTokens)) out",
                gap: 2, rank: 1),
            .text(cost.text, cost.style, gap: 2),
        ]
        var place: [Span] = [.text("\(session.source):\(session.line)")]
        if let flagged = session.flaggedAt {
            place.append(.text("flagged \(ClockText.time(flagged))Z", gap: 2, rank: 1))
        }
        if let first = session.firstSeen { place.append(.text("since \(ClockText.time(first))Z", .dim, gap: 2, rank: 2)) }
        place.append(.text("forest score \(NumberText.fixed(session.score, decimals: 2))", .dim, gap: 2, rank: 3))
        return [
            fact("kind", kind, rank: 5), fact("who", who, rank: 7), fact("size", size, rank: 8),
            fact("first", place, rank: 9),
        ]
    }
}
