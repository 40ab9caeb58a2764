import ConversationLog
import LogTail
import SessionWatch

/// What a log yielded, kept so that it can be run through a monitor several times.
struct StreamItem {
    var item: ReaderItem
    /// The source's name, as alerts tell it.
    var source: String
}

/// One run of a monitor over a log that was read before: what replay does, at full speed and without output.
struct StreamRun {
    let figures: StreamFigures
    /// Of the end of the run.
    let snapshot: Snapshot

    /// - Parameter examiner: has this run's monitor as its one user.
    init(of items: some Sequence<StreamItem>, labels: LabelTable, settings: MonitorSettings, examiner: TextExaminer) {
        var monitor = ConversationMonitor(settings: settings, examiner: examiner)
        var evaluation = StreamEvaluation(labels)
        for entry in items {
            guard case .message(let message) = entry.item else {
                monitor.take(entry.item, from: entry.source) { _ in }
                continue
            }
            monitor.take(entry.item, from: entry.source) { evaluation.take($0, ofSession: message.session) }
        }
        // Alerts that waited for the end of a day come now.
        monitor.finish { evaluation.take($0, ofSession: "") }
        figures = evaluation.figures
        snapshot = monitor.snapshot
    }
}

/// A log that is read to its end, before any run.
enum StreamLog {
    /// All items, in the order in which replay takes them.
    ///
    /// - Parameters:
    ///   - path: as replay takes it.
    ///   - note: is told what replay says on standard error: the format, and what could not be unpacked.
    /// - Throws: ``UserError``.
    static func items(of path: String, settings: RunSettings, note: (String) -> Void) throws -> [StreamItem] {
        var feed = ReplayFeed(merge: try merge(path, settings), speed: nil, window: ReplayFeed.Window())
        var items: [StreamItem] = []
        while true {
            let progress = try feed.advance(at: .zero) { items.append(StreamItem(item: $0, source: $1)) }
            feed.takeNotices().forEach(note)
            switch progress {
            case .more: continue
            case .idle(let until): Waiting.forInput(feed.descriptors, atMost: until)
            case .ended: return items
            }
        }
    }

    private static func merge(_ path: String, _ settings: RunSettings) throws -> ReplayMerge {
        do throws(SourceError) {
            return try ReplayMerge(try SourcePaths([path]).sources(), choice: settings.choice, limits: settings.limits)
        } catch {
            throw UserError(error)
        }
    }
}
