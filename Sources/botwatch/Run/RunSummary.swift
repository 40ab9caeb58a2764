import SecuritySpend
import SessionWatch

/// A run in one sentence, for standard error.
enum RunSummary {
    static func sentence(of snapshot: Snapshot) -> String {
        let counts = snapshot.counts, reading = snapshot.reading
        var parts = [
            NumberText.count(reading.lines, "line"), NumberText.count(counts.messages, "message"),
            NumberText.count(counts.sessions, "session"), "\(NumberText.grouped(counts.flaggedSessions)) flagged",
            "spend \(snapshot.spend.total.display)",
        ]
        if reading.damaged > 0 { parts.append(NumberText.count(reading.damaged, "damaged line")) }
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
}
