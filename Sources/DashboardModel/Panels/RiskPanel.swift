import SessionWatch

/// How the sessions' risks are spread, from 0 at the left to 1 at the right, and where the threshold lies.
struct RiskPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        [.text("risk of sessions", .title)]
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let bins = scene.snapshot.riskHistogram
        let model = scene.snapshot.model
        var area = area
        let legend = area.takeBottom(1)
        painter.draw([Self.legend(scene)], in: legend)
        guard bins.contains(where: { $0 > 0 }) else {
            painter.draw([Row("no session scored yet", .dim)], in: area)
            return
        }
        let axis = area.takeBottom(1)
        let mark = model.threshold.map { Self.bin(of: $0, count: bins.count) }
        let width = painter.columns(bins, in: area) { index in
            if let mark, index >= mark { .bad } else { .graph }
        }
        guard width > 0 else { return }
        let columns = width * bins.count
        painter.draw(
            Row([.text("0", .dim, gap: 0), .push, .text("1", .dim, gap: 0)]), row: axis.row, column: axis.column, width: columns)
        if let mark { painter.mark(row: axis.row, column: axis.column + mark * width, style: .warning) }
    }

    /// Where the line is drawn and how many are beyond it, or why there is none.
    private static func legend(_ scene: Scene) -> Row {
        let model = scene.snapshot.model
        guard let threshold = model.threshold else {
            return Row("no threshold yet", .warning)
        }
        return Row([
            .sign(.mark, .warning), .text("threshold", .dim),
            .text(NumberText.fixed(threshold, decimals: 3), .warning),
        ])
    }

    /// The bin that a risk falls into; 1 falls into the last.
    private static func bin(of risk: Double, count: Int) -> Int {
        guard risk.isFinite else { return 0 }
        return min(count - 1, max(0, Int(min(2, max(-1, risk)) * Double(count))))
    }
}
