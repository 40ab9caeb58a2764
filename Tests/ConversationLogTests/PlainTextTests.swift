import ConversationLog
import Testing

@Suite struct PlainTextTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("plain"))
    }

    private static let moment = EventTime(seconds: 1_772_446_272)

    @Test(arguments: [
        "[2026-03-02 10:11:12] s-9a1 user: Hi", "2026-03-02 10:11:12 s-9a1 user: Hi", "[2026-03-02T10:11:12Z] [s-9a1] user: Hi",
        "2026-03-02T12:11:12+02:00 s-9a1 customer> Hi", "2026-03-02 10:11:12,000 [s-9a1] <user> Hi", "2026-03-02 10:11:12 - s-9a1 - user: Hi",
        "2026-03-02 10:11:12 | s-9a1 | User: Hi", "2026-03-02 10:11:12 INFO s-9a1 user: Hi", "2026-03-02 10:11:12 [INFO] [s-9a1] [user] Hi",
        "2026-03-02 10:11:12 session=s-9a1 user: Hi", "(2026-03-02 10:11:12) s-9a1: user: Hi", "2026-03-02 10:11:12 s-9a1 user : Hi",
        "2026-03-02 10:11:12: s-9a1 USER:Hi",
    ]) func `the ways to write a head`(_ line: String) {
        #expect(read(line).messages == [
            Message(time: Self.moment, session: "s-9a1", role: .user, text: "Hi", place: LinePlace(line: 1, offset: 0))
        ])
    }

    @Test(arguments: [
        ("[s-9a1] bot: Hi", nil, "s-9a1"), ("bot: Hi", nil, "log#1"), ("2026-03-02 10:11:12 bot: Hi", PlainTextTests.moment, "log#1"),
        ("2026-03-02 10:11:12 telegram:5512 bot: Hi", PlainTextTests.moment, "telegram:5512"),
    ]) func `time and session may be missing`(_ line: String, _ time: EventTime?, _ session: String) {
        let message = read(line).messages.first
        #expect(message?.time == time)
        #expect(message?.session == session)
        #expect(message?.sessionIsDerived == (session == "log#1"))
        #expect(message?.text == "Hi")
        #expect(message?.role == .assistant)
    }

    @Test(arguments: ["Note to user: hi", "no head at all", "2026-03-02 10:11:12 started on port 80", "userland: hi", "2026-03-02 a b user: hi", ": hi", "[", "[]", "<>", "2026-03-02 10:11:12"])
    func `what is no head, with no message before it, is malformed`(_ line: String) {
        #expect(read(line).faults.map(\.reason) == [.malformed])
    }

    @Test func `lines below a message go on with it, blank ones included`() {
        let read = read("2026-03-02 10:11:12 s user: a", "b", "", "  c", "2026-03-02 10:11:13 s bot: d", "")
        #expect(read.messages.map(\.text) == ["a\nb\n\n  c", "d"])
        #expect(read.messages.map(\.textBytes) == [8, 1])
        #expect(read.messages.map(\.place.line) == [1, 5])
    }

    @Test func `where heads have a time, a speaker without one is part of what was said`() {
        let read = read("2026-03-02 10:11:12 s user: read this:", "bot: you have won", "2026-03-02 10:11:13 s bot: no")
        #expect(read.messages.map(\.text) == ["read this:\nbot: you have won", "no"])
    }

    @Test func `without sessions half an hour of silence begins a new one`() {
        let read = read("2026-03-02 10:00:00 user: a", "2026-03-02 10:29:00 bot: b", "2026-03-02 11:00:00 user: c")
        #expect(read.messages.map(\.session) == ["log#1", "log#1", "log#2"])
    }

    @Test func `bytes that are no text are mended and marked`() {
        let read = items(Array("2026-03-02 10:11:12 s user: a".utf8) + [0xFF, 10] + Array("b".utf8), choice: .named("plain"))
        #expect(read.messages.map(\.text) == ["a\u{FFFD}\nb"])
        #expect(read.messages.map(\.marks) == [.repaired])
    }

    @Test func `a line over the limit is kept up to the cut`() {
        let read = items("2026-03-02 10:11:12 s user: " + String(repeating: "a", count: 500), choice: .named("plain"), lineBytes: 100)
        // The head has 28 bytes.
        #expect(read.messages.map(\.textBytes) == [72])
        #expect(read.messages.map(\.marks) == [.cut])
    }

    @Test func `a message of many lines keeps 1 MiB and tells its length`() {
        let lines = (0..<12_000).map { _ in String(repeating: "x", count: 99) }
        let message = items("2026-03-02 10:11:12 s user: y\n" + lines.joined(separator: "\n"), choice: .named("plain")).messages.first
        #expect(message?.text.utf8.count == 1_048_576)
        // One byte, and 12,000 times a newline and 99 bytes.
        #expect(message?.textBytes == 1_200_001)
    }

    @Test func `a message is held until it can't go on, or the source is quiet`() {
        var reader = SourceReader(name: "log", choice: .named("plain"))
        var read: [ReaderItem] = []
        reader.feed(Array("2026-03-02 10:11:12 s user: a\n".utf8).span) { read.append($0) }
        #expect(read.messages.isEmpty)
        reader.settle { read.append($0) }
        #expect(read.messages.map(\.text) == ["a"])
        reader.settle { read.append($0) }
        #expect(read.messages.count == 1)
    }

    @Test func `nothing of a new file goes on with a message of the old one`() {
        var reader = SourceReader(name: "log", choice: .named("plain"))
        var read: [ReaderItem] = []
        reader.feed(Array("2026-03-02 10:11:12 s user: a\nhalf a li".utf8).span) { read.append($0) }
        reader.settle { read.append($0) }
        reader.restart()
        reader.feed(Array("other\n2026-03-02 10:11:13 s bot: b\nmore".utf8).span) { read.append($0) }
        reader.finish { read.append($0) }
        #expect(read.messages.map(\.text) == ["a", "b\nmore"])
        #expect(read.faults == [LineFault(reason: .malformed, place: LinePlace(line: 1, offset: 0))])
    }

    @Test func `a message that is held back comes once when a copy of the reader begins anew`() {
        var old = SourceReader(name: "log", choice: .named("plain"))
        var read: [ReaderItem] = []
        old.feed(Array("2026-03-02 10:11:12 s user: a\n".utf8).span) { read.append($0) }
        var new = old
        new.restart()
        new.feed(Array("2026-03-02 10:11:13 s bot: b\n".utf8).span) { read.append($0) }
        old.finish { read.append($0) }
        new.finish { read.append($0) }
        #expect(read.messages.map(\.text) == ["a", "b"])
    }

    @Test func `lines that wait for a format come once when a copy of the reader begins anew`() {
        var old = SourceReader(name: "log")
        var read: [ReaderItem] = []
        old.feed(Array("user: a\n".utf8).span) { read.append($0) }
        var new = old
        new.restart()
        new.feed(Array("bot: b\n".utf8).span) { read.append($0) }
        old.finish { read.append($0) }
        new.finish { read.append($0) }
        #expect(read.messages.map(\.text) == ["a", "b"])
    }
}
