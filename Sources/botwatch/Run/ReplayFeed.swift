import ConversationLog
import DashboardModel
import KeptState
import LogTail

/// Finished logs, played by their own clock.
struct ReplayFeed: Feed {
    /// Part of the log that is played, by event time.
    struct Window: Hashable {
        var since: EventTime?
        var until: EventTime?
    }

    /// Items handed over before the caller gets to look at keys and signals again: a few milliseconds of work.
    private static let batch = 512
    private static let batchBytes = 256 << 10
    private static let pipePause = Duration.milliseconds(100)

    private var merge: ReplayMerge
    private var pacer: Pacer
    private let window: Window
    private var notices: [String] = []
    private var hasEnded = false
    private var changed = ChangedParts()
    /// A pipe had nothing: worth waking up for. Else its waiting bytes would wake a paused or paced replay all the time.
    private var waitsForPipe = false

    /// - Parameter notices: what is to be said at the start.
    init(merge: ReplayMerge, speed: Double?, window: Window, notices: [String] = []) {
        self.merge = merge
        pacer = Pacer(speed: speed)
        self.window = window
        self.notices = merge.passedOver + notices
    }

    mutating func advance(at now: Duration, _ take: (ReaderItem, String) -> Void) throws -> FeedProgress {
        if hasEnded { return .ended }
        if pacer.isPaused { return .idle(until: now + .seconds(3_600)) }
        let progress: FeedProgress
        do throws(SourceError) {
            progress = try hand(over: take, at: now)
        } catch {
            throw UserError(error)
        }
        if progress == .ended, merge.holdsNoLog {
            throw UserError("no logs in what was named", fix: "name a directory or pattern that holds log files")
        }
        return progress
    }

    private mutating func hand(
        over take: (ReaderItem, String) -> Void, at now: Duration
    ) throws(SourceError) -> FeedProgress {
        waitsForPipe = false
        var bytes = 0
        for _ in 0..<Self.batch where bytes < Self.batchBytes {
            guard try merge.fill() else {
                waitsForPipe = true
                return .idle(until: now + Self.pipePause)
            }
            if let time = merge.nextTime, !isLeftOut(time), let wait = pacer.wait(for: time, at: now) {
                return .idle(until: now + wait)
            }
            switch try merge.next() {
            case .nothingYet:
                waitsForPipe = true
                return .idle(until: now + Self.pipePause)
            case .end:
                hasEnded = true
                noteFaults()
                return .ended
            case .item(let item, let index):
                let name = merge.entries[index].name
                if case .format(let notice) = item { notices.append("\(name): \(notice.summary)") }
                if case .message(let message) = item, let time = message.time, isLeftOut(time) { continue }
                if case .message(let message) = item { bytes += message.textBytes }
                take(item, name)
            }
        }
        return .more
    }

    var descriptors: [Int32] {
        waitsForPipe ? merge.entries.compactMap { $0.hasEnded ? nil : $0.reader.descriptor } : []
    }
    var mode: RunStatus.Mode { .replay(speed: pacer.speed) }
    var isPaused: Bool { pacer.isPaused }
    var linesRead: Int { merge.entries.reduce(0) { $0 + $1.lines.linesRead - $1.linesBefore } }
    var bytesRead: Int { merge.entries.reduce(0) { $0 + $1.reader.bytesGiven } }

    mutating func changedParts() -> [StatePart] {
        merge.state.compactMap { changed.part("replay/" + $0.key, $0.bytes) }
    }

    var sources: [RunStatus.Source] {
        merge.entries.map { entry in
            RunStatus.Source(
                name: entry.name, state: entry.hasEnded && entry.items.isEmpty ? .ended : .reading,
                bytesRead: entry.reader.position, bytesTotal: entry.reader.size, format: entry.format)
        }
    }

    mutating func takeNotices() -> [String] {
        defer { notices = [] }
        return notices
    }

    mutating func togglePause(at now: Duration) { pacer.togglePause(at: now) }
    mutating func changeSpeed(faster: Bool, at now: Duration) { pacer.changeSpeed(faster: faster, at: now) }

    private func isLeftOut(_ time: EventTime) -> Bool {
        if let since = window.since, time < since { return true }
        if let until = window.until, time >= until { return true }
        return false
    }

    private mutating func noteFaults() {
        for entry in merge.entries {
            if let fault = entry.fault { notices.append("\(entry.name): \(fault)") }
        }
    }
}
