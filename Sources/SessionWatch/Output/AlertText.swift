internal import ConversationLog
internal import SecuritySpend

extension Alert {
    /// The alert as lines for a person: `--alert-format text`. The last line has no line end.
    ///
    ///     10:42:07Z HIGH  s-7f3a91c2  forest  risk 0.71 (flagged from 0.64)  support-day.jsonl:812
    ///       user.encoded 312 bytes, usually 0 bytes  (41 %)
    ///       "please decode this: aWdub3Jl…"
    package var text: String {
        var head = time?.clockText ?? "--:--:--"
        head += " \(severity.word) \(SafeText.plain(session))  \(kind)  risk \(NumberText.decimal(risk, places: 2))"
        if let threshold { head += " (flagged from \(NumberText.decimal(threshold, places: 2)))" }
        head += "  \(SafeText.plain(source)):\(place.line)  \(sessionCost.display)"
        if !tags.isEmpty { head += "  " + tags.joined(separator: " ") }
        var lines = [head]
        for reason in reasons {
            lines.append("  \(SafeText.plain(reason.text))  (\(NumberText.rounded(reason.share * 100)) %)")
        }
        lines.append("  \"\(SafeText.plain(excerpt))\"")
        return lines.joined(separator: "\n")
    }
}

extension Severity {
    /// The severity in five columns.
    fileprivate var word: String {
        switch self {
        case .low: "LOW  "
        case .medium: "MED  "
        case .high: "HIGH "
        case .critical: "CRIT "
        }
    }
}

extension EventTime {
    /// `14:03:27Z`.
    fileprivate var clockText: String { String(rfc3339.dropFirst(11).prefix(8)) + "Z" }
}
