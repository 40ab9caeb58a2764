import ConversationLog
import KeptState
import LogTail
import SessionWatch
import Testing

@testable import botwatch

/// A replay that ends at any moment goes on as if nothing had happened.
@Suite struct ResumedReplayTests {
    /// A store in memory: what is kept together, and what was told when it was.
    private struct Kept {
        var merge: [String: [UInt8]] = [:]
        var monitor: [String: [UInt8]] = [:]
        var lines: [String] = []

        mutating func keep(_ merge: ReplayMerge, _ recorder: inout EffectRecorder) {
            for part in merge.state { self.merge[part.key] = part.bytes }
            for part in recorder.monitor.changedParts() { monitor[part.key] = part.bytes }
            lines = recorder.lines
        }
    }

    private static func settings() -> MonitorSettings {
        var settings = MonitorSettings()
        settings.warmUp = 40
        settings.alertsPerDay = 3
        return settings
    }

    private static func merge(_ paths: [String]) throws -> ReplayMerge {
        try ReplayMerge(SourcePaths(paths).sources(), choice: .detect, limits: ReaderLimits())
    }

    /// Plays the logs with an end after as many items as `life` says, each time going on from what was kept; a batch after each `batch()` items.
    private func played(_ paths: [String], life: () -> Int, batch: () -> Int) throws -> (kept: Kept, lives: Int) {
        var kept = Kept()
        var lives = 0
        while true {
            lives += 1
            var merge = try Self.merge(paths)
            #expect(try merge.goOn(from: kept.merge, choice: .detect, limits: ReaderLimits()).isEmpty)
            var recorder = try EffectRecorder(Self.settings(), lines: kept.lines)
            if !kept.monitor.isEmpty { try recorder.monitor.restore(kept.monitor.map { (key: $0.key, bytes: $0.value) }) }
            var left = life(), untilBatch = batch()
            while left > 0 {
                guard case .item(let item, let source) = try merge.next() else {
                    recorder.finish()
                    kept.keep(merge, &recorder)
                    return (kept, lives)
                }
                recorder.take(item, from: merge.entries[source].name)
                left -= 1
                untilBatch -= 1
                if untilBatch == 0 {
                    kept.keep(merge, &recorder)
                    untilBatch = batch()
                }
            }
        }
    }

    @Test(arguments: [3, 14] as [UInt64]) func `what is told, and in the end all that is kept, is that of an unbroken run`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        // One log that names its sessions, one whose messages go on over lines, one that sends history again.
        let plain = try Project.bytes("sample-logs/plain.log").split(separator: 10)[127..<420].joined(separator: [10])
        let paths = [
            try folder.write("shop.jsonl", SmallLog.text), try folder.write("plain.log", Array(plain) + [10]),
            try folder.write("chat.jsonl", Array(try Project.bytes("sample-logs/openai-chat.jsonl").prefix(120_000))),
        ]
        let whole = try played(paths, life: { .max }, batch: { .max })
        #expect(whole.kept.lines.count > 500 && whole.kept.lines.contains { $0.contains("botwatch.alert.v1") })
        var draws = SeededDraws(state: seed)
        let broken = try played(paths, life: { draws.next(160) + 40 }, batch: { draws.next(40) + 1 })
        #expect(broken.lives > 3)
        #expect(broken.kept.lines == whole.kept.lines)
        #expect(broken.kept.monitor == whole.kept.monitor)
        #expect(broken.kept.merge == whole.kept.merge)
    }

    @Test func `a log that has grown gives what is new, one that holds something else all of it, and says so`() throws {
        let folder = try TemporaryFolder()
        func line(_ number: Int, _ session: String) -> String {
            "{\"session\":\"\(session)\",\"role\":\"user\",\"text\":\"\(session) says \(number) and some more words\"}\n"
        }
        let grown = try folder.write("grown.jsonl", (0..<5).map { line($0, "a") }.joined())
        let other = try folder.write("other.jsonl", (0..<5).map { line($0, "b") }.joined())
        let first = try played([grown, other], life: { .max }, batch: { 1 })
        try folder.append("grown.jsonl", Array(line(5, "a").utf8))
        try folder.write("other.jsonl", (0..<5).map { line($0, "c") }.joined())
        var merge = try Self.merge([grown, other])
        let notices = try merge.goOn(from: first.kept.merge, choice: .detect, limits: ReaderLimits())
        #expect(notices == ["\(other): not what was read before, reading from the start"])
        var texts: [String] = []
        while case .item(let item, _) = try merge.next() {
            if case .message(let message) = item { texts.append(message.text) }
        }
        #expect(texts == ["a says 5 and some more words"] + (0..<5).map { "c says \($0) and some more words" })
    }

    @Test func `a state of another format, or a damaged one, is refused`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("shop.jsonl", SmallLog.text)
        let kept = try played([path], life: { .max }, batch: { .max }).kept.merge
        var merge = try Self.merge([path])
        #expect(throws: StateFault.self) { try merge.goOn(from: kept, choice: .named("plain"), limits: ReaderLimits()) }
        let (key, bytes) = try #require(kept.first)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x55
            var merge = try Self.merge([path])
            // Refused, or not gone on with: never a crash.
            _ = try? merge.goOn(from: [key: changed], choice: .detect, limits: ReaderLimits())
        }
    }
}
