import SessionWatch

/// The second line, where there is room: the views, and how many sessions are flagged of which severity.
struct TabsPanel: Panel {
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let kind = scene.state.view.kind
        var spans: [Span] = [
            .text("1", .key, gap: 0), .text("dashboard", kind == .dashboard ? .bold : .dim),
            .text("4", .key, gap: 3), .text("spend", kind == .spend ? .bold : .dim),
            .text("6", .key, gap: 3), .text("health", kind == .health ? .bold : .dim),
        ]
        if kind == .session { spans.append(.text("open session", .bold, gap: 3)) }
        spans.append(.push)
        spans += Self.severities(of: scene.flagged)
        painter.draw(Row(spans), row: area.row, column: area.column + 1, width: area.columns - 2)
    }

    /// `2 critical  5 high`, most severe first; severities that nobody has are left out.
    static func severities(of flagged: [FlaggedSession]) -> [Span] {
        guard !flagged.isEmpty else { return [.text("nothing flagged", .dim)] }
        return Severity.allCases.reversed().compactMap { severity in
            let count = flagged.count { $0.severity == severity }
            guard count > 0 else { return nil }
            return .text("\(NumberText.grouped(count)) \(severity.rawValue)", severity.style, gap: 2)
        }
    }
}
