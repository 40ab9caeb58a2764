import Foundation
import Testing

@testable import LogTail

/// The faults of a single followed path. Numbers in comments are the rows of the fault table that every tailer is measured by.
@Suite struct FileFollowerTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func lines(_ range: some Sequence<Int>, _ word: String = "line") -> String {
        range.map { "\(word) \($0) of the log, with text enough to tell it from the others\n" }.joined()
    }

    @Test func `what is there and what is appended comes once and in order`() throws {
        // 1
        try folder.write("bot.log", lines(0..<100))
        var following = Following(folder("bot.log"))
        for burst in 1...20 {
            following.poll()
            try folder.append("bot.log", lines(burst * 100..<burst * 100 + 100))
        }
        following.poll(2)
        #expect(following.text(1) == lines(0..<2100))
        #expect(following.story == ["1 began first@0"])
    }

    @Test func `a line in pieces, cut within a character, comes whole`() throws {
        // 2, 3
        var following = Following(folder("bot.log"))
        let text = Array("caf\u{E9} \u{1F600} without newline".utf8)
        let descriptor = open(folder.path + "/bot.log", O_WRONLY | O_CREAT, 0o644)
        defer { close(descriptor) }
        for byte in text {
            try TemporaryFolder.writeAll(descriptor, [byte])
            following.poll()
        }
        #expect(following.text(1) == String(decoding: text, as: UTF8.self))
        #expect(!following.story.contains("1 ended complete"))
    }

    @Test func `after a rename the old file is read to its end before the new one, and late lines still come`() throws {
        // 4
        let old = folder.writer("bot.log")
        try old.write(lines(0..<10))
        var following = Following(folder("bot.log"))
        following.poll(2)
        try old.write(lines(10..<20))
        folder.rename("bot.log", "bot.log.1")
        let new = folder.writer("bot.log")
        try new.write(lines(0..<10, "new"))
        try old.write(lines(20..<30))
        following.poll(4)
        #expect(following.allText == lines(0..<30) + lines(0..<10, "new"))
        try old.write(lines(30..<40))
        following.poll(12)
        try old.write(lines(40..<50) + "last without newline")
        following.poll(130)
        #expect(following.text(1) == lines(0..<50) + "last without newline")
        #expect(following.text(2) == lines(0..<10, "new"))
        #expect(following.story == ["1 began first@0", "2 began rotated@0", "1 ended complete"])
    }

    @Test func `a writer that never turns to the new file does not keep it from being read`() throws {
        let old = folder.writer("bot.log")
        try old.write("old\n")
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.rename("bot.log", "bot.log.1")
        try folder.write("bot.log", "new\n")
        for _ in 0..<200 {
            try old.write("more\n")
            following.poll()
        }
        #expect(following.text(1) == "old\n" + String(repeating: "more\n", count: 200))
        #expect(following.text(2) == "new\n")
        #expect(following.story == ["1 began first@0", "2 began rotated@0"])
    }

    @Test func `a truncated file is read from its start, and a line that was begun is dropped`() throws {
        // 7
        let writer = folder.writer("bot.log")
        try writer.write(lines(0..<10) + "begun")
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.cut("bot.log")
        following.poll()
        try writer.write(lines(0..<3, "new"))
        following.poll(2)
        #expect(following.text(2) == lines(0..<3, "new"))
        #expect(following.story == ["1 began first@0", "1 ended dropped", "2 began truncated@0"])
    }

    @Test(arguments: [3, 10, 40])
    func `a file truncated and refilled between two looks is noticed at any size`(_ count: Int) throws {
        // 8: smaller, 9: exactly the same size, and larger.
        try folder.write("bot.log", lines(10..<20))
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.cut("bot.log")
        try folder.append("bot.log", lines(50..<50 + count))
        following.poll(2)
        #expect(following.text(1) == lines(10..<20))
        #expect(following.text(2) == lines(50..<50 + count))
        #expect(following.story == ["1 began first@0", "1 ended dropped", "2 began truncated@0"])
    }

    @Test func `a refilled file that has the same bytes before the place is noticed by its first bytes`() throws {
        // 9: the 5,000 bytes before the place are the same, more than what is compared there.
        let same = String(repeating: "the same line again and again\n", count: 200)
        try folder.write("bot.log", lines(0..<10, "old") + same)
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.cut("bot.log")
        try folder.append("bot.log", lines(0..<10, "new") + same + "more\n")
        following.poll(2)
        #expect(following.text(2) == lines(0..<10, "new") + same + "more\n")
    }

    @Test(arguments: [1, 10, 40])
    func `a deleted and recreated file is read from its start`(_ count: Int) throws {
        // 11
        try folder.write("bot.log", lines(10..<20))
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.delete("bot.log")
        try folder.write("bot.log", lines(50..<50 + count))
        following.poll(4)
        #expect(following.text(1) == lines(10..<20))
        #expect(following.text(2) == lines(50..<50 + count))
        #expect(following.story == ["1 began first@0", "2 began replaced@0"])
    }

    @Test func `a reused file number with other content is another file`() throws {
        // 11: forced by handing the follower a place that the file doesn't confirm, since file systems choose numbers as they like.
        try folder.write("old.log", lines(10..<20))
        var following = Following(folder("bot.log"))
        let identity = try SystemFiles().status(of: folder("old.log")).identity
        following.known.release(identity, at: try FilePlace(at: 300, in: OpenFile(folder("old.log"), in: SystemFiles())))
        try folder.write("old.log", lines(50..<60))
        folder.rename("old.log", "bot.log")
        #expect(try SystemFiles().status(of: folder("bot.log")).identity == identity)
        following.poll(2)
        #expect(following.allText == lines(50..<60))
    }

    @Test func `a deleted file is read as long as it is written to`() throws {
        // 12
        let writer = folder.writer("bot.log")
        try writer.write(lines(0..<10))
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.delete("bot.log")
        for round in 1...5 {
            following.poll(40)
            try writer.write(lines(round * 10..<round * 10 + 10))
        }
        following.poll(130)
        #expect(following.text(1) == lines(0..<60))
        #expect(following.story == ["1 began first@0", "waiting", "1 ended complete"])
        #expect(!following.follower.isOpen)
        try folder.write("bot.log", "again\n")
        following.poll()
        #expect(following.text(2) == "again\n")
        #expect(following.story.last == "2 began appeared@0")
    }

    @Test func `a symbolic link may dangle first, and when it is swapped the old target is finished first`() throws {
        // 13
        folder.link("bot.log", to: "a.log")
        var following = Following(folder("bot.log"))
        following.poll(2)
        try folder.write("a.log", lines(0..<5, "a"))
        following.poll(2)
        try folder.append("a.log", lines(5..<10, "a"))
        try folder.write("b.log", lines(0..<5, "b"))
        folder.link("next", to: "b.log")
        folder.rename("next", "bot.log")
        following.poll(4)
        #expect(following.allText == lines(0..<10, "a") + lines(0..<5, "b"))
        #expect(following.story == ["waiting", "1 began appeared@0", "2 began rotated@0"])
    }

    @Test func `a file may come late, in a folder that comes late and is replaced`() throws {
        // 14
        var following = Following(folder("logs/bot.log"))
        following.poll(3)
        folder.makeFolder("logs")
        following.poll(2)
        try folder.write("logs/bot.log", lines(0..<5))
        following.poll(2)
        folder.rename("logs", "old")
        following.poll(1)
        folder.makeFolder("logs")
        try folder.write("logs/bot.log", lines(5..<10))
        following.poll(4)
        #expect(following.allText == lines(0..<10))
        #expect(following.story == ["waiting", "1 began appeared@0", "waiting", "2 began rotated@0"])
    }

    @Test func `a path that becomes a folder and a file again is waited for`() throws {
        // 14
        try folder.write("bot.log", lines(0..<5))
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.delete("bot.log")
        folder.makeFolder("bot.log")
        following.poll(4)
        rmdir(folder.path + "/bot.log")
        try folder.write("bot.log", lines(5..<10))
        following.poll(4)
        #expect(following.allText == lines(0..<10))
        #expect(following.story == ["1 began first@0", "waiting", "2 began replaced@0"])
    }

    @Test(arguments: [2, 200])
    func `a file that is renamed away and back is not repeated`(_ polls: Int) throws {
        // 15: back soon, and back after it was let go of.
        try folder.write("bot.log", lines(0..<10))
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.rename("bot.log", "aside")
        following.poll(polls)
        folder.rename("aside", "bot.log")
        following.poll(3)
        try folder.append("bot.log", lines(10..<20))
        following.poll(3)
        #expect(following.allText == lines(0..<20))
        #expect(following.story.prefix(2) == ["1 began first@0", "waiting"])
    }

    @Test func `two files that change places are each read once`() throws {
        // 15
        try folder.write("bot.log", lines(0..<10))
        var following = Following(folder("bot.log"))
        following.poll(2)
        folder.rename("bot.log", "aside")
        try folder.write("bot.log", lines(0..<10, "other"))
        following.poll(4)
        folder.rename("bot.log", "aside.2")
        folder.rename("aside", "bot.log")
        try folder.append("bot.log", lines(10..<12))
        try folder.append("aside.2", lines(10..<12, "other"))
        following.poll(4)
        #expect(following.text(1) == lines(0..<12))
        #expect(following.text(2) == lines(0..<12, "other"))
    }

    @Test func `touch, chmod, a hard link and an older date repeat nothing`() throws {
        // 16
        try folder.write("bot.log", lines(0..<10))
        var following = Following(folder("bot.log"))
        following.poll(2)
        utimes(folder.path + "/bot.log", nil)
        following.poll(2)
        chmod(folder.path + "/bot.log", 0o600)
        following.poll(2)
        link(folder.path + "/bot.log", folder.path + "/hard.log")
        following.poll(2)
        utimes(folder.path + "/bot.log", [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)])
        following.poll(2)
        #expect(following.allText == lines(0..<10))
        #expect(following.story == ["1 began first@0"])
    }

    @Test func `after an editor saved the file only its new lines come`() throws {
        // 17
        try folder.write("bot.log", lines(0..<100))
        var following = Following(folder("bot.log"))
        following.poll(2)
        try folder.write("new", lines(0..<105))
        folder.rename("new", "bot.log")
        following.poll(4)
        #expect(following.text(1) == lines(0..<105))
        #expect(following.story == ["1 began first@0", "1 continued"])
    }
}
