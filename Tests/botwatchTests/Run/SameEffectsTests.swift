import ConversationLog
import LogTail
import SessionWatch
import Testing

@testable import botwatch

/// The contract of the core: the same bytes and settings give the same effects, however they come in.
@Suite struct SameEffectsTests {
    static let logs = ["support-day.jsonl", "openai-chat.jsonl", "plain.log"]

    /// The attacked part of the plain log: 260 lines before the attack and some after it.
    private static func plain() throws -> [UInt8] {
        let lines = try Project.bytes("sample-logs/plain.log").split(separator: UInt8(ascii: "\n"))
        return Array(lines[127..<500].joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }

    private func replay(_ paths: [String], speed: Double?) throws -> ReplayFeed {
        let merge = try ReplayMerge(SourcePaths(paths).sources(), choice: .detect, limits: ReaderLimits())
        return ReplayFeed(merge: merge, speed: speed, window: ReplayFeed.Window())
    }

    @Test(arguments: logs) func `a reader's items do not depend on the cuts`(_ name: String) throws {
        let bytes = try Project.bytes("sample-logs/" + name)
        let whole = Pipeline.items(of: bytes, name: name)
        for seed in 1...4 as ClosedRange<UInt64> {
            var draws = SeededDraws(state: seed)
            // Mostly small pieces, some of many lines.
            let items = Pipeline.items(of: bytes, name: name) { draws.next(draws.next(8) == 0 ? 20_000 : 200) + 1 }
            #expect(items == whole, "seed \(seed)")
        }
    }

    /// Fewer alerts a day than there are, a muted rule and an allowed text.
    private static func quiet() throws -> MonitorSettings {
        var settings = MonitorSettings()
        settings.alertsPerDay = 2
        var mute = Mute(until: try #require(Mute.end("2026-12-31")))
        mute.rule = "jailbreak"
        settings.mutes = [mute]
        settings.allowed.texts = [try #require(AllowedText("gift card"))]
        return settings
    }

    @Test(arguments: logs, [false, true]) func `random cuts give the same effects`(_ name: String, isQuiet: Bool) throws {
        // The first 150 kB of a log, which the forest's learning and scoring are in.
        let bytes = Array(try Project.bytes("sample-logs/" + name).prefix(150_000))
        var settings = isQuiet ? try Self.quiet() : MonitorSettings()
        settings.warmUp = 40
        func lines(_ items: [ReaderItem]) throws -> [String] {
            var recorder = try EffectRecorder(settings)
            for item in items { recorder.take(item, from: name) }
            recorder.finish()
            return recorder.lines
        }
        let whole = try lines(Pipeline.items(of: bytes, name: name))
        var draws = SeededDraws(state: 11)
        #expect(whole.contains { $0.contains("\"score\":0.") })
        #expect(try lines(Pipeline.items(of: bytes, name: name) { draws.next(4_000) + 1 }) == whole)
    }

    @Test func `a replay at any speed, with pauses and keys, gives what headless gives`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("bot.log", try Self.plain())
        var headless = try replay([path], speed: nil)
        let whole = try Pipeline.lines(of: &headless)
        var feed = try replay([path], speed: 60)
        var draws = SeededDraws(state: 5)
        var turns = 0
        var recorder = try EffectRecorder()
        var now = Duration.zero
        while true {
            let progress = try feed.advance(at: now) { recorder.take($0, from: $1) }
            turns += 1
            if progress == .ended { break }
            if case .idle(let until) = progress { now = min(until, now + .seconds(3)) }
            switch draws.next(40) {
            case 0: feed.changeSpeed(faster: true, at: now)
            case 1: feed.changeSpeed(faster: false, at: now)
            case 2:
                feed.togglePause(at: now)
                now += .seconds(5)
                feed.togglePause(at: now)
            default: now += .milliseconds(draws.next(500))
            }
        }
        recorder.finish()
        #expect(recorder.lines == whole)
        #expect(turns > 100 && now > .seconds(60))
    }

    @Test(arguments: [false, true]) func `a log that grows in pieces gives the alerts of its replay`(isQuiet: Bool) throws {
        let settings = isQuiet ? try Self.quiet() : MonitorSettings()
        let folder = try TemporaryFolder()
        let bytes = try Self.plain()
        let path = try folder.write("bot.log", [])
        var feed = try LiveFeed(paths: [path], fromNow: false, choice: .detect, limits: ReaderLimits(), resuming: nil)
        var recorder = try EffectRecorder(settings)
        var draws = SeededDraws(state: 17)
        var rest = bytes[...]
        var now = Duration.zero
        while !rest.isEmpty {
            let piece = rest.prefix(draws.next(draws.next(6) == 0 ? 30_000 : 900) + 1)
            rest = rest.dropFirst(piece.count)
            try folder.append("bot.log", piece)
            var progress = FeedProgress.more
            while progress == .more { progress = try feed.advance(at: now) { recorder.take($0, from: $1) } }
            now += .milliseconds(100)
        }
        // It has gone quiet: its last message is whole.
        _ = try feed.advance(at: now + .seconds(1)) { recorder.take($0, from: $1) }
        recorder.finish()
        var replayed = try replay([path], speed: nil)
        #expect(recorder.lines == (try Pipeline.lines(of: &replayed, settings)))
        #expect(!recorder.alerts.isEmpty)
    }
}
