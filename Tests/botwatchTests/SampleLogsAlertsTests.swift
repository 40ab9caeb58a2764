import SessionWatch
import Testing

@testable import botwatch

/// The sample logs give, with the default settings, exactly the alerts that their README promises.
@Suite struct SampleLogsAlertsTests {
    /// Kinds of alerts by session, from the table "What must be flagged" of sample-logs/README.md.
    private func promised(_ log: String) throws -> [String: Set<String>] {
        let section = try #require(Project.text("sample-logs/README.md").split(separator: "## ").first { $0.hasPrefix("What must be flagged") })
        var kinds: [String: Set<String>] = [:]
        for row in section.split(separator: "\n") where row.hasPrefix("| `\(log)` |") {
            let cells = row.split(separator: "|").map { $0.trimmingSpaces }
            try #require(cells.count == 6)
            kinds[cells[1].filter { $0 != "`" }] = Set(cells[5].matches(of: #/`([a-z-]+)`/#).map { String($0.output.1) })
        }
        return kinds
    }

    @Test(arguments: ["support-day.jsonl", "openai-chat.jsonl", "plain.log", "yesterday.jsonl.gz"])
    func `a sample log's alerts are those of its README, session by session`(_ name: String) throws {
        let played = try PlayedSample.named(name)
        let kinds = Dictionary(grouping: played.alerts, by: \.session).mapValues { Set($0.map(\.kind)) }
        let promised = try promised(name)
        #expect(!promised.isEmpty && promised.values.allSatisfy { !$0.isEmpty })
        #expect(kinds == promised)
        #expect(played.snapshot.flagged.map(\.session).sorted() == promised.keys.sorted())
        let reading = played.snapshot.reading
        #expect(reading.damaged == 0 && reading.cut == 0 && reading.repaired == 0)
    }

    @Test func `every kind that README names is a rule or the forest`() throws {
        let known = Set(Rules.all.map(\.name) + ["forest"])
        for log in ["support-day.jsonl", "openai-chat.jsonl", "plain.log", "yesterday.jsonl.gz"] {
            for kinds in try promised(log).values { #expect(kinds.isSubset(of: known)) }
        }
    }
}
