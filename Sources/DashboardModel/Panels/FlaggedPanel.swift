import ConversationLog
import SecuritySpend
import SessionWatch

/// The table of flagged sessions; as many columns as the width has room for.
struct FlaggedPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        let count = scene.flagged.count
        guard count > 0 else { return [.text("flagged sessions", .title)] + Self.untold(scene) }
        var spans: [Span] = [
            .text("flagged", .title), .text(NumberText.grouped(count), .bold),
            .text(scene.state.order.label, .dim, gap: 2),
        ]
        spans += Self.untold(scene)
        if scene.size.rows < 30 || scene.size.columns < 80 {
            spans += TabsPanel.severities(of: scene.flagged).map { span in
                var span = span
                span.rank = 1
                return span
            }
        }
        return spans
    }

    /// `2 held  4 over the budget`: alerts that the list does not show.
    private static func untold(_ scene: Scene) -> [Span] {
        guard let budget = scene.snapshot.quiet.budget else { return [] }
        var spans: [Span] = []
        if budget.held > 0 { spans.append(.text("\(NumberText.grouped(budget.held)) held", .warning, gap: 2, rank: 1)) }
        if budget.over > 0 { spans.append(.text("\(NumberText.grouped(budget.over)) over the budget", .warning, gap: 2, rank: 1)) }
        return spans
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        guard let selected = scene.selectedRow else {
            painter.draw(Self.whyEmpty(scene), in: area)
            return
        }
        let columns = FlaggedColumn.fitting(area.columns)
        let visible = max(0, area.rows - 1)
        let head = Row([.text(" ", width: .columns(1), gap: 0)] + columns.map { $0.head })
        // The selected row stays near the middle, so that what is before and after it is seen.
        let top = Scroller(total: scene.flagged.count, visible: visible).top(selected - visible / 2)
        let rows = scene.flagged.indices.dropFirst(top).prefix(visible).map { index in
            let session = scene.flagged[index]
            let isSelected = index == selected
            let pointer: Span = isSelected ? .sign(.pointer, .selected) : .text(" ", width: .columns(1), gap: 0)
            return Row(
                [pointer] + columns.map { $0.cell(session, in: scene) },
                wholeStyle: isSelected ? .selected : nil)
        }
        painter.draw([head] + rows, in: area)
    }

    func scroller(_ scene: Scene, in area: Area) -> Scroller? {
        Scroller(total: scene.flagged.count, visible: max(1, area.rows - 1))
    }

    /// Why the table is empty: it must not look like peace while nothing could have been found.
    private static func whyEmpty(_ scene: Scene) -> [Row] {
        let model = scene.snapshot.model
        if scene.snapshot.counts.messages == 0 { return [Row(RatesPanel.whyEmpty(scene), .dim)] }
        if model.isReady { return [Row("no session flagged yet", .dim)] }
        let learned = NumberText.grouped(model.learned), needed = NumberText.grouped(model.needed)
        return [
            Row("no session flagged yet", .dim),
            Row("learning: \(learned) of \(needed), only rules flag", .warning),
        ]
    }
}
