import Foundation
import Testing

@testable import LogTail

/// The program was started again with the same paths or others: directories, patterns, packed files, pipes.
@Suite struct ResumeSourcesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func lines(_ range: Range<Int>, _ word: String) -> [String] {
        range.map { "\(word) \($0) of the log, with text enough to tell it from the others" }
    }

    func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    func keeper(
        _ names: [String], start: FollowSettings.Start = .beginning, from stored: LineKeeper.Stored? = nil
    ) throws -> LineKeeper {
        var settings = FollowSettings()
        settings.start = start
        return try LineKeeper(names.map { folder.path + "/" + $0 }, settings: settings, from: stored)
    }

    func packed(_ lines: [String]) -> [UInt8] { GzipFixtures.stored(Array(text(lines).utf8)) }

    @Test(arguments: ["", "bot.log*"])
    func `files of a folder that got other names meanwhile are not read again, and new ones are`(_ argument: String) throws {
        // 25
        try folder.write("bot.log.1", text(lines(0..<20, "older")))
        try folder.write("bot.log", text(lines(0..<20, "old")))
        try folder.write("bot.log.tiny", "tiny\n")
        var first = try keeper([argument])
        first.poll(8)
        let stored = first.store()
        try folder.append("bot.log.1", text(lines(20..<22, "older")))
        folder.rename("bot.log.1", "bot.log.2")
        folder.rename("bot.log", "bot.log.1")
        try folder.append("bot.log.1", text(lines(20..<25, "old")))
        try folder.write("bot.log", text(lines(0..<20, "new")))
        try folder.write("bot.log.other", text(lines(0..<20, "other")))
        var second = try keeper([argument], from: stored)
        second.poll(300)
        let expected = (lines(0..<22, "older") + lines(0..<25, "old") + lines(0..<20, "new") + lines(0..<20, "other") + ["tiny"]).sorted()
        #expect(second.lines.sorted() == expected)
        var third = try keeper([argument], from: second.store())
        third.poll(60)
        #expect(third.lines.sorted() == expected)
    }

    @Test func `a file that was read to its end long ago is not read again, until it grows`() throws {
        try folder.write("bot.log", text(lines(0..<20, "old")))
        var first = try keeper(["bot.log"])
        first.poll(4)
        folder.rename("bot.log", "bot.log.1")
        first.poll(200)
        #expect(first.story.last == "bot.log: 1 ended complete")
        var second = try keeper([""], from: first.store())
        second.poll(10)
        try folder.append("bot.log.1", text(lines(20..<25, "old")))
        second.poll(10)
        #expect(second.lines == lines(0..<25, "old"))
    }

    @Test func `of a rotated file that was packed meanwhile, only what was not read comes`() throws {
        // 24
        let all = lines(0..<60, "old")
        try folder.write("bot.log", text(Array(all[..<50])))
        var first = try keeper(["bot.log"])
        first.poll(6)
        let stored = first.store()
        folder.delete("bot.log")
        try folder.write("bot.log.1.gz", packed(all))
        try folder.write("bot.log", text(lines(0..<5, "new")))
        var second = try keeper(["bot.log"], from: stored)
        second.poll(40)
        #expect(second.lines.sorted() == (all + lines(0..<5, "new")).sorted())
    }

    @Test func `packed copies of what was read are not read again`() throws {
        // 24: one that was read in full, and one made some lines before the end.
        try folder.write("bot.log", text(lines(0..<60, "old")))
        var first = try keeper([""])
        first.poll(6)
        let stored = first.store()
        try folder.write("bot.log.1.gz", packed(lines(0..<60, "old")))
        try folder.write("bot.log.2.gz", packed(lines(0..<58, "old")))
        try folder.write("bot.log.3", text(lines(0..<57, "old")))
        folder.cut("bot.log")
        var second = try keeper([""], from: stored)
        second.poll(60)
        #expect(second.lines == lines(0..<60, "old"))
        #expect(second.story.filter { $0.contains("already read as bot.log") }.count == 3)
    }

    @Test func `unpacking goes on where it was, also under another name`() throws {
        let all = lines(0..<20_000, "packed")
        try folder.write("old.1.gz", packed(all))
        var first = try keeper([""])
        while first.lines.isEmpty { first.poll() }
        let stored = first.store()
        #expect(stored.lines.count < all.count)
        folder.rename("old.1.gz", "old.2.gz")
        var second = try keeper([""], from: stored)
        second.poll(60)
        #expect(second.lines == all)
        var third = try keeper([""], from: second.store())
        third.poll(20)
        #expect(third.lines == all)
    }

    @Test func `a packed file that is another one now is unpacked from its start, and the loss is told`() throws {
        try folder.write("old.gz", packed(lines(0..<20_000, "packed")))
        var first = try keeper(["old.gz"])
        while first.lines.isEmpty { first.poll() }
        let stored = first.store()
        try folder.write("old.gz", packed(lines(0..<10, "other")))
        var second = try keeper(["old.gz"], from: stored)
        second.poll(20)
        #expect(second.lines == stored.lines + lines(0..<10, "other"))
        #expect(second.story.prefix(2) == ["old.gz: 2 lost 0", "old.gz: 2 ended dropped"])
    }

    @Test func `a path more is read from its start, a path fewer ends, and when it is back it goes on`() throws {
        for name in ["a.log", "b.log"] { try folder.write(name, text(lines(0..<20, name)) + "begun ") }
        var first = try keeper(["a.log", "b.log"])
        first.poll(4)
        let stored = first.store()
        try folder.write("c.log", text(lines(0..<20, "c.log")))
        for name in ["a.log", "b.log"] { try folder.append(name, "and ended\n") }
        var second = try keeper(["b.log", "c.log"], from: stored)
        second.poll(4)
        let begun = lines(0..<20, "a.log") + lines(0..<20, "b.log")
        #expect(second.lines == begun + ["begun and ended"] + lines(0..<20, "c.log"))
        #expect(second.story.first == "a.log: 1 ended dropped")
        #expect(second.watched.sources.map(\.number) == [1, 2], "numbers are never used again")
        var third = try keeper(["a.log", "b.log", "c.log"], from: second.store())
        third.poll(4)
        #expect(third.lines == second.lines + ["begun and ended"])
        #expect(third.watched.sources.map(\.number) == [1, 2, 3])
    }

    @Test func `from now on holds for paths that are new, not for what came to the old ones meanwhile`() throws {
        folder.makeFolder("logs")
        try folder.write("logs/a.log", "before\n")
        var first = try keeper(["logs"], start: .now)
        first.poll(2)
        try folder.append("logs/a.log", "one\n")
        first.poll(2)
        let stored = first.store()
        try folder.append("logs/a.log", "two\n")
        try folder.write("logs/b.log", "three\n")
        try folder.write("c.log", "before\n")
        var second = try keeper(["logs", "c.log"], start: .now, from: stored)
        second.poll(2)
        try folder.append("c.log", "four\n")
        second.poll(2)
        #expect(second.lines == ["one", "two", "three", "four"])
    }

    @Test func `a line within which reading began is passed over after a restart too`() throws {
        try folder.write("a.log", String(repeating: "x", count: 2 << 20))
        var first = try keeper(["a.log"], start: .now)
        first.poll(2)
        try folder.append("a.log", "more of it")
        first.poll(2)
        let stored = first.store()
        try folder.append("a.log", "rest of it\nnew\n")
        var second = try keeper(["a.log"], start: .now, from: stored)
        second.poll(2)
        #expect(second.lines == ["new"])
    }

    @Test func `what came through a pipe meanwhile is lost, and that is told`() throws {
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        let writer = folder.writer("pipe", besides: true)
        var first = try keeper(["pipe"])
        first.poll()
        try writer.write("one\nbegun")
        first.poll()
        let stored = first.store()
        var second = try keeper(["pipe"], from: stored)
        second.poll()
        try writer.write("two\n")
        second.poll()
        #expect(second.lines == ["one", "two"])
        #expect(second.story == ["pipe: 1 lost 0", "pipe: 1 ended dropped", "pipe: 2 began first@0"])
    }

    @Test func `a file that is no log is refused again and read once it is one`() throws {
        try folder.write("bot.log", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 100))
        var first = try keeper(["bot.log"])
        first.poll(4)
        var second = try keeper(["bot.log"], from: first.store())
        second.poll(4)
        try folder.write("bot.log", "text\n")
        second.poll(4)
        #expect(second.lines == ["text"])
        #expect(second.story.contains { $0.contains("refused") })
    }
}
