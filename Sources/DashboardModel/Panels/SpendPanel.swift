import ConversationLog
import SecuritySpend
import SessionWatch

/// What security costs, in a box of the dashboard: review first, since it is the largest cost of all.
struct SpendPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        [.text("security spend", .title), .text("4 shows all", .dim, gap: 2, rank: 1)]
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let lines = SpendLines(scene.snapshot)
        var rows = [lines.review, lines.backlog]
        rows += lines.categories(except: .review, rank: 6)
        rows += [lines.total, lines.flagged] + lines.unpriced(summed: true) + lines.budget + lines.burn
        if let estimated = lines.estimated { rows.append(estimated) }
        painter.draw(rows, in: area)
    }
}

/// Spend in one or two lines, where there is no room for a box.
struct SpendLinePanel: Panel {
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let spend = scene.snapshot.spend
        var review: [Span] = [
            .text("review \(ClockText.duration(seconds: spend.review.secondsSpent))", .bold, gap: 0),
            .text(", \(NumberText.grouped(spend.review.waiting)) waiting", gap: 0, rank: 2),
        ]
        var money: [Span] = [
            .text("spend", .dim, gap: 2, rank: spend.unpriced.isEmpty ? 3 : 1),
            .text(spend.total.display, .money),
        ]
        if !spend.unpriced.isEmpty { money.append(.text("+unpriced", .bad)) }
        if let budget = spend.budget {
            let style = SpendLines.style(of: budget)
            money += [
                .text("of \(budget.monthly.display)", .dim, rank: 4),
                .bar(SpendLines.part(spend.monthToDate, of: budget.monthly), style, width: .columns(8), rank: 5),
                .text(SpendLines.percent(spend.monthToDate, of: budget.monthly), style, rank: 1),
            ]
        } else {
            money.append(.text("no budget", .dim, gap: 2, rank: 4))
        }
        if let rate = spend.hourlyRate { money.append(.text("\(rate.display)/h", .normal, gap: 2, rank: 6)) }
        let width = area.columns - 2
        if area.rows >= 2 {
            review.append(.text("to review: \(spend.review.backlog.display)", .dim, gap: 2, rank: 3))
            painter.draw(Row(review), row: area.row, column: area.column + 1, width: width)
            painter.draw(Row(money), row: area.row + 1, column: area.column + 1, width: width)
        } else if area.rows == 1 {
            painter.draw(Row(review + money), row: area.row, column: area.column + 1, width: width)
        }
    }
}

/// The whole account: every category, every model without a price, the budget and where it is going.
struct SpendReportPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        [
            .text("security spend", .title),
            .text("prices as of \(scene.snapshot.spend.pricesAsOf)", .dim, gap: 2, rank: 1),
        ]
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let rows = rows(scene)
        let top = Scroller(total: rows.count, visible: area.rows).top(scene.state.top)
        var column = area
        // Amounts far from their names are hard to follow: the account is never wider than it needs.
        let shown = column.takeLeft(Self.mostColumns)
        painter.draw(Array(rows.dropFirst(top).prefix(area.rows)), in: shown)
    }

    func scroller(_ scene: Scene, in area: Area) -> Scroller? {
        Scroller(total: rows(scene).count, visible: area.rows)
    }

    private static let mostColumns = 84

    private func rows(_ scene: Scene) -> [Row] {
        let lines = SpendLines(scene.snapshot)
        var rows = [lines.review, lines.backlog, .blank, Row([.text("what was spent", .title)])]
        rows += lines.categories(except: nil, rank: 0)
        rows += [lines.total, lines.flagged] + lines.unpriced(summed: false)
        if let estimated = lines.estimated { rows.append(estimated) }
        rows += [.blank, Row([.text("this month", .title)]), lines.monthToDate]
        return rows + lines.budget + lines.burn
    }
}
