import ConversationLog
import Foundation
import LogTail
import Testing

@testable import botwatch

@Suite struct ReplayMergeTests {
    /// Lines of one session at these seconds of 2026-03-02, nil for no time.
    private func log(_ session: String, _ seconds: [Int?]) -> String {
        seconds.enumerated().map { number, second in
            let time = second.map { "\"time\":\"2026-03-02T09:\(Self.two($0 / 60)):\(Self.two($0 % 60))Z\"," } ?? ""
            return "{\(time)\"session\":\"\(session)\",\"role\":\"user\",\"text\":\"\(session)\(number)\"}\n"
        }.joined()
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func texts(_ paths: [String]) throws -> [String] {
        var merge = try ReplayMerge(SourcePaths(paths).sources(), choice: .detect, limits: ReaderLimits())
        return try texts(&merge)
    }

    private func texts(_ merge: inout ReplayMerge) throws -> [String] {
        var texts: [String] = []
        while true {
            switch try merge.next() {
            case .item(.message(let message), _): texts.append(message.text)
            case .item: continue
            case .nothingYet, .end: return texts
            }
        }
    }

    @Test func `lines of several logs come in the order of their times, whatever the order of the files`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.jsonl", log("a", [1, 4, 9]))
        let b = try folder.write("b.jsonl", log("b", [2, 3, 10]))
        let c = try folder.write("c.jsonl", log("c", [0, 5]))
        let expected = ["c0", "a0", "b0", "b1", "a1", "c1", "a2", "b2"]
        #expect(try texts([a, b, c]) == expected)
        #expect(try texts([c, b, a]) == expected)
    }

    @Test func `a time without a year is of the year in which its file was written`() throws {
        let folder = try TemporaryFolder()
        let line = #"<14>Dec 31 23:59:50 web1 bot[812]: {"session":"s","role":"user","text":"a"}"# + "\n"
        func years(written second: Double) throws -> [String?] {
            let path = try folder.write("bot-\(second).log", line)
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: second)], ofItemAtPath: path)
            var merge = try ReplayMerge(SourcePaths([path]).sources(), choice: .detect, limits: ReaderLimits())
            var times: [String?] = []
            while true {
                switch try merge.next() {
                case .item(.message(let message), _): times.append(message.time?.rfc3339)
                case .item: continue
                case .nothingYet, .end: return times
                }
            }
        }
        // 2025-01-01T00:00:10Z and 2026-06-01T00:00:00Z.
        #expect(try years(written: 1_735_689_610) == ["2024-12-31T23:59:50.000Z"])
        #expect(try years(written: 1_780_272_000) == ["2025-12-31T23:59:50.000Z"])
    }

    @Test func `of equal times the source named first goes first`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.jsonl", log("a", [1, 2]))
        let b = try folder.write("b.jsonl", log("b", [1, 2]))
        #expect(try texts([a, b]) == ["a0", "b0", "a1", "b1"])
        #expect(try texts([b, a]) == ["b0", "a0", "b1", "a1"])
    }

    @Test func `a line without a time follows the one before it`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.jsonl", log("a", [5, nil, nil, 20]))
        let b = try folder.write("b.jsonl", log("b", [1, 10]))
        #expect(try texts([a, b]) == ["b0", "a0", "a1", "a2", "b1", "a3"])
    }

    @Test func `a log that goes back in time keeps its own order`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.jsonl", log("a", [30, 1, 31]))
        let b = try folder.write("b.jsonl", log("b", [2, 40]))
        #expect(try texts([a, b]) == ["b0", "a0", "a1", "a2", "b1"])
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `random logs come in the order of a stable sort by time`(_ seed: UInt64) throws {
        let folder = try TemporaryFolder()
        var draws = SeededDraws(state: seed)
        var expected: [(second: Int, source: Int, text: String)] = []
        var paths: [String] = []
        for (source, session) in ["a", "b", "c"].enumerated() {
            var seconds: [Int] = []
            for _ in 0..<40 { seconds.append((seconds.last ?? 0) + draws.next(4)) }
            paths.append(try folder.write("\(session).jsonl", log(session, seconds)))
            expected += seconds.enumerated().map { ($0.element, source, "\(session)\($0.offset)") }
        }
        // Equal times of one source stay in its order, as the texts' numbers are rising.
        let order = expected.enumerated().sorted {
            ($0.element.second, $0.element.source, $0.offset) < ($1.element.second, $1.element.source, $1.offset)
        }
        #expect(try texts(paths) == order.map(\.element.text))
    }

    @Test func `a pipe that is written in pieces gives what the file gives, and is waited for`() throws {
        let folder = try TemporaryFolder()
        let text = log("a", (0..<60).map { $0 })
        let file = try folder.write("a.jsonl", text)
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        // Both ends, so that opening does not wait for the other one.
        let writer = open(folder("pipe"), O_RDWR | O_NONBLOCK | O_CLOEXEC)
        var merge = try ReplayMerge(SourcePaths([folder("pipe")]).sources(), choice: .detect, limits: ReaderLimits())
        var draws = SeededDraws(state: 3)
        var read: [String] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(draws.next(300) + 1))
            rest = rest.dropFirst(piece.count)
            #expect(write(writer, piece, piece.count) == piece.count)
            read += try texts(&merge)
            #expect(try merge.fill() == false)
        }
        close(writer)
        read += try texts(&merge)
        #expect(read == (try texts([file])))
    }

    @Test func `a file that a directory led to and that is no log is passed over, one that was named is refused`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.jsonl", log("a", [1]))
        // The magic of a PNG picture (ISO/IEC 15948).
        let picture = try folder.write("b.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        var merge = try ReplayMerge(SourcePaths([folder.path]).sources(), choice: .detect, limits: ReaderLimits())
        #expect(merge.passedOver.count == 1 && merge.passedOver[0].contains("b.png"))
        #expect(try texts(&merge) == ["a0"])
        #expect(throws: SourceError.self) {
            try ReplayMerge(SourcePaths([picture]).sources(), choice: .detect, limits: ReaderLimits())
        }
    }

    @Test func `only what lies in the window is played, its end left out`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.jsonl", log("a", [1, 5, nil, 9, 10]))
        let window = ReplayFeed.Window(since: EventTime("2026-03-02T09:00:05Z"), until: EventTime("2026-03-02T09:00:10Z"))
        let merge = try ReplayMerge(SourcePaths([path]).sources(), choice: .detect, limits: ReaderLimits())
        var feed = ReplayFeed(merge: merge, speed: nil, window: window)
        var texts: [String] = []
        while try feed.advance(at: .zero, { item, _ in if case .message(let message) = item { texts.append(message.text) } }) == .more {}
        #expect(texts == ["a1", "a2", "a3"])
    }
}
