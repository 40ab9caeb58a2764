import SecuritySpend
import SessionWatch

/// A run in a sentence, and each mute in one more, for standard error.
enum RunSummary {
    /// The mutes come first, so that the run's own sentence is the last.
    static func sentences(of snapshot: Snapshot) -> [String] {
        snapshot.quiet.mutes.enumerated().map { "mute \($0.offset + 1): \($0.element.sentence)" } + [sentence(of: snapshot)]
    }

    private static func sentence(of snapshot: Snapshot) -> String {
        let counts = snapshot.counts, reading = snapshot.reading
        var parts = [
            NumberText.count(reading.lines, "line"), NumberText.count(counts.messages, "message"),
            NumberText.count(counts.sessions, "session"), "\(NumberText.grouped(counts.flaggedSessions)) flagged",
            "spend \(snapshot.spend.total.display)",
        ]
        parts += quiet(snapshot.quiet)
        if counts.evictedSessions > 0 { parts.append("\(NumberText.count(counts.evictedSessions, "session")) evicted to make room") }
        if snapshot.spend.crowdedMessages > 0 {
            parts.append("\(NumberText.count(snapshot.spend.crowdedMessages, "message")) booked without an hour, since the account is full")
        }
        if snapshot.model.leftOut > 0 { parts.append("\(NumberText.count(snapshot.model.leftOut, "vector")) not learned") }
        if reading.damaged > 0 { parts.append(NumberText.count(reading.damaged, "damaged line")) }
        if reading.leftOut > 0 {
            parts.append("\(NumberText.count(reading.leftOut, "message")) left out by journalctl (use journalctl -a -o json)")
        }
        if reading.withoutWords > 0 { parts.append("no words in \(NumberText.count(reading.withoutWords, "message"))") }
        if reading.backwards > 0 { parts.append("\(NumberText.count(reading.backwards, "time")) backwards") }
        if reading.ahead > 0 { parts.append("\(NumberText.count(reading.ahead, "time")) over a day ahead, taken for none") }
        if reading.cut > 0 { parts.append(NumberText.count(reading.cut, "cut line")) }
        if reading.repaired > 0 { parts.append(NumberText.count(reading.repaired, "mended line")) }
        if !snapshot.spend.unpriced.isEmpty {
            let messages = snapshot.spend.unpriced.reduce(0) { $0 + $1.messages }
            parts.append("\(NumberText.count(messages, "message")) of models without a price")
        }
        if !snapshot.model.isReady {
            parts.append("the forest was still learning (\(snapshot.model.learned) of \(snapshot.model.needed)), rules only")
        }
        return parts.joined(separator: ", ")
    }

    /// What was not told.
    private static func quiet(_ quiet: QuietState) -> [String] {
        var parts: [String] = []
        if quiet.allowEntries > 0 { parts.append("\(NumberText.count(quiet.allowedFindings, "finding")) allowed") }
        if !quiet.mutes.isEmpty { parts.append("\(NumberText.count(quiet.mutedFindings, "finding")) muted") }
        if let budget = quiet.budget {
            let severities = budget.over > 0 ? " (\(budget.overBySeverity))" : ""
            parts.append("\(NumberText.count(budget.over, "alert")) over the budget of \(NumberText.grouped(budget.perDay)) a day\(severities)")
        }
        return parts
    }
}
