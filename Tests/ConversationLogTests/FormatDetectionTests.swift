import ConversationLog
import Testing

@Suite struct FormatDetectionTests {
    private let generic = #"{"session":"s","role":"user","text":"a"}"#

    @Test func `one clear line decides, and the user is told where the fields are`() {
        let read = items(#"{"timestamp":"2026-03-02T10:11:12Z","session_id":"s","role":"user","content":"a"}"# + "\n")
        #expect(read.first == .format(FormatNotice(
            format: "generic-jsonl", summary: "generic-jsonl (85 %, time=timestamp, session=session_id, role=role, text=content)")))
        #expect(read.count == 2)
    }

    @Test func `lines before the clear one are read by its format`() {
        let read = items([#"{"level":"info","msg":"up"}"#, "", "noise", #"{"text":"b"}"#, generic].joined(separator: "\n"))
        #expect(read.notices.count == 1)
        #expect(read.skippedLines == [1, 2])
        #expect(read.faults.map(\.place.line) == [3])
        #expect(read.messages.map(\.text) == ["b", "a"])
    }

    @Test func `weak signs decide when 64 lines were seen`() {
        let line = #"{"text":"a"}"# + "\n"
        var reader = SourceReader(name: "log")
        var read: [ReaderItem] = []
        for count in 1...64 {
            reader.feed(Array(line.utf8).span) { read.append($0) }
            #expect(read.isEmpty == (count < 64))
        }
        #expect(read.notices.map(\.format) == ["generic-jsonl"])
        #expect(read.messages.count == 64)
    }

    @Test func `weak signs decide when 256 KiB were seen`() {
        let line = #"{"text":""# + String(repeating: "a", count: 100_000) + #""}"# + "\n"
        #expect(items(line + line).notices.count == 1)
        var reader = SourceReader(name: "log")
        var count = 0
        for _ in 0..<2 { reader.feed(Array(line.utf8).span) { _ in count += 1 } }
        #expect(count == 0)
        reader.feed(Array(line.utf8).span) { _ in count += 1 }
        #expect(count == 4)
    }

    @Test func `how sure a decision is, is the claim's confidence or the share of lines`() {
        #expect(items(generic).notices.map(\.summary) == ["generic-jsonl (85 %, session=session, role=role, text=text)"])
        // Six of eight lines have a head.
        let weak = items(String(repeating: "user: a\n", count: 6) + "noise\nnoise\n")
        #expect(weak.notices.map(\.summary) == ["plain (75 %, role=word before the colon, text=rest of the line)"])
    }

    @Test func `a quiet source is decided on by what there is`() {
        var reader = SourceReader(name: "log")
        var read: [ReaderItem] = []
        reader.feed(Array("user: a\nbot: b\n".utf8).span) { read.append($0) }
        #expect(read.isEmpty)
        reader.settle { read.append($0) }
        #expect(read.notices.map(\.format) == ["plain"])
        #expect(read.messages.map(\.text) == ["a", "b"])
    }

    @Test func `what nothing fits is told once, counted, and looked at further`() {
        let noise = (0..<200).map { "noise \($0)" }
        let read = items((noise + [generic]).joined(separator: "\n"))
        #expect(read.notices.map(\.format) == [nil, "generic-jsonl"])
        #expect(read.faults.count == 200)
        #expect(read.messages.count == 1)
        #expect(read.notices.first?.summary == "no format fits; tried: \(LogFormats.names.joined(separator: ", "))")
    }

    @Test func `single lines that look like something do not decide for a log of something else`() {
        let lines = (0..<64).map { $0 == 10 ? "user: logged in" : "GET /index.html 200" }
        #expect(items(lines.joined(separator: "\n")).notices.map(\.format) == [nil])
    }

    @Test func `after 50 faults in a row the format is looked for again`() {
        let plain = (10..<60).map { "2026-03-02 10:11:\($0) s user: a\($0)" }
        let more = (10..<20).map { "2026-03-02 10:12:\($0) s user: b\($0)" }
        let read = items(([generic] + plain + more).joined(separator: "\n"))
        #expect(read.notices.map(\.format) == ["generic-jsonl", "plain"])
        #expect(read.faults.count == 50)
        #expect(read.messages.map(\.text) == ["a"] + (10..<20).map { "b\($0)" })
    }

    @Test func `records of another format are not taken for what somebody said in plain text`() {
        let read = items((["2026-03-02 10:11:12 s user: a"] + Array(repeating: generic, count: 60)).joined(separator: "\n"))
        #expect(read.notices.map(\.format) == ["plain", "generic-jsonl"])
        #expect(read.faults.count == 50)
        #expect(read.messages.map(\.textBytes) == Array(repeating: 1, count: 11))
    }

    @Test func `49 faults in a row change nothing, and the same format is not told twice`() {
        let few = items(([generic] + Array(repeating: "noise", count: 49) + [generic]).joined(separator: "\n"))
        #expect(few.notices.count == 1)
        let many = items(([generic] + Array(repeating: "noise", count: 50) + [generic]).joined(separator: "\n"))
        #expect(many.notices.count == 1)
        #expect(many.messages.count == 2)
    }

    @Test func `another format does not use the derived sessions of the one before`() {
        let pairs = (0..<3).map { #"{"question":"q\#($0)","answer":"a"}"# }
        let plain = (10..<75).map { "2026-03-02 10:11:12 user: a\($0)" }
        let sessions = Set(items((pairs + plain).joined(separator: "\n")).messages.map(\.session))
        #expect(sessions == ["log#1", "log~2#1"])
    }

    @Test func `a named format is used whatever the lines look like, and is told by its first line`() {
        let read = items("noise\n" + generic, choice: .named("generic-jsonl"))
        #expect(read.notices == [FormatNotice(format: "generic-jsonl", summary: "generic-jsonl")])
        #expect(read.faults.count == 1)
        #expect(read.messages.count == 1)
    }

    @Test func `an empty source has no format`() {
        #expect(items("").isEmpty)
        #expect(items("\n\n").skippedLines == [1, 2])
        #expect(items("\n\n").notices.isEmpty)
    }

    @Test func `an inspection tells how every format fares`() {
        let text = [generic, #"{"level":"info","msg":"up"}"#, "noise", generic, ""].joined(separator: "\n")
        let inspection = FormatInspection(of: Array(text.utf8).span, name: "log")
        #expect(inspection.lines == 4)
        #expect(inspection.candidates.map(\.name) == LogFormats.names)
        let candidates = ["openai-chat", "generic-jsonl", "plain"].compactMap { name in inspection.candidates.first { $0.name == name } }
        // generic-jsonl: all but the noise. openai-chat: skips the line of operation, and nothing else is its own. plain: none.
        #expect(candidates.map(\.share) == [0.25, 0.75, 0])
        #expect(candidates.map(\.messages) == [0, 2, 0])
        #expect(candidates[1].sources.summary == "session=session, role=role, text=text")
        #expect(inspection.chosen?.format == "generic-jsonl")
        #expect(inspection.firstMessages.map(\.place.line) == [1, 4])
    }

    @Test func `an inspection of nothing finds nothing`() {
        let inspection = FormatInspection(of: [UInt8]().span, name: "log")
        #expect(inspection.lines == 0)
        #expect(inspection.chosen == nil)
        #expect(inspection.candidates.allSatisfy { $0.share == 0 })
    }
}
