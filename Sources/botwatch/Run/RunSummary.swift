import SecuritySpend
import SessionWatch

/// A run in one sentence, for standard error.
enum RunSummary {
    static func sentence(of snapshot: Snapshot) -> String {
        let counts = snapshot.counts, reading = snapshot.reading
        var parts = [
            "\(NumberText.grouped(reading.lines)) lines", "\(NumberText.grouped(counts.messages)) messages",
            "\(NumberText.grouped(counts.sessions)) sessions", "\(NumberText.grouped(counts.flaggedSessions)) flagged",
            "spend \(snapshot.spend.total.display)",
        ]
        if reading.damaged > 0 { parts.append("\(NumberText.grouped(reading.damaged)) damaged lines") }
        if reading.cut > 0 { parts.append("\(NumberText.grouped(reading.cut)) cut lines") }
        if reading.repaired > 0 { parts.append("\(NumberText.grouped(reading.repaired)) mended lines") }
        if !snapshot.spend.unpriced.isEmpty {
            let messages = snapshot.spend.unpriced.reduce(0) { $0 + $1.messages }
            parts.append("\(NumberText.grouped(messages)) messages of models without a price")
        }
        if !snapshot.model.isReady {
            parts.append("the forest was still learning (\(snapshot.model.learned) of \(snapshot.model.needed)), rules only")
        }
        return parts.joined(separator: ", ")
    }
}
