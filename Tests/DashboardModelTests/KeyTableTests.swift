import SessionWatch
import Testing

@testable import DashboardModel

@Suite struct KeyTableTests {
    @Test func `every action has a line in the table, and only one`() {
        #expect(KeyTable.bindings.map(\.action).count == Action.allCases.count)
        #expect(Set(KeyTable.bindings.map(\.action)) == Set(Action.allCases))
    }

    @Test func `no key means two things`() {
        let keys = KeyTable.bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `whatever the footer may offer has its place in the footer's order`() {
        let offered = KeyTable.bindings.filter { !$0.footer.isEmpty }.map(\.action)
        #expect(Set(offered) == Set(KeyTable.footerOrder))
        #expect(Set(KeyTable.footerOrder).count == KeyTable.footerOrder.count)
    }

    @Test func `the help shows each binding with all its keys`() {
        let size = Frame.Size(columns: 120, rows: 40)
        let picture = Scenario.help.frame(size, ascii: true).text
        for binding in KeyTable.bindings {
            #expect(picture.contains("| " + binding.names), "\(binding.action)")
            #expect(picture.contains(binding.help), "\(binding.action)")
        }
    }

    @Test func `on the smallest screen the help scrolls to its end`() {
        let size = Frame.Size(columns: 40, rows: 10)
        var dashboard = Scenario.help.dashboard(size, Dashboard.usualAbilities)
        _ = dashboard.handle(.end, snapshot: .busy, status: Scenario.busyDay.status, size: size)
        #expect(dashboard.frame(.busy, Scenario.busyDay.status, size: size, abilities: Dashboard.usualAbilities).text.contains("leave botwatch"))
    }

    /// What the footer writes is read off the picture, each key is pressed, and the picture must be another one or the
    /// program must be asked for something.
    @Test(arguments: Scenario.allCases) func `each key in the footer changes something`(_ scenario: Scenario) {
        for (columns, rows) in [(40, 10), (60, 18), (80, 24), (100, 30), (120, 40), (200, 60)] {
            let size = Frame.Size(columns: columns, rows: rows)
            let abilities = ScreenAbilities(isASCII: true, hasColour: true)
            let before = scenario.dashboard(size, abilities)
            let picture = before.frame(scenario.snapshot, scenario.status, size: size, abilities: abilities)
            let offered = Self.keys(in: picture)
            #expect(offered.count >= 3, "\(scenario) \(columns)x\(rows)")
            for key in offered {
                var after = before
                let requests = after.handle(key, snapshot: scenario.snapshot, status: scenario.status, size: size, abilities: abilities)
                let next = after.frame(scenario.snapshot, scenario.status, size: size, abilities: abilities)
                #expect(!requests.isEmpty || next != picture, "\(scenario) \(columns)x\(rows) \(key)")
            }
        }
    }

    /// The keys that stand in key style in the last row.
    private static func keys(in frame: Frame) -> [Key] {
        let byName = Dictionary(uniqueKeysWithValues: KeyTable.bindings.flatMap(\.keys).map { ($0.name, $0) })
        var names: [String] = [""]
        for cell in frame.rows.last ?? [] {
            if cell.style == .key, cell.scalar != " " {
                names[names.count - 1].unicodeScalars.append(cell.scalar)
            } else if names.last != "" {
                names.append("")
            }
        }
        return names.compactMap { byName[$0] }
    }

    @Test func `a key that is not in the table does nothing`() {
        var dashboard = Dashboard()
        let before = dashboard.state
        for key in [Key.character("x"), .left, .right, .function(5), .character("\u{202E}")] {
            #expect(dashboard.handle(key, snapshot: .busy, status: Scenario.busyDay.status).isEmpty)
        }
        #expect(dashboard.state == before)
    }
}
