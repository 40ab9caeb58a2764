import SessionWatch
import Testing

@testable import DashboardModel

/// What holds for every picture, whatever its size and whatever a log says.
@Suite struct FramePropertyTests {
    private static let keys: [Key] = [
        .enter, .escape, .tab, .down, .up, .pageDown, .end, .home, .character("?"), .character("$"), .character("6"),
        .character("1"), .character("s"), .character("S"), .character("t"), .character(" "), .character("n"), .character("p"),
        .character("f"), .character("+"), .character("q"),
    ]

    private static func isHarmless(_ scalar: Unicode.Scalar, ascii: Bool) -> Bool {
        if ascii { return (0x20...0x7E).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    /// Every cell in place, nothing hidden in it, every wide glyph with its right half.
    private static func check(_ frame: Frame, _ size: Frame.Size, ascii: Bool, _ note: String) {
        guard frame.rows.count == size.rows, frame.rows.allSatisfy({ $0.count == size.columns }) else {
            Issue.record("the frame is not full: \(note)")
            return
        }
        for row in frame.rows {
            for (column, cell) in row.enumerated() {
                let mark = cell.mark.map { isHarmless($0, ascii: ascii) } ?? true
                guard isHarmless(cell.scalar, ascii: ascii), mark, !cell.isContinuation || column > 0 else {
                    Issue.record("U+\(String(cell.scalar.value, radix: 16)) in column \(column): \(note)")
                    return
                }
            }
        }
    }

    @Test(arguments: 1...40) func `any size after any keys is a full frame without hidden scalars`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var dashboard = Dashboard()
        for step in 0..<12 {
            let size = Frame.Size(columns: Int.random(in: 0...220, using: &random), rows: Int.random(in: 0...60, using: &random))
            let abilities = ScreenAbilities(isASCII: Bool.random(using: &random), hasColour: true)
            let start = Int.random(in: 0...1_000, using: &random)
            let snapshot = step % 3 == 2 ? Snapshot.busy : HostileTexts.snapshot(from: start)
            let status = HostileTexts.status(from: start)
            let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
            _ = dashboard.handle(key, snapshot: snapshot, status: status, size: size, abilities: abilities)
            let frame = dashboard.frame(snapshot, status, size: size, abilities: abilities)
            Self.check(frame, size, ascii: abilities.isASCII, "seed \(seed), step \(step), \(size), start \(start), key \(key)")
        }
    }

    @Test(arguments: [0, 1, 2, 5, 9, 10, 11, 23, 24, 30, 40, 60, 100]) func `every width is fine at that height`(_ rows: Int) {
        for columns in [0, 1, 2, 3, 7, 39, 40, 41, 79, 80, 81, 109, 110, 149, 150, 159, 160, 220, 300] {
            let size = Frame.Size(columns: columns, rows: rows)
            for scenario in [Scenario.emptyStart, .busyDay, .openSession, .spend] {
                Self.check(scenario.frame(size, ascii: false), size, ascii: false, "\(scenario) \(size)")
            }
        }
    }

    @Test(arguments: 0..<HostileTexts.all.count) func `no text breaks out of its box`(_ start: Int) {
        let abilities = ScreenAbilities(isASCII: false, hasColour: true)
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let size = Frame.Size(columns: columns, rows: rows)
            var dashboard = Dashboard()
            let snapshot = HostileTexts.snapshot(from: start)
            let status = HostileTexts.status(from: start)
            for key in [Key.home, .enter, .tab, .character("$"), .character("6")] {
                _ = dashboard.handle(key, snapshot: snapshot, status: status, size: size, abilities: abilities)
                let frame = dashboard.frame(snapshot, status, size: size, abilities: abilities)
                let scene = Scene(
                    state: dashboard.state, snapshot: snapshot, news: nil, status: status, size: size, abilities: abilities)
                for placement in Layout.placements(of: scene) where placement.edge == .box {
                    let area = placement.area
                    for row in (area.row + 1)..<(area.row + area.rows - 1) {
                        let cells = frame.rows[row]
                        #expect(cells[area.column].scalar == "│" && cells[area.column].style == .border, "\(placement.panel) \(row)")
                        let right = cells[area.column + area.columns - 1]
                        #expect(right.scalar == "│" && right.style == .border, "\(placement.panel) \(row)")
                    }
                }
            }
        }
    }
}
