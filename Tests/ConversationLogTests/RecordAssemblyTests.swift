import ConversationLog
import Testing

/// Records that take several lines, and lines that hold several records.
@Suite struct RecordAssemblyTests {
    private let first = #"{"session":"s","role":"user","text":"a"}"#
    private let second = #"{"session":"s","role":"bot","text":"b"}"#
    private let indented = """
        {
          "session": "s",
          "role": "user",

          "text": "a}{\\"",
          "tags": ["x", {}]
        }
        """

    private func read(_ text: String, chunk: Int = .max, lineBytes: Int = 1 << 20) -> [ReaderItem] {
        items(Array(text.utf8), choice: .named("generic-jsonl"), chunk: chunk, lineBytes: lineBytes)
    }

    private func texts(_ items: [ReaderItem]) -> [String] { items.messages.map(\.text) }

    @Test(arguments: [1, 2, 7, 1_000]) func `an object over several lines is one record, at the place of its first line`(_ chunk: Int) {
        let read = read(first + "\n" + indented + "\n" + second, chunk: chunk)
        #expect(texts(read) == ["a", "a}{\"", "b"])
        // The object has seven lines; the first line has 40 bytes and its end.
        #expect(read.messages.map(\.place) == [
            LinePlace(line: 1, offset: 0), LinePlace(line: 2, offset: 41),
            LinePlace(line: 9, offset: 41 + indented.utf8.count + 1),
        ])
        #expect(read.faults.isEmpty && read.skippedLines.isEmpty)
    }

    @Test func `objects over several lines are detected`() {
        let read = items([indented, indented, indented].joined(separator: "\n"))
        #expect(read.notices.map(\.format) == ["generic-jsonl"])
        #expect(read.messages.map(\.place.line) == [1, 8, 15])
    }

    @Test(arguments: [
        "{", #"{"a":"#, #"{"a":1,"#, #"{"a":["#, #"{"a":[1,"#, "{\n  \"a\": 1,\n  \"b\": [", #"{"session":"s","role":"user","text":"a"#, #"{"session":"s","role":"us"#,
    ]) func `an object that never closes leaves the records after it alone`(_ torn: String) {
        let read = read(torn + "\n" + [first, second, first].joined(separator: "\n"))
        #expect(texts(read) == ["a", "b", "a"])
        #expect(Set(read.faults.map(\.reason)) == [.malformed])
        #expect(read.faults.map(\.place.line) == Array(1...torn.split(separator: "\n").count))
    }

    @Test func `an object over the limit is given cut, and what follows it is read`() {
        let padding = (0..<100).map { "  \"k\($0)\": 1," }.joined(separator: "\n")
        let large = "{\n  \"session\": \"s\", \"role\": \"user\", \"text\": \"a\",\n" + padding + "\n  \"z\": 1\n}"
        let read = read(large + "\n" + second, lineBytes: 400)
        #expect(texts(read) == ["a", "b"])
        #expect(read.messages.map(\.marks) == [.cut, []])
        #expect(read.faults.isEmpty)
    }

    @Test func `an object that goes on beyond the limit and never ends is passed over up to what can't belong to it`() {
        let endless = "{\n\"text\":\n[\n" + String(repeating: "1,\n", count: 300)
        let read = read(endless + second + "\n" + first, lineBytes: 200)
        // The first record after it may stand in the list; the second can't.
        #expect(texts(read) == ["a"])
        #expect(read.faults.map(\.reason) == [.tooLong])
    }

    @Test(arguments: [1, 3, 1_000], ["[A,B]", "[\nA,\nB\n]\n", " [A]\n", "[ A ,B ] \n", "[\r\n A,\r\n B\r\n]\r\n", "\u{FEFF}[A,B]", "[A,B]\n[A]\nA\nB\n[B]"])
    func `an array of objects is a list of records`(_ chunk: Int, _ shape: String) {
        let expected = shape.compactMap { $0 == "A" ? "a" : $0 == "B" ? "b" : nil }
        let text = shape.replacing("A", with: first).replacing("B", with: second)
        let read = read(text, chunk: chunk)
        if shape.hasPrefix(" ") {
            // Only at the start of a line: what is indented belongs to something.
            #expect(read.faults.map(\.reason) == [.malformed])
        } else {
            #expect(texts(read) == expected)
            #expect(read.faults.isEmpty)
            let bytes = Array(text.utf8)
            for place in read.messages.map(\.place) {
                #expect(bytes[place.offset...].starts(with: #"{"session""#.utf8))
                #expect(bytes[..<place.offset].count { $0 == 10 } == place.line - 1)
            }
        }
    }

    @Test func `an array's objects may be over several lines and are detected`() {
        let read = items("[\n" + indented + ",\n" + indented + "\n]\n")
        #expect(read.notices.map(\.format) == ["generic-jsonl"])
        #expect(read.messages.map(\.place.line) == [2, 9])
    }

    @Test func `a large array is given as it comes, and an object over the limit is cut`() {
        var limits = ReaderLimits()
        limits.lineBytes = 1_000
        var reader = SourceReader(name: "log", choice: .named("generic-jsonl"), limits: limits)
        var read: [ReaderItem] = []
        reader.feed(Array("[".utf8).span) { read.append($0) }
        for count in 1...2_000 {
            reader.feed(Array((first + ",").utf8).span) { read.append($0) }
            // The last object is held until the byte after it is seen, at most.
            #expect(read.messages.count >= count - 1)
        }
        let large = #"{"session":"s","role":"user","text":""# + String(repeating: "x", count: 5_000) + #""}"#
        reader.feed(Array((large + "," + second + "]").utf8).span) { read.append($0) }
        reader.finish { read.append($0) }
        #expect(read.messages.count == 2_002)
        #expect(read.messages.suffix(2).map(\.marks) == [.cut, []])
        // 1,000 bytes less the 37 before the text.
        #expect(read.messages.suffix(2).map(\.textBytes) == [963, 1])
        #expect(read.faults.isEmpty)
    }

    @Test(arguments: ["[A,5,A]", "[A,{\"a\" 1}\nB\nB", "[A,{\"text\":\"torn\nB\nB", "[A\nB", "[A]x\nB\nB"]) func `a broken array gives its whole objects, and the lines after it`(_ shape: String) {
        let read = read(shape.replacing("A", with: first).replacing("B", with: second))
        #expect(read.messages.first?.text == "a")
        #expect(read.messages.count { $0.text == "b" } == shape.count { $0 == "B" })
        #expect(read.faults.count == (shape == "[A\nB" ? 0 : 1))
    }

    @Test func `lines of server-sent events are records, and their other fields are skipped`() {
        let read = items("""
            event: message
            data: \(first)

            id: 7
            data:\(second)
            : ping

            data: [DONE]
            """)
        #expect(read.messages.map(\.text) == ["a", "b"])
        #expect(read.messages.map(\.place.line) == [2, 5])
        #expect(read.skippedLines == [1, 3, 4, 6, 7, 8])
        #expect(read.faults.isEmpty)
    }

    @Test func `what only looks like a server-sent event stays what it is`() {
        let read = items("2026-03-02 10:11:12 s user: look:\nevent: x\n{\n  \"a\": 1\n}\ndata: none\n2026-03-02 10:11:13 s bot: ok")
        #expect(read.messages.map(\.text) == ["look:\nevent: x\n{\n  \"a\": 1\n}\ndata: none", "ok"])
    }

    @Test func `colours around a record are taken off`() {
        let read = read("\u{1B}[32m\u{1B}[1;4m" + first + "\u{1B}[0m\n\u{1B}[2J" + second)
        #expect(texts(read) == ["a"])
        #expect(read.faults.map(\.place.line) == [2])
    }

    @Test func `many objects inside each other that never close are looked through in bounded time`() {
        let torn = String(repeating: "{\"a\":\n", count: 3_000)
        let read = read(torn + first)
        #expect(texts(read) == ["a"])
        #expect(read.faults.count == 3_000)
    }
}
