import ConversationLog
import Foundation
import KeptState
import LogTail
import SessionWatch
import Testing

@testable import botwatch

/// Watching that ends at any moment goes on as if nothing had happened, whatever happens to the log meanwhile.
@Suite struct ResumedWatchTests {
    private struct Kept {
        var parts: [String: [UInt8]] = [:]
        var monitor: [String: [UInt8]] = [:]
        var lines: [String] = []

        mutating func keep(_ feed: inout LiveFeed, _ recorder: inout EffectRecorder) {
            for part in feed.changedParts() { parts[String(part.key.dropFirst("watch/".count))] = part.bytes }
            for part in recorder.monitor.changedParts() { monitor[part.key] = part.bytes }
            lines = recorder.lines
        }
    }

    /// One life: looks `polls` times, keeps after every second look, and is gone.
    private func live(_ path: String, _ kept: inout Kept, polls: Int, from now: inout Duration) throws {
        var feed = try LiveFeed(paths: [path], fromNow: false, choice: .detect, limits: ReaderLimits(), resuming: kept.parts)
        var recorder = try EffectRecorder(lines: kept.lines)
        if !kept.monitor.isEmpty { try recorder.monitor.restore(kept.monitor.map { (key: $0.key, bytes: $0.value) }) }
        for poll in 0..<polls {
            _ = try feed.advance(at: now) { recorder.take($0, from: $1) }
            now += .milliseconds(100)
            if poll % 2 == 1 { kept.keep(&feed, &recorder) }
        }
    }

    @Test(arguments: [1, 2] as [UInt64]) func `a log that grows and rotates while the program comes and goes gives each message once`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let lines = SmallLog.text.split(separator: "\n").map { String($0) + "\n" }
        var draws = SeededDraws(state: seed)
        let path = try folder.write("bot.log", "")
        var kept = Kept()
        var now = Duration.zero
        var rest = lines[...]
        var rotations = 0
        // What no run has kept anything of is not known after a rotation.
        try live(path, &kept, polls: 2, from: &now)
        while !rest.isEmpty {
            let count = min(rest.count, draws.next(40) + 10)
            // Sometimes the last line comes in two pieces, and the program ends between them.
            let text = rest.prefix(count).joined()
            let cut = draws.next(3) == 0 ? text.utf8.count / 2 : text.utf8.count
            try folder.append("bot.log", Array(text.utf8.prefix(cut)))
            try live(path, &kept, polls: draws.next(5), from: &now)
            try folder.append("bot.log", Array(text.utf8.dropFirst(cut)))
            rest = rest.dropFirst(count)
            if draws.next(4) == 0 {
                rotations += 1
                try folder.move("bot.log", to: "bot.log.\(rotations)")
                try folder.write("bot.log", "")
            }
            try live(path, &kept, polls: draws.next(5), from: &now)
        }
        // The last life looks long enough for late lines of rotated files to be given up.
        try live(path, &kept, polls: 20, from: &now)
        let whole = try folder.write("whole.log", SmallLog.text)
        var feed = ReplayFeed(
            merge: try ReplayMerge(SourcePaths([whole]).sources(), choice: .detect, limits: ReaderLimits()), speed: nil, window: ReplayFeed.Window())
        let scores = try Pipeline.lines(of: &feed).filter { !$0.contains("\"schema\"") }
        // Lines and offsets are those of the rotated files; who said what with which risk is the same.
        func withoutPlace(_ line: String) -> String { line.components(separatedBy: "\"session\"").last ?? "" }
        #expect(rotations > 0)
        #expect(kept.lines.filter { !$0.contains("\"schema\"") }.map(withoutPlace) == scores.map(withoutPlace))
    }

    @Test func `a message that goes on over lines is whole, though the program ended in its middle`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("bot.log", "[2026-03-02 10:11:12] s-1 user: first\n[2026-03-02 10:11:13] s-1 bot: second\nand its ")
        var kept = Kept()
        var now = Duration.zero
        try live(path, &kept, polls: 2, from: &now)
        try folder.append("bot.log", Array("end\n[2026-03-02 10:11:14] s-1 user: third\n".utf8))
        var feed = try LiveFeed(paths: [path], fromNow: false, choice: .detect, limits: ReaderLimits(), resuming: kept.parts)
        var texts: [String] = []
        for _ in 0..<12 {
            _ = try feed.advance(at: now) { item, _ in if case .message(let message) = item { texts.append(message.text) } }
            now += .milliseconds(100)
        }
        #expect(texts.suffix(2) == ["second\nand its end", "third"])
        #expect(feed.linesRead == 2)
    }

    @Test func `the last message of a plain log comes once when the log rotates`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("bot.log", "[2026-03-02 10:11:12] s-1 user: first\n[2026-03-02 10:11:13] s-1 bot: second\n")
        var feed = try LiveFeed(paths: [path], fromNow: false, choice: .detect, limits: ReaderLimits())
        var texts: [String] = []
        func look() throws { _ = try feed.advance(at: .zero) { item, _ in if case .message(let message) = item { texts.append(message.text) } } }
        try look()
        try folder.move("bot.log", to: "bot.log.1")
        try folder.write("bot.log", "[2026-03-02 10:11:14] s-1 user: third\n[2026-03-02 10:11:15] s-1 bot: fourth\n")
        var now = Duration.zero
        for _ in 0..<400 {
            now += .milliseconds(100)
            _ = try feed.advance(at: now) { item, _ in if case .message(let message) = item { texts.append(message.text) } }
        }
        #expect(texts.sorted() == ["first", "fourth", "second", "third"])
    }
}
