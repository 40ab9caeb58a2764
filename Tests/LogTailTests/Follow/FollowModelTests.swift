import Foundation
import Testing

@testable import LogTail

/// Random histories of a log, compared with a model that knows what was written where.
@Suite struct FollowModelTests {
    /// Content between two truncations of one file.
    struct Stretch {
        var text = ""
        /// It was cut: what had not been read by then is gone.
        var wasCut = false
    }

    /// A file, whatever it is called now: the writer that keeps it open, and its stretches.
    struct Log {
        var writer: TemporaryFolder.Writer
        var stretches: [Int]
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `whatever happens to a log, its bytes come once and in order`(_ seed: UInt64) throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(state: seed)
        var settings = FollowSettings()
        settings.chunkBytes = [64, 1000, 256 << 10][Int(seed % 3)]
        var following = Following(folder("bot.log"), settings)
        var stretches: [Stretch] = []
        var logs: [Log] = []
        var current: Int?
        var history: [String] = []
        var lines = 0
        var renames = 0

        func newLine(_ random: inout SeededGenerator) -> String {
            lines += 1
            let filling = String(repeating: "x", count: Int.random(in: 0...200, using: &random))
            // Some without newline: a line that is still being written.
            return "\(seed)-\(lines) \(filling)" + (Bool.random(using: &random) ? "\n" : "")
        }
        func create() {
            stretches.append(Stretch())
            logs.append(Log(writer: folder.writer("bot.log"), stretches: [stretches.count - 1]))
            current = logs.count - 1
        }
        /// Whether the follower has opened the file behind the name; what is taken away before that, nobody can read.
        func isSeen() -> Bool {
            guard let identity = try? SystemFiles().status(of: folder("bot.log")).identity else { return false }
            return following.follower.active?.identity == identity
        }

        for _ in 0..<120 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...4:
                guard let log = logs.indices.randomElement(using: &random), current != nil || Bool.random(using: &random) else { break }
                // Mostly the current file, sometimes a late writer of an old one.
                let chosen = Int.random(in: 0..<4, using: &random) == 0 ? log : (current ?? log)
                let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in newLine(&random) }.joined()
                try logs[chosen].writer.write(text)
                stretches[logs[chosen].stretches.last ?? 0].text += text
                history.append("write \(chosen)")
            case 5:
                guard current != nil, isSeen() else { break }
                renames += 1
                folder.rename("bot.log", "bot.log.\(renames)")
                current = nil
                history.append("rename")
            case 6:
                guard current != nil, isSeen() else { break }
                folder.delete("bot.log")
                current = nil
                history.append("delete")
            case 7:
                guard let log = current else { break }
                folder.cut("bot.log")
                stretches[logs[log].stretches.last ?? 0].wasCut = true
                stretches.append(Stretch())
                logs[log].stretches.append(stretches.count - 1)
                history.append("truncate \(log)")
            default:
                history.append("poll")
                following.poll()
            }
            if current == nil, Int.random(in: 0..<3, using: &random) == 0 {
                create()
                history.append("create \(logs.count - 1)")
            }
        }
        // Until all files have been quiet for the waiting time: 30 s are 120 polls; small chunks take longer.
        following.poll(settings.chunkBytes == 64 ? 4000 : 400)

        var unread = Set(stretches.indices.filter { !stretches[$0].text.isEmpty })
        for generation in 1...max(following.follower.generation, 1) {
            let text = following.text(generation)
            guard !text.isEmpty else { continue }
            let index = unread.first { stretches[$0].text.hasPrefix(text) }
            #expect(index != nil, "seed \(seed): generation \(generation) is no stretch, or was read before; \(history)")
            guard let index else { continue }
            unread.remove(index)
            #expect(stretches[index].wasCut || stretches[index].text == text, "seed \(seed): stretch \(index) is not complete; \(history)")
        }
        for index in unread {
            #expect(stretches[index].wasCut, "seed \(seed): stretch \(index) was not read; \(history)")
        }
        #expect(Self.isWellFormed(following.events), "seed \(seed): \(following.story)")
    }

    /// Bytes come only between a generation's beginning and its end, and generations begin in order.
    static func isWellFormed(_ events: [FollowEvent]) -> Bool {
        var open: Set<Int> = []
        var last = 0
        for event in events {
            switch event.kind {
            case .began:
                guard event.generation == last + 1 else { return false }
                last = event.generation
                open.insert(last)
            case .bytes, .continued:
                guard open.contains(event.generation) else { return false }
            case .ended:
                guard open.remove(event.generation) != nil else { return false }
            default: break
            }
        }
        return true
    }
}
