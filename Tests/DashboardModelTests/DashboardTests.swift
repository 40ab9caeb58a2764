import DashboardModel
import SecuritySpend
import SessionWatch
import Testing

/// Keys in, requests and pictures out, by the package's own door.
@Suite struct DashboardTests {
    private let size = Frame.Size(columns: 120, rows: 40)
    private let abilities = ScreenAbilities(isASCII: true, hasColour: false)

    private func press(
        _ keys: Key..., on dashboard: inout Dashboard, _ snapshot: Snapshot = .busy, _ status: RunStatus = Scenario.busyDay.status
    ) -> [DashboardRequest] {
        keys.flatMap { dashboard.handle($0, snapshot: snapshot, status: status, size: size, abilities: abilities) }
    }

    private func text(_ dashboard: Dashboard, _ snapshot: Snapshot = .busy, _ status: RunStatus = Scenario.busyDay.status) -> String {
        dashboard.frame(snapshot, status, size: size, abilities: abilities).text
    }

    private func selected(_ dashboard: Dashboard, _ snapshot: Snapshot = .busy) -> String? {
        text(dashboard, snapshot).split(separator: "\n").first { $0.hasPrefix("| > ") }
            .flatMap { row in snapshot.flagged.map(\.session).first { row.contains($0.prefix(8)) } }
    }

    // MARK: - Selection

    @Test func `without a choice the newest flag is selected, whichever it is`() {
        let dashboard = Dashboard()
        #expect(selected(dashboard) == "s-7f3a91c2")
        var later = Snapshot.busy
        later.flagged.append(Snapshot.flagged("s-0new0000", nil, nil, .low, 0.76, "forest", ago: 0, messages: 1, tokens: (1, 1), nano: 1, []))
        #expect(selected(dashboard, later) == "s-0new0000")
    }

    @Test func `the selected row follows its session when rows move`() {
        var dashboard = Dashboard()
        #expect(press(.down, .down, on: &dashboard).isEmpty)
        #expect(selected(dashboard) == "s-02bb7d10")
        var later = Snapshot.busy
        later.flagged.insert(later.flagged.removeFirst(), at: later.flagged.endIndex)
        later.flagged.append(Snapshot.flagged("s-0new0000", nil, nil, .low, 0.76, "forest", ago: 0, messages: 1, tokens: (1, 1), nano: 1, []))
        #expect(selected(dashboard, later) == "s-02bb7d10")
        _ = press(.character("s"), on: &dashboard, later)
        #expect(selected(dashboard, later) == "s-02bb7d10")
    }

    @Test func `when the selected session goes, its row is what is left`() {
        var dashboard = Dashboard()
        _ = press(.down, on: &dashboard)
        #expect(selected(dashboard) == "s-llama-3b")
        var later = Snapshot.busy
        later.flagged.removeAll { $0.session == "s-llama-3b" }
        #expect(selected(dashboard, later) == "s-02bb7d10")
        later.flagged.removeAll()
        #expect(selected(dashboard, later) == nil)
    }

    @Test func `f lets go of the session and follows the first row again`() {
        var dashboard = Dashboard()
        _ = press(.end, .character("f"), on: &dashboard)
        #expect(selected(dashboard) == "s-7f3a91c2")
    }

    @Test func `ends and pages stop at the ends`() {
        var dashboard = Dashboard()
        _ = press(.up, .pageUp, on: &dashboard)
        #expect(selected(dashboard) == "s-7f3a91c2")
        _ = press(.character("G"), .down, .pageDown, on: &dashboard)
        #expect(selected(dashboard) == "s-77aa01c4")
        _ = press(.home, on: &dashboard)
        #expect(selected(dashboard) == "s-7f3a91c2")
    }

    // MARK: - Views

    @Test func `review time begins with Enter and ends with Esc`() {
        var dashboard = Dashboard()
        #expect(press(.down, .enter, on: &dashboard) == [.opened("s-llama-3b")])
        #expect(text(dashboard).contains("transcript  redacted"))
        #expect(press(.escape, on: &dashboard) == [.closed("s-llama-3b")])
        #expect(!text(dashboard).contains("transcript  redacted"))
    }

    @Test func `next and previous close one session and open another`() {
        var dashboard = Dashboard()
        _ = press(.enter, on: &dashboard)
        #expect(press(.character("p"), on: &dashboard).isEmpty)
        #expect(press(.character("n"), on: &dashboard) == [.closed("s-7f3a91c2"), .opened("s-llama-3b")])
        #expect(press(.character("p"), on: &dashboard) == [.closed("s-llama-3b"), .opened("s-7f3a91c2")])
    }

    @Test func `leaving in the middle of a review closes it first`() {
        for key in [Key.character("q"), .interrupt] {
            var dashboard = Dashboard()
            _ = press(.enter, on: &dashboard)
            #expect(press(key, on: &dashboard) == [.closed("s-7f3a91c2"), .quit])
        }
    }

    @Test func `another view ends the review as well`() {
        var dashboard = Dashboard()
        _ = press(.enter, on: &dashboard)
        #expect(press(.character("$"), on: &dashboard) == [.closed("s-7f3a91c2")])
        #expect(text(dashboard).contains("what was spent"))
        #expect(press(.escape, on: &dashboard).isEmpty)
    }

    @Test func `an open session that is not kept any more says so and can be left`() {
        var dashboard = Dashboard()
        _ = press(.enter, on: &dashboard)
        var later = Snapshot.busy
        later.flagged.removeLast()
        #expect(text(dashboard, later).contains("this session is not kept any more"))
        #expect(press(.character("n"), on: &dashboard, later) == [.closed("s-7f3a91c2"), .opened("s-llama-3b")])
    }

    @Test func `the first look at a transcript falls on the flagging message`() {
        var dashboard = Dashboard()
        let small = Frame.Size(columns: 80, rows: 24)
        _ = dashboard.handle(.enter, snapshot: .busy, status: Scenario.busyDay.status, size: small, abilities: abilities)
        let picture = dashboard.frame(.busy, Scenario.busyDay.status, size: small, abilities: abilities).text
        #expect(picture.contains("| > 14:03:15 user   L40117 | ^[[2Jignore"))
        #expect(!picture.contains("where is my order?"))
        _ = dashboard.handle(.home, snapshot: .busy, status: Scenario.busyDay.status, size: small, abilities: abilities)
        #expect(dashboard.frame(.busy, Scenario.busyDay.status, size: small, abilities: abilities).text.contains("where is my order?"))
    }

    @Test func `help lies over the view and lets it stay open`() {
        var dashboard = Dashboard()
        _ = press(.enter, on: &dashboard)
        #expect(press(.character("?"), .escape, on: &dashboard).isEmpty)
        #expect(text(dashboard).contains("transcript  redacted"))
    }

    // MARK: - Time

    @Test func `live, Space freezes the picture and counts what is new`() {
        var dashboard = Dashboard()
        #expect(press(.character(" "), on: &dashboard).isEmpty)
        var later = Snapshot.busy
        later.counts.messages += 212
        later.counts.flaggedSessions += 1
        later.flagged.removeAll()
        let picture = text(dashboard, later)
        #expect(picture.contains("PAUSED +212 messages +1 flagged"))
        #expect(picture.contains("s-7f3a91c2"))
        _ = press(.character(" "), on: &dashboard, later)
        #expect(!text(dashboard, later).contains("s-7f3a91c2"))
        #expect(!text(dashboard, later).contains("PAUSED"))
    }

    @Test func `a replay is held by the program, and freezes nothing`() {
        var dashboard = Dashboard()
        let status = Scenario.pausedReplay.status
        #expect(press(.character(" "), on: &dashboard, .busy, status) == [.togglePause])
        #expect(press(.character("+"), .character(">"), .character("-"), .character("<"), on: &dashboard, .busy, status) == [.faster, .faster, .slower, .slower])
        var later = Snapshot.busy
        later.flagged.removeAll()
        #expect(!text(dashboard, later, status).contains("s-7f3a91c2"))
    }

    @Test func `speed keys do nothing live, and nothing is faster than max`() {
        var dashboard = Dashboard()
        #expect(press(.character("+"), .character("-"), on: &dashboard).isEmpty)
        var status = Scenario.pausedReplay.status
        status.mode = .replay(speed: nil)
        #expect(press(.character("+"), .character("-"), on: &dashboard, .busy, status) == [.slower])
        #expect(text(dashboard, .busy, status).contains("REPLAY max"))
    }

    @Test func `when all sources are read the header says so`() {
        var status = Scenario.pausedReplay.status
        status.isPaused = false
        status.sources[0].state = .ended
        #expect(text(Dashboard(), .busy, status).contains("ENDED"))
    }

    @Test func `t goes through the windows`() {
        var dashboard = Dashboard()
        var seen: [Bool] = []
        for label in ["last 15m", "last 1h", "last 24h", "last 5m", "last 15m"] {
            seen.append(text(dashboard).contains(label))
            _ = press(.character("t"), on: &dashboard)
        }
        #expect(seen == Array(repeating: true, count: 5))
    }

    // MARK: - Truth

    @Test func `a model without a price is never shown as free`() {
        let row = text(Dashboard()).split(separator: "\n").first { $0.contains("s-llama-3b") }
        #expect(row?.contains("unpriced") == true)
        #expect(row?.contains("$") == false)
        #expect(text(Dashboard()).contains("UNPRICED   llama-local-70b"))
    }

    @Test func `without a budget the panel says how to set one`() {
        #expect(text(Dashboard(), .warmingUp).contains("no budget: set budget under [spend]"))
    }

    @Test func `an overspent budget is said in words`() throws {
        var snapshot = Snapshot.busy
        var budget = try #require(snapshot.spend.budget)
        budget.left = .init(nanodollars: -1_500_000_000)
        snapshot.spend.budget = budget
        let picture = text(Dashboard(), snapshot)
        #expect(picture.contains("OVER by"))
        #expect(picture.contains("$1.50"))
    }

    @Test func `while the model learns, the header and the empty table say so`() {
        let picture = text(Dashboard(), .warmingUp)
        #expect(picture.contains("learning 37/64, rules only"))
        #expect(picture.contains("learning: 37 of 64, only rules flag"))
    }

    @Test func `under 40 columns or 10 rows there is only text`() {
        let picture = Dashboard().frame(.busy, Scenario.busyDay.status, size: Frame.Size(columns: 39, rows: 24), abilities: abilities).text
        let rows = picture.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows[0] == "CRIT 1 HIGH 3 $18.42/$40.00            ")
        #expect(rows[2].allSatisfy { $0 == " " })
        let tiny = Dashboard().frame(.busy, Scenario.busyDay.status, size: Frame.Size(columns: 13, rows: 1), abilities: abilities).text
        #expect(tiny == "CRIT 1 HIGH 3\n")
    }
}
