import DashboardModel
import Testing

@testable import botwatch

/// The dashboard at the end of the sample day, as README shows it.
@Suite struct DashboardPictureTests {
    @Test func `the dashboard after the sample day is that of the golden file`() throws {
        let name = "sample-logs/support-day.jsonl"
        let size = try Project.bytes(name).count
        // What the program measures is fixed here: speed, memory and load.
        let status = RunStatus(
            mode: .replay(speed: 600), isPaused: false,
            sources: [
                RunStatus.Source(name: name, state: .ended, bytesRead: size, bytesTotal: size, format: "generic-jsonl")
            ], linesPerSecond: 0, lagSeconds: nil, notice: nil, memoryBytes: 39_000_000, cpuPermille: 4)
        let frame = Dashboard().frame(
            try PlayedSample.named("support-day.jsonl").snapshot, status, size: Frame.Size(columns: 120, rows: 40), abilities: Dashboard.usualAbilities)
        let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            // Blanks at the end of a row are no part of a picture in a text.
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        try Golden.compare(lines.joined(separator: "\n"), with: "readme-dashboard.txt")
    }
}
