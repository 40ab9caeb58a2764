import SecuritySpend
import SessionWatch

/// All that fits on a screen under 40x10: one or two lines of text.
struct BriefPanel: Panel {
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        var first: [Span] = scene.isPaused ? [.text("PAUSED", .critical)] : []
        for severity in [Severity.critical, .high] {
            let count = scene.flagged.count { $0.severity == severity }
            first.append(.text("\(severity.shortWord) \(count)", count > 0 ? severity.style : .dim))
        }
        first.append(.text(Self.spend(scene.snapshot.spend), .money, rank: 1))
        var second = HeaderPanel.mode(of: scene)
        second += HeaderPanel.readiness(of: scene.snapshot.model)
        second.append(.text("q quit", .dim, gap: 2, rank: 2))
        painter.draw([Row(first), Row(second, rank: 1)], in: area)
    }

    private static func spend(_ spend: SpendSummary) -> String {
        guard let budget = spend.budget else { return spend.total.display }
        return "\(spend.monthToDate.display)/\(budget.monthly.display)"
    }
}
