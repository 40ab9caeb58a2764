@testable import ConversationLog
import Testing

/// Logs of bots inside the lines of collectors.
@Suite struct WrappedLogTests {
    private let first = #"{"session":"s","role":"user","text":"a"}"#
    private let second = #"{"session":"s","role":"bot","text":"b"}"#

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }

    private func docker(_ text: String, _ stream: String = "stdout", time: String = "2026-03-02T10:11:12Z") -> String {
        #"{"log":\#(quoted(text)),"stream":"\#(stream)","time":"\#(time)"}"#
    }

    private func cri(_ text: String, _ tag: String = "F", _ stream: String = "stdout", time: String = "2026-03-02T10:11:12Z") -> String {
        "\(time) \(stream) \(tag) \(text)"
    }

    private func journal(_ message: String, _ more: String = "") -> String {
        #"{"__REALTIME_TIMESTAMP":"1772446272000000",\#(more)"MESSAGE":\#(message)}"#
    }

    @Test func `a wrapper is told before the format, and its time stands in`() {
        let read = items([docker(first + "\n"), docker(second + "\n", time: "2026-03-02T10:11:13Z")].joined(separator: "\n"))
        #expect(read.notices.map(\.summary) == ["docker > generic-jsonl (85 %, session=session, role=role, text=text)"])
        #expect(read.notices.map(\.layers) == [["docker"]])
        #expect(read.messages.map(\.text) == ["a", "b"])
        // 2026-03-02T10:11:12Z is 1772446272 (date -u -d @1772446272).
        #expect(read.messages.map(\.time) == [EventTime(seconds: 1_772_446_272), EventTime(seconds: 1_772_446_273)])
        #expect(read.messages.map(\.place.line) == [1, 2])
    }

    @Test func `a record's own time comes before the wrapper's`() {
        let own = #"{"ts":"2026-03-02T10:00:00Z","session":"s","role":"user","text":"a"}"#
        #expect(items(docker(own + "\n")).messages.map(\.time) == [EventTime("2026-03-02T10:00:00Z")])
    }

    @Test func `of history that is sent again, only what is new has the wrapper's time`() {
        let request = #"{"model":"m","messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}]}"#
        let read = items(docker(request + "\n")).messages
        #expect(read.map(\.text) == ["a", "b", "c"])
        #expect(read.map { $0.time != nil } == [false, false, true])
    }

    @Test func `wrappers inside each other are peeled to three layers, in any order`() {
        let orders: [(String, [String])] = [
            (cri(docker(first + "\n")), ["cri", "docker"]), (docker(cri(first) + "\n"), ["docker", "cri"]),
            ("<14>1 2026-03-02T10:11:12Z h app 1 - - " + docker(cri(first) + "\n"), ["syslog-5424", "docker", "cri"]),
            (journal(quoted("<14>1 2026-03-02T10:11:12Z h app 1 - - " + docker(first + "\n"))), ["journald", "syslog-5424", "docker"]),
            (#"{"timestamp":1772446272000,"ingestionTime":1,"message":\#(quoted(cri(first)))}"#, ["cloudwatch", "cri"]),
        ]
        for (line, layers) in orders {
            let read = items(line)
            #expect(read.notices.map(\.layers) == [layers])
            #expect(read.messages.map(\.text) == ["a"], "\(layers)")
        }
        #expect(items(cri(cri(cri(cri(first))))).messages.isEmpty)
    }

    @Test func `parts of two streams are put together each for itself`() {
        let read = items([
            cri(#"{"session":"s","role":"user","#, "P"), cri(#"{"session":"t","role":"user","#, "P", "stderr"), cri(#""text":"#, "P"),
            cri(#""text":"err"}"#, "F", "stderr"), cri(#""out"}"#, "F"),
        ].joined(separator: "\n"))
        #expect(read.messages.map(\.text) == ["err", "out"])
        #expect(read.messages.map(\.place.line) == [2, 1])
        #expect(read.faults.isEmpty)
    }

    @Test func `docker's last line without its end does not go on with the next container's`() {
        let read = items([docker(first, time: "2026-03-02T10:11:12Z"), docker(second + "\n", time: "2026-03-02T10:20:00Z")].joined(separator: "\n"))
        #expect(read.messages.map(\.text) == ["a", "b"])
    }

    @Test func `a docker line of many full parts is one record`() {
        let text = String(repeating: "x", count: 40_000)
        let whole = #"{"session":"s","role":"user","text":"\#(text)"}"# + "\n"
        let parts = stride(from: 0, to: whole.utf8.count, by: 16_384).map { start in
            docker(String(whole.dropFirst(start).prefix(16_384)), time: "2026-03-02T10:11:1\(start % 7)Z")
        }
        let read = items(parts.joined(separator: "\n"))
        #expect(read.messages.map(\.textBytes) == [40_000])
        #expect(read.messages.map(\.marks) == [[]])
    }

    @Test func `a journal's null is a fault of its own kind, not an empty text`() {
        let read = items([journal(quoted(first)), journal("null"), journal(quoted(second)), #"{"__REALTIME_TIMESTAMP":"1","_PID":"1"}"#].joined(separator: "\n"))
        #expect(read.messages.map(\.text) == ["a", "b"])
        #expect(read.faults == [LineFault(reason: .leftOut, place: LinePlace(line: 2, offset: journal(quoted(first)).utf8.count + 1))])
        #expect(read.skippedLines == [4])
    }

    @Test func `a journal's bytes are read as text, without the colours around it`() {
        let bytes = "\u{1B}[32m\(first)\u{1B}[0m".utf8.map { "\($0)" }.joined(separator: ",")
        #expect(items(journal("[\(bytes)]")).messages.map(\.text) == ["a"])
        #expect(items([journal(quoted(first)), journal("[1,300]"), journal("[]"), journal("{}")].joined(separator: "\n")).faults.map(\.reason)
            == [.malformed, .malformed, .malformed])
    }

    @Test func `a part over the limit is given cut, and its end is passed over`() {
        let long = #"{"session":"s","role":"user","text":""# + String(repeating: "x", count: 500)
        let read = items([cri(long, "P"), cri(String(repeating: "y", count: 500), "P"), cri("more", "P"), cri(#""}"#), cri(second)].joined(separator: "\n"), lineBytes: 700)
        #expect(read.messages.map(\.text.first) == ["x", "b"])
        // 700 bytes less the 37 before the text; of the second part, what is left.
        #expect(read.messages.map(\.textBytes) == [663, 1])
        #expect(read.messages.map(\.marks) == [.cut, []])
    }

    @Test func `a part that never ends is given when the source is quiet or ends`() {
        var reader = SourceReader(name: "log")
        var read: [ReaderItem] = []
        reader.feed(Array((cri(first) + "\n" + cri(#"{"session":"s","role":"bot","text":"b"#, "P") + "\n").utf8).span) { read.append($0) }
        #expect(read.messages.map(\.text) == ["a"])
        reader.settle { read.append($0) }
        #expect(read.messages.map(\.text) == ["a", "b"])
        #expect(read.messages.map(\.marks) == [[], .cut])
        #expect(items(docker(first)).messages.map(\.marks) == [[]])
    }

    @Test func `a part is held for a bounded number of lines`() {
        let lines = [cri(#"{"session":"s","role":"user","text":"held"#, "P", "stderr")] + Array(repeating: cri(second), count: Unwrapping.ageLimit)
        var reader = SourceReader(name: "log")
        var texts: [String] = []
        reader.feed(Array((lines.joined(separator: "\n") + "\n").utf8).span) { texts += [$0].messages.map(\.text) }
        #expect(texts.count { $0 == "held" } == 1)
    }

    @Test func `of too many streams the oldest part is given cut`() {
        let lines = (0...Unwrapping.streamLimit).map { "[pod/p\($0)/c] {\"session\":\"s\($0)\",\"role\":\"user\",\"text\":\"a\"," }
        var reader = SourceReader(name: "log", choice: .named("generic-jsonl"))
        var read: [ReaderItem] = []
        reader.feed(Array((lines.joined(separator: "\n") + "\n").utf8).span) { read.append($0) }
        #expect(read.faults.map(\.place.line) == [1])
    }

    @Test func `records over several lines, and arrays, are read inside wrappers too`() {
        let object = ["{", #"  "session": "s", "role": "user","#, "", #"  "text": "a""#, "}"]
        let lines = object.map { cri($0) } + [cri("[\(first),\(second)]"), cri("["), cri(first + ","), cri(second), cri("]"), cri("data: " + first)]
        // Another stream in between, which is not part of it.
        var mixed: [String] = []
        for line in lines { mixed += [line, cri("noise", "F", "stderr")] }
        let read = items(mixed.joined(separator: "\n"), choice: .named("generic-jsonl"))
        #expect(read.messages.map(\.text) == ["a", "a", "b", "a", "b", "a"])
        #expect(read.faults.count == lines.count)
    }

    @Test func `plain text goes on inside wrappers`() {
        let lines = ["2026-03-02 10:11:12 s user: a", "more", "", "end", "2026-03-02 10:11:13 s bot: b"]
        let read = items(lines.map { docker($0 + "\n") }.joined(separator: "\n"))
        #expect(read.notices.map(\.layers) == [["docker"]])
        #expect(read.messages.map(\.text) == ["a\nmore\n\nend", "b"])
    }

    @Test func `lines of another stream are no part of what was said`() {
        let read = items([cri("2026-03-02 10:11:12 s user: a"), cri("warning", "F", "stderr"), cri("more")].joined(separator: "\n"))
        #expect(read.messages.map(\.text) == ["a\nmore"])
        #expect(read.faults.map(\.place.line) == [2])
    }

    @Test func `a named format and a field map go on working inside wrappers`() throws {
        let own = #"{"who":"user","what":"a"}"#
        let named = items(["noise", docker(first + "\n")].joined(separator: "\n"), choice: .named("generic-jsonl"))
        #expect(named.messages.map(\.text) == ["a"])
        #expect(named.notices.last?.summary == "docker > generic-jsonl (session=session, role=role, text=text)")
        let mapped = items(cri(own), choice: .mapped(try FieldMap("role=who,text=what")))
        #expect(mapped.messages.map(\.text) == ["a"])
        #expect(mapped.notices.map(\.layers) == [["cri"]])
    }

    @Test func `after 50 faults in a row wrappers are looked for again`() {
        let before = [cri(first)], after = Array(repeating: docker(second + "\n"), count: 60)
        let read = items((before + after).joined(separator: "\n"))
        #expect(read.notices.map(\.layers) == [["cri"], ["docker"]])
        #expect(read.faults.count == 50)
        #expect(read.messages.count == 11)
        let bare = items((before + Array(repeating: second, count: 60)).joined(separator: "\n"), choice: .named("generic-jsonl"))
        #expect(bare.messages.count == 11)
    }

    @Test func `a wrapper around what nothing fits is no format`() {
        let read = items([docker("noise\n"), docker("more noise\n")].joined(separator: "\n"))
        #expect(read.notices.map(\.format) == [nil])
        #expect(read.faults.map(\.place.line) == [1, 2])
    }

    @Test func `a syslog time without a year is near the times that are known, and not in the future`() {
        let line = "<14>Dec 31 23:59:58 web1 bot[8]: " + first
        #expect(items(line).messages.map(\.time) == [nil])
        var reader = SourceReader(name: "log")
        reader.arrival = EventTime("2026-01-01T00:00:05Z")
        var times: [EventTime?] = []
        reader.feed(Array((line + "\n<14>Jan  1 00:00:01 web1 bot[8]: " + second + "\n").utf8).span) { times += [$0].messages.map(\.time) }
        #expect(times == [EventTime("2025-12-31T23:59:58Z"), EventTime("2026-01-01T00:00:01Z")])
    }
}
