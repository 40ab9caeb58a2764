import ConversationLog
import Foundation
import Testing

/// `formats` and `simulate` as they are typed.
@Suite struct OtherCommandsTests {
    @Test func `formats lists every format with a line of it`() throws {
        let outcome = try Program.run(["formats"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        for format in LogFormats.descriptions {
            #expect(outcome.lines.contains("\(format.name): \(format.title)"))
            #expect(outcome.output.contains(try #require(format.examples.first?.lines.first)))
        }
    }

    @Test func `formats says what a file is and how its fields map`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("small.jsonl", SmallLog.text)
        let outcome = try Program.run(["formats", path])
        #expect(outcome.status == 0)
        try Golden.compare(outcome.output.replacing(folder.path + "/", with: ""), with: "program-formats.txt")
    }

    @Test func `formats tells what lies around the lines and reads times by the year in which the file was written`() throws {
        let folder = try TemporaryFolder()
        let lines = [("user", "Where is my order 4471?"), ("bot", "It left on Monday, jo@example.com.")].enumerated().map { second, said in
            "<14>Dec 31 23:59:5\(second) web1 bot[812]: {\"session\":\"s-1\",\"role\":\"\(said.0)\",\"text\":\"\(said.1)\"}\n"
        }
        let path = try folder.write("bot.log", lines.joined())
        // 2025-01-01T00:00:10Z.
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_735_689_610)], ofItemAtPath: path)
        let outcome = try Program.run(["formats", path])
        try Golden.compare(outcome.output.replacing(folder.path + "/", with: ""), with: "program-formats-wrapped.txt")
    }

    @Test func `simulate gives the same log and labels for the same seed`() throws {
        let folder = try TemporaryFolder()
        func made(_ seed: String, _ name: String) throws -> [Data] {
            let files = [folder(name + ".jsonl"), folder(name + ".csv")]
            let arguments = ["simulate", "--seed", seed, "--sessions", "30", "--attacks", "2", "--odd", "2", "--out", files[0], "--labels", files[1]]
            #expect(try Program.run(arguments).status == 0)
            return try files.map { try Data(contentsOf: URL(filePath: $0)) }
        }
        let first = try made("5", "a")
        #expect(try made("5", "b") == first)
        #expect(try made("6", "c")[0] != first[0])
        // A line for the names, one a session.
        #expect(first[1].split(separator: UInt8(ascii: "\n")).count == 31)
    }

    @Test func `help goes to standard output and is no error`() throws {
        for arguments in [["--help"], ["watch", "--help"], ["replay", "--help"], ["formats", "--help"], ["simulate", "--help"]] {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 0 && outcome.errors.isEmpty && outcome.output.contains("USAGE: botwatch"))
        }
    }
}
