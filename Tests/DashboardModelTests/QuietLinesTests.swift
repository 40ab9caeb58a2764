import ConversationLog
import SessionWatch
import Testing

@testable import DashboardModel

/// What a screen says of alerts that are not told.
@Suite struct QuietLinesTests {
    private static let quiet = {
        var quiet = QuietState()
        (quiet.allowEntries, quiet.allowedFindings) = (2, 7)
        // 2027-01-01T00:00:00Z and 2026-03-01T00:00:00Z, by date -u.
        quiet.mutes = [
            MuteState(scope: "rule encoded-text", until: EventTime(seconds: 1_798_761_600), reason: "pen test", standing: .active, findings: 3),
            MuteState(scope: "user a", until: EventTime(seconds: 1_772_323_200), reason: nil, standing: .expired, findings: 1),
        ]
        quiet.budget = AlertBudgetState(perDay: 5, told: 3, held: 2, dropped: [4, 0, 1, 0])
        return quiet
    }()

    private func picture(_ quiet: QuietState, health: Bool = false) -> String {
        var snapshot = Snapshot.busy
        snapshot.quiet = quiet
        var dashboard = Dashboard()
        let status = Scenario.busyDay.status
        if health { _ = dashboard.handle(.character("6"), snapshot: snapshot, status: status) }
        return dashboard.frame(snapshot, status, size: Frame.Size(columns: 130, rows: 44), abilities: Dashboard.usualAbilities).text
    }

    @Test func `the health view tells all of it`() {
        let text = picture(Self.quiet, health: true)
        for line in [
            "3 of 5 told today, 2 held", "5 over the budget: 1 high, 4 low", "7 findings allowed, 2 on the list",
            "rule encoded-text, until 2026-12-31T23:59:59Z: 3 muted (pen test)", "user a, expired after 2026-02-28T23:59:59Z: 1 muted",
        ] { #expect(text.contains(line), "\(line)") }
    }

    @Test func `the dashboard tells what its list does not show`() {
        let text = picture(Self.quiet)
        #expect(text.contains("2 held  5 over the budget"))
        #expect(text.contains("3 of 5 told, 2 held, 5 over"))
    }

    @Test func `without any of it there is no word of it`() {
        for health in [false, true] {
            let text = picture(QuietState(), health: health)
            #expect(!text.contains("told") && !text.contains("budget of") && !text.contains("allow"))
        }
    }
}
