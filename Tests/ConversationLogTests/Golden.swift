import Foundation
import Testing

/// Golden files beside the tests; `BOTWATCH_RECORD=1 swift test` writes them anew, and fails, so that it can't pass by itself.
enum Golden {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    /// The names of all sample logs, in order.
    static var samples: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: tests.appending(path: "Samples").path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The names of all golden files, in order.
    static var recorded: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: tests.appending(path: "Goldens").path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private static var isRecording: Bool { ProcessInfo.processInfo.environment["BOTWATCH_RECORD"] == "1" }

    /// The bytes of a sample log.
    static func sample(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: tests.appending(path: "Samples/\(name)")))
    }

    static func compare(_ text: String, with name: String) throws {
        let file = tests.appending(path: "Goldens/\(name)")
        if isRecording {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): read it, then run again without BOTWATCH_RECORD")
            return
        }
        guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("there is no golden file \(name): record it with BOTWATCH_RECORD=1 and check it by hand")
            return
        }
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
