import Foundation
import Testing

@testable import LogTail

/// The program was stopped, something happened to the files, and it was started again. Numbers in comments are rows of the fault table.
@Suite struct ResumeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func lines(_ range: Range<Int>, _ word: String = "line") -> [String] {
        range.map { "\(word) \($0) of the log, with text enough to tell it from the others" }
    }

    func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    func keeper(_ names: [String] = ["bot.log"], heldBack: Int = 0, from stored: LineKeeper.Stored? = nil) throws -> LineKeeper {
        try LineKeeper(names.map { folder.path + "/" + $0 }, heldBack: heldBack, from: stored)
    }

    /// What is stored after a file was read; then it is killed.
    func storedAfterReading(
        _ names: [String] = ["bot.log"], heldBack: Int = 0, _ before: (inout LineKeeper) throws -> Void = { _ in }
    ) throws -> LineKeeper.Stored {
        var first = try keeper(names, heldBack: heldBack)
        first.poll(6)
        try before(&first)
        return first.store()
    }

    @Test(arguments: [0, 1, 60])
    func `reading goes on where it was, also within a line and within a message`(_ heldBack: Int) throws {
        // 28
        let writer = folder.writer("bot.log")
        try writer.write(text(lines(0..<100)) + "begun ")
        let stored = try storedAfterReading(heldBack: heldBack)
        #expect(stored.lines == lines(0..<100 - heldBack))
        try writer.write("and ended\n" + text(lines(100..<120)))
        var second = try keeper(heldBack: heldBack, from: stored)
        second.poll(4)
        folder.delete("bot.log")
        second.poll(150)
        #expect(second.lines == lines(0..<100) + ["begun and ended"] + lines(100..<120))
        #expect(second.story == ["bot.log: 1 began resumed@\(stored.places.values.first ?? -1)", "bot.log: waiting", "bot.log: 1 ended complete"])
    }

    @Test func `a restart with nothing new stores the same again`() throws {
        try folder.write("bot.log", text(lines(0..<100)))
        let stored = try storedAfterReading()
        var again = stored
        for _ in 0..<3 {
            var keeper = try keeper(from: again)
            keeper.poll(4)
            #expect(keeper.lines == lines(0..<100))
            again = keeper.store()
            #expect(again.state == stored.state)
        }
        var unpolled = try keeper(from: again)
        #expect(unpolled.store().state == stored.state, "before the first poll nothing is forgotten")
    }

    @Test(arguments: [1, 3])
    func `files rotated meanwhile are finished from where they lie now, and those between are read`(_ rotations: Int) throws {
        // 6, 28
        try folder.write("bot.log.7", text(lines(0..<5, "older than the watch")))
        let writer = folder.writer("bot.log")
        try writer.write(text(lines(0..<100)))
        let stored = try storedAfterReading()
        try writer.write(text(lines(100..<110)))
        for round in 1...rotations {
            for number in stride(from: round - 1, to: 0, by: -1) { folder.rename("bot.log.\(number)", "bot.log.\(number + 1)") }
            folder.rename("bot.log", "bot.log.1")
            try folder.write("bot.log", text(lines(0..<20, "round \(round)")))
        }
        var second = try keeper(from: stored)
        second.poll(4)
        try writer.write(text(lines(110..<120)))
        second.poll(150)
        #expect(second.lines.sorted() == (lines(0..<120) + (1...rotations).flatMap { lines(0..<20, "round \($0)") }).sorted())
        #expect(second.lines.prefix(110) == lines(0..<110)[...])
        #expect(second.awaited.isEmpty)
    }

    @Test func `a file that was watched for late lines when the program ended is watched on`() throws {
        let old = folder.writer("bot.log")
        try old.write(text(lines(0..<50)))
        let stored = try storedAfterReading {
            folder.rename("bot.log", "bot.log.1")
            try folder.write("bot.log", text(lines(0..<50, "new")))
            $0.poll(8)
        }
        folder.rename("bot.log.1", "bot.log.2")
        try old.write(text(lines(50..<60)))
        var second = try keeper(from: stored)
        second.poll(4)
        #expect(second.lines == lines(0..<50) + lines(0..<50, "new") + lines(50..<60))
        second.poll(150)
        #expect(second.story.last == "bot.log: 1 ended complete")
    }

    @Test(arguments: [0, 3, 50, 200])
    func `a file truncated meanwhile is read from its start, whatever its size, and the loss is told`(_ count: Int) throws {
        // 7, 8, 9
        try folder.write("bot.log", text(lines(10..<60)) + "begun")
        let stored = try storedAfterReading()
        folder.cut("bot.log")
        try folder.append("bot.log", text(lines(510..<510 + count)))
        var second = try keeper(from: stored)
        second.poll(4)
        #expect(second.lines == lines(10..<60) + lines(510..<510 + count))
        #expect(second.story == ["bot.log: 1 lost 5", "bot.log: 1 ended dropped", "bot.log: 2 began truncated@0"])
        #expect(second.watched.sources.map(\.truncations) == [1])
    }

    @Test func `what a copy made before the truncation holds is not lost`() throws {
        // 10, 28
        try folder.write("bot.log", text(lines(0..<50)) + "begun ")
        let stored = try storedAfterReading(heldBack: 3)
        try folder.append("bot.log", "and ended\n" + text(lines(50..<70)))
        try folder.write("bot.log.1", "\(text(lines(0..<50)))begun and ended\n\(text(lines(50..<70)))")
        folder.cut("bot.log")
        try folder.append("bot.log", text(lines(0..<5, "new")))
        var second = try keeper(heldBack: 3, from: stored)
        second.poll(200)
        #expect(second.lines == lines(0..<50) + ["begun and ended"] + lines(50..<67) + lines(0..<2, "new") + lines(67..<70))
        #expect(!second.story.contains { $0.contains("lost") })
    }

    @Test(arguments: [1, 10, 400])
    func `a file deleted and made anew meanwhile is read from its start, and the loss is told`(_ count: Int) throws {
        // 11
        try folder.write("bot.log", text(lines(10..<60)))
        let stored = try storedAfterReading()
        folder.delete("bot.log")
        try folder.write("bot.log", text(lines(510..<510 + count)))
        var second = try keeper(from: stored)
        second.poll(4)
        #expect(second.lines == lines(10..<60) + lines(510..<510 + count))
        #expect(second.story.prefix(2) == ["bot.log: 1 lost 0", "bot.log: 1 ended dropped"])
    }

    @Test func `a file that an editor saved meanwhile gives its new lines only`() throws {
        // 17
        try folder.write("bot.log", text(lines(0..<100)))
        let stored = try storedAfterReading()
        try folder.write("new", text(lines(0..<105)))
        folder.rename("new", "bot.log")
        var second = try keeper(from: stored)
        second.poll(4)
        #expect(second.lines == lines(0..<105))
    }

    @Test func `a symbolic link swapped meanwhile: the old target is finished, then the new one read`() throws {
        // 13: targets of any name, in a folder of their own.
        folder.makeFolder("days")
        try folder.write("days/monday", text(lines(0..<20, "monday")))
        folder.link("bot.log", to: "days/monday")
        let stored = try storedAfterReading()
        try folder.append("days/monday", text(lines(20..<30, "monday")))
        try folder.write("days/tuesday", text(lines(0..<20, "tuesday")))
        folder.link("next", to: "days/tuesday")
        folder.rename("next", "bot.log")
        var second = try keeper(from: stored)
        second.poll(4)
        #expect(second.lines == lines(0..<30, "monday") + lines(0..<20, "tuesday"))
    }

    @Test func `a file renamed to anything in its folder is found by its number`() throws {
        // 15
        let writer = folder.writer("bot.log")
        try writer.write(text(lines(0..<20)))
        let stored = try storedAfterReading()
        folder.rename("bot.log", "aside")
        try writer.write(text(lines(20..<30)))
        var second = try keeper(from: stored)
        second.poll(4)
        folder.rename("aside", "bot.log")
        second.poll(4)
        try writer.write(text(lines(30..<40)))
        second.poll(4)
        #expect(second.lines == lines(0..<40))
    }

    @Test func `a folder that is not there yet is waited for`() throws {
        // 14: a network file system is mounted after the program was started.
        folder.makeFolder("logs")
        try folder.write("logs/bot.log", text(lines(0..<20)))
        let stored = try storedAfterReading(["logs/bot.log"])
        folder.rename("logs", "elsewhere")
        var second = try keeper(["logs/bot.log"], from: stored)
        second.poll(20)
        #expect(second.story == ["bot.log: waiting"])
        let meanwhile = second.store()
        #expect(meanwhile.places == stored.places)
        var third = try keeper(["logs/bot.log"], from: meanwhile)
        third.poll(4)
        try folder.append("elsewhere/bot.log", text(lines(20..<30)))
        folder.rename("elsewhere", "logs")
        third.poll(20)
        #expect(third.lines == lines(0..<30))
        #expect(third.story == ["bot.log: waiting", "bot.log: 1 began resumed@\(stored.places.values.first ?? -1)", "bot.log: recovered"])
    }
}
