import Foundation
import Testing

/// Golden files beside the tests; `BOTWATCH_RECORD=1 swift test` writes them anew, and fails, so that it can't pass by itself.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Goldens").standardizedFileURL

    static func compare(_ text: String, with name: String) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["BOTWATCH_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): read it, then run again without BOTWATCH_RECORD")
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard text != expected else { return }
        let rows = zip(
            text.split(separator: "\n", omittingEmptySubsequences: false), expected.split(separator: "\n", omittingEmptySubsequences: false))
        let first = rows.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            \(name) differs\(first.map { " from line \($0.offset + 1)\nis:     \($0.element.0)\nshould: \($0.element.1)" } ?? " in its length")
            """)
    }
}
