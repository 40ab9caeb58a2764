import ConversationLog
import Foundation
import LogTail
import Testing

@testable import botwatch

/// A log that is followed while it grows gives what a plain read of the same bytes gives.
@Suite struct FollowedSamplesTests {
    /// The logs of `sample-logs`, their beginnings, and one file of each format.
    static let logs: [String] = ["support-day.jsonl", "openai-chat.jsonl", "plain.log"].map { "sample-logs/" + $0 } + samples

    private static let samples: [String] = {
        let folder = "Tests/ConversationLogTests/Samples"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Project.path(folder))) ?? []
        return names.sorted().map { "\(folder)/\($0)" }
    }()

    /// Whole lines: what is still being written is held while a log is followed.
    private static func content(_ log: String) throws -> [UInt8] {
        let bytes = try Project.bytes(log)
        if bytes.count <= 40_000 { return bytes.last == 10 ? bytes : bytes + [10] }
        let head = bytes.prefix(40_000)
        return Array(head[...(head.lastIndex(of: 10) ?? head.startIndex)])
    }

    @Test func `there is a sample of many formats`() { #expect(Self.samples.count >= 20) }

    @Test(arguments: logs, [1, 40, 3_000]) func `a log that grows in pieces gives the items of a plain read`(_ log: String, largest: Int) throws {
        let bytes = try Self.content(log)
        let folder = try TemporaryFolder()
        let name = log.split(separator: "/").last.map(String.init) ?? log
        let path = try folder.write(name, [])
        var feed = try LiveFeed(paths: [path], fromNow: false, choice: .detect, limits: ReaderLimits(), resuming: nil)
        var items: [ReaderItem] = []
        var draws = SeededDraws(state: UInt64(largest))
        var rest = bytes[...]
        var now = Duration.zero
        func advance() throws {
            var progress = FeedProgress.more
            while progress == .more { progress = try feed.advance(at: now) { item, _ in items.append(item) } }
        }
        while !rest.isEmpty {
            // Pieces of one byte only for small logs: each is written and looked at.
            let piece = rest.prefix(bytes.count > 4_000 ? draws.next(max(largest, 400)) + 1 : draws.next(largest) + 1)
            rest = rest.dropFirst(piece.count)
            try folder.append(name, piece)
            try advance()
            now += .milliseconds(1)
        }
        // It has gone quiet: its format is decided, its last message is whole.
        now += .seconds(1)
        try advance()
        // A feed keeps notices of formats for its status.
        let plain = Pipeline.items(of: bytes, name: path).filter { if case .format = $0 { false } else { true } }
        #expect(items.filter { if case .format = $0 { false } else { true } } == plain)
        #expect(!plain.isEmpty && feed.linesRead == bytes.count { $0 == 10 })
    }
}
