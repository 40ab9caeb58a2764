import SessionWatch
import Testing

@testable import DashboardModel

/// What the health view says of what could not be read.
@Suite struct HealthLinesTests {
    private func picture(_ change: (inout ReadingCounts) -> Void) -> String {
        var snapshot = Snapshot.busy
        change(&snapshot.reading)
        var dashboard = Dashboard()
        let status = Scenario.busyDay.status
        _ = dashboard.handle(.character("6"), snapshot: snapshot, status: status)
        return dashboard.frame(snapshot, status, size: Frame.Size(columns: 130, rows: 44), abilities: Dashboard.usualAbilities).text
    }

    private func row(_ name: String, in picture: String) -> String? {
        picture.split(separator: "\n").first { $0.contains(name) }.map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test func `messages without words are counted where there are some, and not spoken of where there are none`() {
        #expect(row("without words", in: picture { $0.withoutWords = 1_234 })?.contains("messages without words 1,234") == true)
        #expect(row("without words", in: picture { $0.withoutWords = 0 }) == nil)
    }

    @Test func `texts that the collector left out are counted, with what to do about it`() {
        let text = picture { $0.leftOut = 56 }
        #expect(row("left out by journalctl", in: text)?.contains("left out by journalctl 56") == true)
        #expect(text.contains("use journalctl -a -o json"))
    }
}
