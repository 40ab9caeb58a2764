import ConversationLog
import CaseStore
import CursesScreen
import DashboardModel
import Glibc
import KeptState
import PatternScan
import SessionWatch

/// The one loop: joins a feed, the monitor and the outlets until the input ends or somebody ends it.
///
/// Watch and replay, with a screen or headless, are choices of these and share everything else.
final class Run {
    // A class: it owns the terminal and the state of a whole run.
    private var feed: any Feed
    private var monitor: ConversationMonitor
    private let examiner: TextExaminer
    private let options: RunOptions
    private let display: Display
    private var output = StandardOutput()
    private var effects: [Effect] = []
    private var hasEnded = false
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var load = LoadMeter()
    private var keeper: StateKeeper?
    private let out: AlertFile?

    /// - Parameter state: what to go on from, and where to keep what the next run goes on from; nil for neither.
    /// - Parameter inputs: what is read, as typed.
    init(feed: any Feed, settings: RunSettings, options: RunOptions, display: Display, state: OpenState?, inputs: [String]) throws {
        self.feed = feed
        self.options = options
        self.display = display
        start = clock.now
        out = try options.out.map { try AlertFile($0, besides: inputs) }
        examiner = try TextExaminer(
            phrases: PhraseScanner(PatternCache.databases(Environment.current)), redactor: Redactor(key: settings.monitor.redactionKey),
            reveals: settings.monitor.reveals)
        monitor = ConversationMonitor(settings: settings.monitor, examiner: examiner)
        if let state { try goOn(from: state) }
        if options.reveal { StandardError.say("--reveal: texts are shown with personal data and secrets in them") }
    }

    private func goOn(from state: OpenState) throws {
        do throws(StateFault) {
            let parts = state.parts(of: "monitor")
            if !parts.isEmpty { try monitor.restore(parts.sorted { $0.key < $1.key }.map { (key: $0.key, bytes: $0.value) }) }
        } catch {
            throw UserError(unfitState: state.folder)
        }
        linesBefore = monitor.linesRead
        do throws(StoreError) {
            if let out { try goOn(out, from: state.store) }
        } catch {
            throw UserError(error, folder: state.folder)
        }
        keeper = StateKeeper(state)
    }

    /// What a killed run wrote beyond its last batch is cut off. Before anything is written, the state knows how long the file was.
    private func goOn(_ out: AlertFile, from store: CaseStore) throws(StoreError) {
        if let kept = try store.output(out.path) {
            if let notice = out.goOn(at: kept.bytes, kept.tail) { StandardError.say(notice) }
        }
        var batch = StateBatch()
        batch.output = out.length
        try store.commit(batch)
    }

    private var now: Duration { start.duration(to: clock.now) }

    /// Runs, and returns the exit status.
    func untilTheEnd() throws -> Int32 {
        switch display {
        case .headless: try headless()
        case .screen: try onScreen()
        }
    }

    // MARK: Headless

    private func headless() throws -> Int32 {
        let signals: SignalPipe
        do throws(ScreenError) { signals = try SignalPipe(withScreen: false) } catch { throw UserError(error) }
        defer { signals.close() }
        output.interruption = signals.descriptor
        do {
            while true {
                let progress = try advance()
                for notice in takeNotices() { StandardError.say(notice) }
                if case .ended = progress { break }
                if let signal = signals.signals().first {
                    try leave()
                    summarize()
                    return ExitStatus.signal(signal.number)
                }
                if case .idle(let until) = progress {
                    try output.flush()
                    Waiting.forInput([signals.descriptor] + feed.descriptors, atMost: until - now)
                }
            }
            try close()
        } catch StandardOutput.Failure.closed {
            if keeper == nil { out?.flush() }
            return ExitStatus.done
        } catch StandardOutput.Failure.interrupted {
            if keeper == nil { out?.flush() }
            return ExitStatus.signal(signals.signals().first?.number ?? SIGTERM)
        } catch StandardOutput.Failure.failed(let code) {
            let reason = unsafe String(cString: strerror(code))
            throw UserError("can't write to standard output", at: reason, fix: "check the disk or the reader")
        }
        summarize()
        if monitor.isBlind {
            throw UserError("no message could be read", fix: "botwatch formats FILE tells what the log looks like; --map tells where its fields are")
        }
        if let trouble = out?.trouble { throw UserError("alerts are missing in --out", at: trouble, fix: "check the disk and run it again") }
        if keeper?.trouble != nil { throw UserError("the state could not be kept", fix: "check the disk and run it again") }
        return status
    }

    private func takeNotices() -> [String] { feed.takeNotices() + (keeper?.takeNotices() ?? []) }

    private func summarize() {
        for notice in takeNotices() { StandardError.say(notice) }
        for sentence in RunSummary.sentences(of: monitor.snapshot) { StandardError.say(sentence) }
    }

    /// The input has ended: so have all sessions.
    private func close() throws(StandardOutput.Failure) {
        monitor.finish { effects.append($0) }
        try emit()
        try keep()
    }

    /// The run ends before its input does. With a state the open sessions go on in the next run.
    private func leave() throws(StandardOutput.Failure) {
        if keeper == nil { try close() } else { try keep() }
    }

    // MARK: On a screen

    private func onScreen() throws -> Int32 {
        let signals: SignalPipe
        let screen: Screen
        do throws(ScreenError) {
            signals = try SignalPipe(withScreen: true)
            screen = try Screen()
        } catch {
            throw UserError(error)
        }
        defer {
            screen.close()
            signals.close()
        }
        var session = ScreenSession(screen: screen, mode: feed.mode)
        while true {
            let progress = hasEnded ? FeedProgress.ended : try advance()
            if case .ended = progress, !hasEnded {
                hasEnded = true
                try close()
            }
            session.note(takeNotices())
            for signal in signals.signals() {
                switch signal {
                case .interrupt, .terminate, .hangUp:
                    try leave()
                    return ExitStatus.signal(signal.number)
                case .suspend:
                    let before = now
                    screen.suspend(by: signals)
                    session.passOver(now - before)
                case .resume: screen.resume()
                case .resize: screen.adoptSize()
                }
            }
            if screen.isHungUp {
                try leave()
                return ExitStatus.signal(SIGHUP)
            }
            for key in screen.keys() {
                let requests = session.handle(key, monitor.snapshot, status(of: feed))
                for request in requests {
                    if request == .quit {
                        try leave()
                        return key == .interrupt ? ExitStatus.signal(SIGINT) : status
                    }
                    perform(request, &session)
                }
            }
            session.drawIfDue(at: now) { (monitor.snapshot, status(of: feed)) }
            let pause = pause(after: progress, session)
            if pause > .zero {
                Waiting.forInput([signals.descriptor, screen.descriptor] + (hasEnded ? [] : feed.descriptors), atMost: pause)
            }
        }
    }

    private func pause(after progress: FeedProgress, _ session: ScreenSession) -> Duration {
        let untilDraw = session.nextDraw - now
        switch progress {
        case .more: return .zero
        case .idle(let until): return min(until - now, untilDraw)
        case .ended: return untilDraw
        }
    }

    private func perform(_ request: DashboardRequest, _ session: inout ScreenSession) {
        switch request {
        case .quit: break
        case .togglePause: feed.togglePause(at: now)
        case .faster: feed.changeSpeed(faster: true, at: now)
        case .slower: feed.changeSpeed(faster: false, at: now)
        case .opened(let id): session.opened(id, at: now)
        case .closed(let id):
            if let seconds = session.closed(id, at: now) { monitor.review(session: id, seconds: seconds) }
        }
    }

    private func status(of feed: any Feed) -> RunStatus {
        load.measure(at: now, lines: feed.linesRead)
        return RunStatus(
            mode: feed.mode, isPaused: feed.isPaused, sources: feed.sources, linesPerSecond: load.linesPerSecond,
            lagSeconds: lag(of: feed), notice: nil, trouble: keeper?.trouble ?? out?.trouble,
            memoryBytes: load.memoryBytes, cpuPermille: load.cpuPermille)
    }

    /// How old the last message is while there is more to read; 0 when all was read. Nil for logs of the past.
    private func lag(of feed: any Feed) -> Double? {
        guard feed.mode == .live, let age = WallClock.secondsSince(monitor.clock) else { return nil }
        return feed.sources.contains { ($0.bytesTotal ?? $0.bytesRead) > $0.bytesRead } ? age : 0
    }

    // MARK: Shared

    private func advance() throws -> FeedProgress {
        if feed.mode == .live, now >= nextTick {
            monitor.tick(WallClock.now) { effects.append($0) }
            nextTick = now + .seconds(1)
        }
        let progress = try feed.advance(at: now) { item, source in
            monitor.take(item, from: source) { effects.append($0) }
            if options.emit == .messages, display == .headless, case .message(let message) = item {
                messages.append(message.json(source: source, session: monitor.shownID(of: message.session), redacted: examiner.redacted))
            }
        }
        monitor.linesRead = linesBefore + feed.linesRead
        try emit()
        var isIdle = false
        if case .idle = progress { isIdle = true }
        if keeper?.isDue(at: now, bytes: feed.bytesRead, isIdle: isIdle) ?? (isIdle || (out?.waitingBytes ?? 0) >= Self.mostWaiting) { try keep() }
        return progress
    }

    /// What was told goes out, then what was read counts as read: a run that is killed between the two tells it again.
    private func keep() throws(StandardOutput.Failure) {
        try output.flush()
        out?.flush()
        keeper?.keep(
            monitor.changedParts().map { StatePart(key: "monitor/" + $0.key, bytes: $0.bytes) } + feed.changedParts(),
            ledger: monitor.ledger, output: out, bytes: feed.bytesRead, at: now)
    }

    /// Alerts (bytes) that wait for ``out`` at most where there is no state, whose batches write them.
    private static let mostWaiting = 1 << 16
    private var messages: [String] = []
    /// Lines that runs before this one took in.
    private var linesBefore = 0
    private var nextTick = Duration.zero

    private func emit() throws(StandardOutput.Failure) {
        defer {
            effects.removeAll(keepingCapacity: true)
            messages.removeAll(keepingCapacity: true)
        }
        for effect in effects {
            if keeper != nil { keeper?.note(examiner.storable(effect)) }
            if case .alert(let alert) = effect { out?.write(line: line(for: alert)) }
            guard display == .headless else { continue }
            switch (effect, options.emit) {
            case (.alert(let alert), .alerts): try output.write(line: line(for: alert))
            case (.score(let score), .scores): try output.write(line: score.json)
            case (.sessionClosed(let session), .sessions): try output.write(line: session.json)
            default: break
            }
        }
        for message in messages { try output.write(line: message) }
    }

    private func line(for alert: Alert) -> String { options.alertFormat == .jsonl ? alert.json : alert.text }

    /// 1 when an alert at or above `--fail-on` came, told or not.
    private var status: Int32 {
        guard let limit = options.failOn, let worst = monitor.worstDetected, worst >= limit else { return ExitStatus.done }
        return ExitStatus.alertsFound
    }
}
