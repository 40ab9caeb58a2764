import DashboardModel
import Foundation
import Testing

/// Whole screens, compared cell by cell with files that people have read.
@Suite struct GoldenTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var scenario: Scenario
        var columns: Int
        var rows: Int
        var isASCII: Bool

        var size: Frame.Size { Frame.Size(columns: columns, rows: rows) }
        var name: String { "\(scenario.rawValue)-\(columns)x\(rows)-\(isASCII ? "ascii" : "utf8")" }
        var testDescription: String { name }
    }

    static let cases = Scenario.allCases.flatMap { scenario in
        [(40, 10), (80, 24), (120, 40), (200, 60)].flatMap { size in
            [false, true].map { Case(scenario: scenario, columns: size.0, rows: size.1, isASCII: $0) }
        }
    }

    static let styled = Scenario.allCases.flatMap { scenario in
        [(80, 24), (120, 40)].map { Case(scenario: scenario, columns: $0.0, rows: $0.1, isASCII: false) }
    }

    @Test(arguments: cases) func `a screen looks as its golden file`(_ example: Case) throws {
        let frame = example.scenario.frame(example.size, ascii: example.isASCII)
        try Golden.compare(frame.text, with: example.name)
    }

    @Test(arguments: styled) func `a screen is styled as its golden file`(_ example: Case) throws {
        let frame = example.scenario.frame(example.size, ascii: false)
        let plane = frame.rows.map { row in
            String(row.map { Golden.letter(of: $0.style) })
        }
        try Golden.compare(plane.joined(separator: "\n") + "\n", with: "\(example.scenario.rawValue)-\(example.columns)x\(example.rows)-style")
    }
}

/// Golden files beside the tests; `BOTWATCH_RECORD=1 swift test` writes them anew, and fails, so that it can't pass by itself.
enum Golden {
    static func compare(_ text: String, with name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).txt")
        if ProcessInfo.processInfo.environment["BOTWATCH_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): read it, then run again without BOTWATCH_RECORD")
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard text != expected else { return }
        let lines = zip(
            text.split(separator: "\n", omittingEmptySubsequences: false),
            expected.split(separator: "\n", omittingEmptySubsequences: false))
        let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            \(name) differs\(first.map { " from row \($0.offset)\nis:     \($0.element.0)\nshould: \($0.element.1)" } ?? " in its length")
            """)
    }

    /// One letter a style.
    static func letter(of style: Frame.Style) -> Character {
        switch style {
        case .normal: "."
        case .dim: "d"
        case .bold: "b"
        case .title: "t"
        case .border: "-"
        case .key: "k"
        case .selected: "s"
        case .good: "g"
        case .warning: "w"
        case .bad: "B"
        case .critical: "C"
        case .marker: "m"
        case .graph: "#"
        case .money: "$"
        }
    }
}
