import Foundation
import Testing

@testable import LogTail

@Suite struct WatchedPathsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Watched paths, polled by hand, and all that came of them.
    struct Watching {
        var watched: WatchedPaths
        var now = Duration.zero
        var events: [WatchEvent] = []

        init(_ folder: TemporaryFolder, _ arguments: String..., settings: FollowSettings = FollowSettings()) {
            watched = WatchedPaths(SourcePaths(arguments.map { folder.path + "/" + $0 }), settings: settings)
        }

        mutating func poll(_ times: Int = 1) {
            for _ in 0..<times {
                events += watched.poll(at: now)
                now += .milliseconds(250)
            }
        }

        /// All text of the sources with that file name.
        func text(_ name: String) -> String {
            String(decoding: events.filter { $0.path.text.hasSuffix("/" + name) }.flatMap(\.event.givenBytes), as: UTF8.self)
        }

        /// All lines of all sources, sorted, so that a repeat or a loss shows.
        var allLines: [String] {
            String(decoding: events.flatMap(\.event.givenBytes), as: UTF8.self).split(separator: "\n").map(String.init).sorted()
        }

        var story: [String] {
            events.compactMap { event in
                event.event.word.map { String(decoding: event.path.name, as: UTF8.self) + ": " + $0 }
            }
        }
    }

    func lines(_ range: Range<Int>, _ word: String) -> String {
        range.map { "\(word) \($0) of the log, with text enough to tell it from the others\n" }.joined()
    }

    func split(_ texts: String...) -> [String] {
        texts.joined().split(separator: "\n").map(String.init).sorted()
    }

    @Test func `files of a directory come, tiny ones and later ones too, hidden ones do not`() throws {
        // 25
        try folder.write("a.log", "x")
        try folder.write(".hidden", "no\n")
        var watching = Watching(folder, "")
        watching.poll(2)
        try folder.write("b.log", "y\n")
        try folder.append("a.log", "z\n")
        watching.poll(6)
        #expect(watching.text("a.log") == "xz\n")
        #expect(watching.text("b.log") == "y\n")
        #expect(watching.watched.sources.map(\.path) == [folder("a.log"), folder("b.log")])
    }

    @Test func `files with the same first 4096 bytes are all read, also as rotated names`() throws {
        // 25
        let header = String(repeating: "# the same header in each file\n", count: 140)
        for name in ["a.log", "b.log", "a.log.2"] { try folder.write(name, header + lines(0..<20, name)) }
        var watching = Watching(folder, "*.log*")
        watching.poll(30)
        for name in ["a.log", "b.log", "a.log.2"] {
            try folder.append(name, lines(20..<30, name))
            watching.poll(2)
            #expect(watching.text(name) == header + lines(0..<30, name))
        }
        try folder.write("a.log.1", header + "short\n")
        watching.poll(40)
        #expect(watching.text("a.log.1") == header + "short\n")
    }

    @Test func `a path that isn't there is waited for and does not stop the others`() throws {
        try folder.write("a.log", "one\n")
        folder.makeFolder("empty")
        var watching = Watching(folder, "none.log", "a.log", "empty", "none*.jsonl")
        watching.poll(8)
        #expect(watching.text("a.log") == "one\n")
        #expect(watching.story.sorted() == ["a.log: 1 began first@0", "empty: waiting", "none*.jsonl: waiting", "none.log: waiting"])
        #expect(watching.watched.sources.map(\.state) == [.caughtUp, .waiting])
        try folder.write("none.log", "two\n")
        try folder.write("empty/b.log", "three\n")
        watching.poll(6)
        #expect(watching.text("none.log") == "two\n")
        #expect(watching.text("b.log") == "three\n")
        #expect(watching.story.contains("empty: recovered"))
    }

    @Test(arguments: ["", "bot.log*"])
    func `a rotated file is not read again under its new name`(_ argument: String) throws {
        // 25: three rotations of the kind that logrotate does, with all names fitting.
        try folder.write("bot.log.1", lines(0..<20, "oldest"))
        try folder.write("bot.log", lines(0..<20, "first"))
        var watching = Watching(folder, argument)
        watching.poll(6)
        for round in 1...3 {
            if round > 1 { folder.rename("bot.log.2", "bot.log.3") }
            folder.rename("bot.log.1", "bot.log.2")
            folder.rename("bot.log", "bot.log.1")
            try folder.write("bot.log", lines(0..<20, "round \(round)"))
            try folder.append("bot.log.1", "late line in the rotated file of round \(round)\n")
            watching.poll(round == 2 ? 200 : 6)
        }
        watching.poll(300)
        let expected = split(
            lines(0..<20, "oldest"), lines(0..<20, "first"), lines(0..<20, "round 1"), lines(0..<20, "round 2"), lines(0..<20, "round 3"),
            (1...3).map { "late line in the rotated file of round \($0)\n" }.joined())
        #expect(watching.allLines == expected)
        // Long after the file was let go of, somebody writes to it once more.
        try folder.append("bot.log.2", "very late\n")
        watching.poll(8)
        #expect(watching.allLines == (expected + ["very late"]).sorted())
    }

    @Test(arguments: 2...9)
    func `files that came and went between two looks are read from where the rotation put them`(_ polls: Int) throws {
        // 5, at any distance to the looking through of directories, which is every fourth poll: five rotations at once; and one old file that was there before and is none of ours.
        try folder.write("bot.log.7", lines(0..<5, "older than the watch"))
        try folder.write("bot.log", lines(0..<5, "round 0"))
        var watching = Watching(folder, "bot.log")
        watching.poll(polls)
        for round in 1...5 {
            for number in stride(from: round - 1, to: 0, by: -1) { folder.rename("bot.log.\(number)", "bot.log.\(number + 1)") }
            folder.rename("bot.log", "bot.log.1")
            try folder.write("bot.log", lines(0..<5, "round \(round)"))
        }
        watching.poll(40)
        #expect(watching.allLines == (0...5).map { lines(0..<5, "round \($0)") }.joined().split(separator: "\n").map(String.init).sorted())
        folder.rename("bot.log.2", "bot.log.6")
        try folder.append("bot.log.6", "late\n")
        watching.poll(20)
        #expect(watching.allLines.filter { $0 == "late" }.count == 1)
        #expect(watching.allLines.count == 31)
    }

    @Test(arguments: [0, 3])
    func `a copy that copytruncate leaves is not read again, and lines that only it has are`(_ unread: Int) throws {
        try folder.write("bot.log", lines(0..<50, "first"))
        var watching = Watching(folder, "")
        watching.poll(6)
        try folder.append("bot.log", lines(50..<50 + unread, "first"))
        try folder.write("bot.log.1", lines(0..<50 + unread, "first"))
        folder.cut("bot.log")
        try folder.append("bot.log", lines(0..<5, "second"))
        watching.poll(40)
        #expect(watching.allLines == split(lines(0..<50 + unread, "first"), lines(0..<5, "second")))
        #expect(watching.story.contains("bot.log.1: already read as bot.log"))
    }

    @Test func `a copy that is still growing, or lacks the last lines, is not read again`() throws {
        let all = lines(0..<300, "first")
        try folder.write("bot.log", all)
        var watching = Watching(folder, "")
        watching.poll(6)
        for part in [100, 5_000, all.utf8.count - 200] {
            try folder.write("bot.log.1", all.utf8.prefix(part))
            watching.poll(6)
        }
        folder.cut("bot.log")
        watching.poll(60)
        #expect(watching.allLines == split(all))
        #expect(watching.story.contains("bot.log.1: already read as bot.log"))
    }

    @Test func `a rotated file that is packed is not read again, one that was never read is`() throws {
        // 24
        try folder.write("bot.log", lines(0..<50, "first"))
        try folder.write("bot.log.9.gz", GzipFixtures.stored(Array(lines(0..<50, "ancient").utf8)))
        var watching = Watching(folder, "")
        watching.poll(10)
        folder.rename("bot.log", "bot.log.1")
        try folder.write("bot.log", lines(0..<50, "second"))
        watching.poll(4)
        let packed = GzipFixtures.stored(Array(lines(0..<50, "first").utf8))
        try folder.write("bot.log.1.gz", packed.prefix(1000))
        watching.poll(10)
        try folder.write("bot.log.1.gz", packed)
        folder.delete("bot.log.1")
        watching.poll(20)
        // The next rotation gives the packed files new names.
        folder.rename("bot.log.1.gz", "bot.log.2.gz")
        folder.rename("bot.log.9.gz", "bot.log.10.gz")
        watching.poll(150)
        #expect(watching.allLines == split(lines(0..<50, "first"), lines(0..<50, "second"), lines(0..<50, "ancient")))
        #expect(watching.story.contains { $0.hasPrefix("bot.log.2.gz: already read as bot.log") })
    }

    @Test func `a packed file that stays incomplete gives what it can, and the fault`() throws {
        try folder.write("old.gz", GzipFixtures.sixtyLines.dropLast(8))
        var watching = Watching(folder, "old.gz")
        watching.poll(60)
        #expect(watching.text("old.gz") == GzipFixtures.sixtyLinesText)
        #expect(watching.story.contains("old.gz: damaged truncated"))
        #expect(watching.story.last == "old.gz: 2 ended complete")
    }

    @Test func `a file that is no log is refused once and does not stop the others`() throws {
        try folder.write("a.sqlite", Array("SQLite format 3\0".utf8) + [0, 1, 2, 3])
        try folder.write("picture.gz", GzipFixtures.stored([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]))
        try folder.write("b.log", "text\n")
        var watching = Watching(folder, "")
        watching.poll(40)
        #expect(watching.allLines == ["text"])
        #expect(watching.story.filter { $0.contains("refused") }.count == 3, "the database, the gzip data and what is in it")
        #expect(watching.watched.sources.map(\.state) == [
            .refused(.notText(.known("an SQLite database"))), .caughtUp, .refused(.notText(.known("a PNG image"))),
        ])
    }

    @Test func `a file of a directory that vanishes for good is announced and forgotten`() throws {
        try folder.write("a.log", "one\n")
        try folder.write("b.log", "two\n")
        var watching = Watching(folder, "")
        watching.poll(4)
        folder.delete("a.log")
        watching.poll(140)
        #expect(watching.story.filter { $0.hasPrefix("a.log") } == [
            "a.log: 1 began first@0", "a.log: waiting", "a.log: 1 ended complete", "a.log: vanished",
        ])
        #expect(watching.watched.sources.map(\.path) == [folder("b.log")])
    }

    @Test func `a flood in one file leaves the others their turn, and rounds stay bounded`() throws {
        // 26
        let flood = lines(0..<40_000, "flood")
        try folder.write("a.log", flood)
        for name in ["b.log", "c.log"] { try folder.write(name, lines(0..<5, name)) }
        var watching = Watching(folder, "")
        watching.poll()
        #expect(watching.watched.hasMore)
        #expect(watching.text("b.log") == lines(0..<5, "b.log"))
        #expect(watching.text("c.log") == lines(0..<5, "c.log"))
        #expect(watching.text("a.log").utf8.count == FileReader.chunkBytes)
        while watching.watched.hasMore { watching.poll() }
        #expect(watching.text("a.log") == flood)
    }

    @Test func `a round over many growing files stays bounded and the next one goes on with the others`() throws {
        let text = lines(0..<4_000, "flood")
        for index in 0..<40 { try folder.write("\(index).log", text) }
        var watching = Watching(folder, "")
        var largest = 0
        repeat {
            let before = watching.events.count
            watching.poll()
            largest = max(largest, watching.events[before...].map(\.event.givenBytes.count).reduce(0, +))
        } while watching.watched.hasMore
        #expect(largest <= (4 << 20) + FileReader.chunkBytes)
        for index in 0..<40 { #expect(watching.text("\(index).log") == text) }
    }

    @Test func `from now on holds for files that are there, not for those that come`() throws {
        try folder.write("a.log", "old\n")
        var settings = FollowSettings()
        settings.start = .now
        var watching = Watching(folder, "", settings: settings)
        watching.poll(2)
        try folder.append("a.log", "new\n")
        try folder.write("b.log", "first\n")
        watching.poll(8)
        #expect(watching.allLines == ["first", "new"])
    }

    @Test func `a named pipe is watched across its writers`() throws {
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        var watching = Watching(folder, "pipe")
        watching.poll(2)
        for word in ["one", "two"] {
            let writer = folder.writer("pipe")
            try writer.write(word + "\n")
            watching.poll(2)
        }
        #expect(watching.text("pipe") == "one\ntwo\n")
        #expect(watching.story == ["pipe: 1 began first@0"])
    }
}
