import SessionWatch
import Testing

@testable import DashboardModel

@Suite struct LayoutTests {
    private func scene(_ view: ViewState.View, _ size: Frame.Size, help: Bool = false, focused: Bool = false) -> Scene {
        var state = ViewState()
        state.view = view
        state.isHelpShown = help
        state.isWhyFocused = focused
        return Scene(
            state: state, snapshot: .busy, news: nil, status: Scenario.busyDay.status, size: size,
            abilities: Dashboard.usualAbilities)
    }

    @Test func `panels cover the screen and never each other, at every size`() {
        let views: [ViewState.View] = [.dashboard, .session("s-7f3a91c2"), .spend, .health]
        for columns in [40, 55, 79, 80, 81, 109, 110, 149, 150, 159, 160, 200, 220] {
            for rows in 10...64 {
                let size = Frame.Size(columns: columns, rows: rows)
                for view in views {
                    var covered = Array(repeating: 0, count: columns * rows)
                    for placement in Layout.placements(of: scene(view, size)) {
                        let area = placement.area
                        for row in area.row..<(area.row + area.rows) {
                            for column in area.column..<(area.column + area.columns) { covered[row * columns + column] += 1 }
                        }
                    }
                    #expect(covered.allSatisfy { $0 == 1 }, "\(view) \(size)")
                }
            }
        }
    }

    private func panels(_ columns: Int, _ rows: Int) -> Set<PanelName> {
        Set(Layout.placements(of: scene(.dashboard, Frame.Size(columns: columns, rows: rows))).map(\.panel))
    }

    @Test func `panels go in the agreed order as the screen shrinks`() {
        let chrome: Set<PanelName> = [.header, .status, .footer]
        #expect(panels(200, 60) == chrome.union([.tabs, .rates, .risk, .spend, .flagged, .why, .transcript, .health]))
        #expect(panels(120, 40) == chrome.union([.tabs, .rates, .risk, .spend, .flagged, .why, .health]))
        #expect(panels(80, 24) == chrome.union([.rates, .spend, .flagged, .why]))
        #expect(panels(79, 23) == chrome.union([.spendLine, .flagged, .why]))
        #expect(panels(40, 10) == chrome.union([.spendLine, .flagged]))
        #expect(panels(39, 10) == [.brief])
        #expect(panels(40, 9) == [.brief])
    }

    @Test func `every panel is on some screen`() {
        var seen = panels(200, 60).union(panels(40, 10)).union(panels(10, 2))
        let size = Frame.Size(columns: 80, rows: 24)
        for view in [ViewState.View.spend, .health, .session("x")] { seen.formUnion(Layout.placements(of: scene(view, size)).map(\.panel)) }
        seen.formUnion(Layout.placements(of: scene(.dashboard, size, help: true)).map(\.panel))
        #expect(seen == Set(PanelName.allCases))
    }

    @Test func `areas give what there is and no more`() {
        var area = Area(row: 2, column: 3, columns: 10, rows: 5)
        #expect(area.takeTop(2) == Area(row: 2, column: 3, columns: 10, rows: 2))
        #expect(area.takeBottom(9) == Area(row: 4, column: 3, columns: 10, rows: 3))
        #expect(area.rows == 0)
        #expect(area.takeLeft(-1).columns == 0)
        #expect(Area(row: 0, column: 0, columns: 3, rows: 1).inset(rows: 1, columns: 2) == Area(row: 1, column: 2, columns: 0, rows: 0))
    }
}
