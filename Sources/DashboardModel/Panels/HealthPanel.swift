import SessionWatch

/// Whether the reading is well, in a box of the dashboard: a blind monitor must not look calm.
struct HealthPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        [.text("health of the reading", .title), .text("6 shows all", .dim, gap: 2, rank: 1)]
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        painter.draw(HealthLines(scene, labelColumns: 8).summary, in: area)
    }
}

/// The health of the reading in full, with every source and the state of the model.
struct HealthReportPanel: Panel {
    func title(in scene: Scene) -> [Span] { [.text("health of the reading", .title)] }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let rows = HealthLines(scene, labelColumns: 12).report
        let top = Scroller(total: rows.count, visible: area.rows).top(scene.state.top)
        painter.draw(Array(rows.dropFirst(top).prefix(area.rows)), in: area)
    }

    func scroller(_ scene: Scene, in area: Area) -> Scroller? {
        Scroller(total: HealthLines(scene, labelColumns: 12).report.count, visible: area.rows)
    }
}
