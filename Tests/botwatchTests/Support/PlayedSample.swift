import ConversationLog
import LogTail
import SessionWatch

@testable import botwatch

/// A sample log played to its end with the default settings; the support day only once for all tests that look at it.
struct PlayedSample: Sendable {
    let alerts: [Alert]
    let snapshot: Snapshot

    private static let supportDay = Result { try PlayedSample("support-day.jsonl") }

    static func named(_ name: String) throws -> PlayedSample {
        name == "support-day.jsonl" ? try supportDay.get() : try PlayedSample(name)
    }

    private init(_ name: String) throws {
        let sources = try SourcePaths([Project.path("sample-logs/" + name)]).sources()
        var feed = ReplayFeed(
            merge: try ReplayMerge(sources, choice: .detect, limits: ReaderLimits()), speed: nil, window: ReplayFeed.Window())
        var monitor = try Pipeline.monitor()
        var alerts: [Alert] = []
        var progress = FeedProgress.more
        while progress != .ended {
            progress = try feed.advance(at: .zero) { item, _ in
                monitor.take(item, from: "sample-logs/" + name) { if case .alert(let alert) = $0 { alerts.append(alert) } }
            }
        }
        monitor.linesRead = feed.linesRead
        monitor.finish { _ in }
        self.alerts = alerts
        snapshot = monitor.snapshot
    }
}
