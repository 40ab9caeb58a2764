import Foundation
import Testing

@testable import LogTail

/// What is in a followed path, and what may keep it from being read. Numbers in comments are rows of the fault table.
@Suite struct FollowedContentTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func lines(_ range: some Sequence<Int>, _ word: String = "line") -> String {
        range.map { "\(word) \($0) of the log, with text enough to tell it from the others\n" }.joined()
    }

    @Test func `a hole of NUL bytes keeps its place and the lines after it`() throws {
        // 20: a writer that does not append goes on at its old offset after a truncation.
        let descriptor = open(folder.path + "/bot.log", O_WRONLY | O_CREAT, 0o644)
        defer { close(descriptor) }
        let old = Array(lines(0..<10).utf8)
        try TemporaryFolder.writeAll(descriptor, old)
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.cut("bot.log")
        try TemporaryFolder.writeAll(descriptor, Array("after\n".utf8))
        following.poll(2)
        #expect(following.text(2) == String(repeating: "\0", count: old.count) + "after\n")
    }

    @Test func `byte order mark, carriage returns and blank lines are given as they are`() throws {
        // 21: they are the line reader's business.
        let text = "\u{FEFF}one\r\n\n\r\ntwo\n"
        try folder.write("bot.log", text)
        var following = Following(folder("bot.log"))
        following.poll(2)
        #expect(following.text(1) == text)
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is denied to root"))
    func `a denied file is told, tried again and read once it is granted`() throws {
        // 23
        try folder.write("bot.log", lines(0..<5))
        chmod(folder.path + "/bot.log", 0)
        var following = Following(folder("bot.log"))
        following.poll(20)
        #expect(following.story == ["failed \(EACCES)"])
        chmod(folder.path + "/bot.log", 0o600)
        following.poll(9)
        #expect(following.story == ["failed \(EACCES)", "recovered", "1 began first@0"])
        #expect(following.allText == lines(0..<5))
    }

    @Test func `a path that can't be opened is told once, tried again and read once it works`() throws {
        // 23, with a loop of links instead of a permission, so that it holds for root too.
        folder.link("bot.log", to: "bot.log")
        var following = Following(folder("bot.log"))
        following.poll(20)
        #expect(following.story == ["failed \(ELOOP)"])
        folder.delete("bot.log")
        try folder.write("bot.log", lines(0..<5))
        following.poll(9)
        #expect(following.allText == lines(0..<5))
        #expect(following.story == ["failed \(ELOOP)", "recovered", "1 began appeared@0"])
    }

    @Test func `from now on means lines that are completed from now on`() throws {
        try folder.write("bot.log", "old\nbegun ")
        var settings = FollowSettings()
        settings.start = .now
        var following = Following(folder("bot.log"), settings)
        following.poll(2)
        try folder.append("bot.log", "and ended\nnew\n")
        following.poll(2)
        #expect(following.text(1) == "begun and ended\nnew\n")
        #expect(following.story == ["1 began first@4"])
    }

    @Test func `from now on within a line longer than a mebibyte begins after that line`() throws {
        try folder.write("bot.log", String(repeating: "x", count: 3 << 20))
        var settings = FollowSettings()
        settings.start = .now
        var following = Following(folder("bot.log"), settings)
        following.poll(2)
        try folder.append("bot.log", "rest of it\nnew\n")
        following.poll(2)
        #expect(following.text(1) == "new\n")
    }

    @Test func `from now on does not make a log of a file that is none`() throws {
        try folder.write("bot.log", GzipFixtures.stored(Array("old\n".utf8)))
        var settings = FollowSettings()
        settings.start = .now
        var following = Following(folder("bot.log"), settings)
        following.poll(2)
        try folder.append("bot.log", "more of it\n")
        following.poll(2)
        #expect(following.allText == "")
        #expect(following.story == ["1 began first@0", "1 ended dropped", "refused gzip"])
    }

    @Test func `a backlog comes in bounded chunks and none of it is lost when it is rotated away meanwhile`() throws {
        // 26
        let big = lines(0..<40_000)
        let old = folder.writer("bot.log")
        try old.write(big)
        var following = Following(folder("bot.log"))
        let first = following.poll()
        #expect(first.map(\.givenBytes.count).max() == FileReader.chunkBytes)
        folder.rename("bot.log", "bot.log.1")
        try folder.write("bot.log", "new\n")
        following.poll(30)
        #expect(following.events.map(\.givenBytes.count).max() == FileReader.chunkBytes)
        #expect(following.allText == big + "new\n")
    }

    @Test func `a file that is no log is refused, and read once it is one`() throws {
        try folder.write("bot.log", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 100))
        var following = Following(folder("bot.log"))
        following.poll(3)
        try folder.write("bot.log", "text\n")
        following.poll(3)
        #expect(following.allText == "text\n")
        #expect(following.story == [
            "1 began first@0", "1 ended dropped", "refused notText(LogTail.NotText.known(\"an SQLite database\"))",
            "2 began truncated@0",
        ])
    }
}
