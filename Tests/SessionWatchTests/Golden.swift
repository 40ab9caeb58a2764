import Foundation
import Testing

/// Golden files beside the tests; `BOTWATCH_RECORD=1 swift test` writes them anew, and fails, so that it can't pass by itself.
enum Golden {
    static func compare(_ text: String, with name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
        if ProcessInfo.processInfo.environment["BOTWATCH_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): read it, then run again without BOTWATCH_RECORD")
            return
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name)")
    }
}
