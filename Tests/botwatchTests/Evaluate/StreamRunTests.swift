import ConversationLog
import SessionWatch
import Testing

@testable import botwatch

@Suite struct StreamRunTests {
    @Test func `a run judges as replay does: what rules flag is found, by its kind`() throws {
        let items = Pipeline.items(of: Array(SmallLog.text.utf8), name: "small").map { StreamItem(item: $0, source: "small") }
        let lines = SmallLog.text.split(separator: "\n")
        func first(_ session: String) throws -> Int { try #require(lines.firstIndex { $0.contains("\"\(session)\"") }) + 1 }
        var rows = LabelTable.columns.joined(separator: ",") + "\n"
        for session in 0..<36 { rows += "shop-\(session),0,,,\n" }
        rows += "hidden-1,1,hidden,\(try first("hidden-1")),\nleak-1,1,leak,\(try first("leak-1")),\n"
        let run = StreamRun(
            of: items, labels: try LabelTable(CSVTable(Array(rows.utf8))), settings: MonitorSettings(), examiner: try Pipeline.examiner())
        #expect(run.figures.messages == lines.count)
        // odd-1 has no label. No shopper breaks a rule, so the two that do have a risk above all others'.
        #expect(run.figures.unlabelled == 1 && run.figures.withoutScore == 0)
        #expect(run.figures.rocAUC == 1 && run.figures.recallAtOnePercent == 1)
        #expect(run.figures.kinds.map(\.name) == ["hidden", "leak"])
        #expect(run.figures.alerts.precision == 1 && run.figures.alerts.recall == 1)
        #expect(run.snapshot.counts.flaggedSessions == run.figures.alerts.sessions)
    }
}
