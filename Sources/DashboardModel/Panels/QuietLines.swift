import SessionWatch

/// The rows on what is not told: allow list, mutes and alert budget. None where none of it is set.
struct QuietLines {
    private let quiet: QuietState
    private let labelColumns: Int

    /// - Parameter labelColumns: as the rows around have them.
    init(_ quiet: QuietState, labelColumns: Int) {
        self.quiet = quiet
        self.labelColumns = labelColumns
    }

    /// One row for a box.
    var summary: [Row] {
        guard quiet.isSet else { return [] }
        var parts: [String] = []
        if let budget = quiet.budget {
            parts.append("\(NumberText.grouped(budget.told)) of \(NumberText.grouped(budget.perDay)) told")
            if budget.held > 0 { parts.append("\(NumberText.grouped(budget.held)) held") }
            if budget.over > 0 { parts.append("\(NumberText.grouped(budget.over)) over") }
        }
        if !quiet.mutes.isEmpty { parts.append("\(NumberText.grouped(quiet.mutedFindings)) muted") }
        if quiet.allowEntries > 0 { parts.append("\(NumberText.grouped(quiet.allowedFindings)) allowed") }
        return [Row([label("alerts"), .text(parts.joined(separator: ", "), .normal, width: .rest(0))], rank: 3)]
    }

    /// All of it, under a title.
    var report: [Row] {
        guard quiet.isSet else { return [] }
        var rows = [Row.blank, Row([.text("alerts not told", .title)])]
        if let budget = quiet.budget {
            rows.append(
                Row([
                    label("budget"),
                    .text("\(NumberText.grouped(budget.told)) of \(NumberText.grouped(budget.perDay)) told today, \(NumberText.grouped(budget.held)) held"),
                ]))
            let over = budget.over == 0 ? "none over the budget" : "\(NumberText.grouped(budget.over)) over the budget: \(budget.overBySeverity)"
            rows.append(Row([label(""), .text(over, budget.over == 0 ? .normal : .warning)]))
        }
        if quiet.allowEntries > 0 {
            rows.append(
                Row([
                    label("allow list"),
                    .text("\(NumberText.count(quiet.allowedFindings, "finding")) allowed, \(NumberText.grouped(quiet.allowEntries)) on the list"),
                ]))
        }
        for mute in quiet.mutes {
            rows.append(
                Row([label("mute"), .text(mute.sentence, mute.standing == .active ? .normal : .warning, width: .rest(0))]))
        }
        return rows
    }

    private func label(_ text: String) -> Span { .text(text, .dim, width: .columns(labelColumns), gap: 0) }
}
