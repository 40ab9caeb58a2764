import ConversationLog
import DashboardModel
import KeptState
import LogTail

/// Logs that grow while they are read.
struct LiveFeed: Feed {
    /// One stretch of a source's content; after a rotation two are open for a while.
    struct Stream {
        var source: Int
        var generation: Int
        var name: String
        var reader: ResumableReader
        /// Lines that the reader had read before, under the generation that it was copied from.
        var linesBefore: Int
        /// Where in its file the reader's first byte was.
        var base: Int
        /// When bytes last came, for deciding on a format without waiting for ever.
        var lastBytes: Duration
        var isSettled = false
    }

    /// How often files are looked at: a flag must show within a second of its line.
    private static let pollPause = Duration.milliseconds(100)
    /// A source that has been quiet for so long is taken at its word: its format is decided and its last message is whole.
    private static let quietTime = Duration.milliseconds(500)

    var watched: WatchedPaths
    let choice: FormatChoice
    let limits: ReaderLimits
    /// Tells when bytes came, and so the year of times without one.
    var wallClock: () -> EventTime = { WallClock.now }
    var streams: [Stream] = []
    /// The latest reader of each source: a new generation goes on in its format.
    var lastReaders: [Int: ResumableReader] = [:]
    var formats: [Int: FormatNotice] = [:]
    /// What each source is called.
    var names: [Int: String] = [:]
    /// What the last run's readers remember, until their content is there.
    var resumable: [KeptStream] = []
    var changed = ChangedParts()
    private var notices: [String] = []
    private var linesOfEnded = 0

    /// - Parameter watched: what is followed; see ``init(paths:fromNow:choice:limits:resuming:)``.
    init(watched: WatchedPaths, choice: FormatChoice, limits: ReaderLimits) {
        self.watched = watched
        self.choice = choice
        self.limits = limits
    }

    mutating func advance(at now: Duration, _ take: (ReaderItem, String) -> Void) throws -> FeedProgress {
        for event in watched.poll(at: now) { apply(event, at: now, take) }
        for index in streams.indices where !streams[index].isSettled && now - streams[index].lastBytes >= Self.quietTime {
            streams[index].isSettled = true
            let name = streams[index].name, source = streams[index].source
            var items: [ReaderItem] = []
            streams[index].reader.settle { items.append($0) }
            for item in items { pass(item, of: source, name, take) }
        }
        if watched.isOver { return .ended }
        return watched.hasMore ? .more : .idle(until: now + Self.pollPause)
    }

    var descriptors: [Int32] { watched.descriptors }
    var mode: RunStatus.Mode { .live }
    var isPaused: Bool { false }
    var linesRead: Int { streams.reduce(linesOfEnded) { $0 + $1.reader.linesRead - $1.linesBefore } }
    var bytesRead: Int { watched.sources.reduce(0) { $0 + $1.bytesRead } }

    var sources: [RunStatus.Source] {
        watched.sources.map { source in
            RunStatus.Source(
                name: source.path.shownName, state: RunStatus.Source.State(source.state), bytesRead: source.bytesRead,
                bytesTotal: source.bytesBehind.map { $0 + source.bytesRead }, format: formats[source.number]?.format,
                rotations: source.rotations, truncations: source.truncations)
        }
    }

    mutating func takeNotices() -> [String] {
        defer { notices = [] }
        return notices
    }

    mutating func togglePause(at now: Duration) {}
    mutating func changeSpeed(faster: Bool, at now: Duration) {}

    private mutating func apply(_ watch: WatchEvent, at now: Duration, _ take: (ReaderItem, String) -> Void) {
        let name = watch.path.shownName
        let generation = watch.event.generation
        names[watch.source] = name
        switch watch.event.kind {
        case .began(.resumed, let offset) where resume(watch, at: offset, now):
            notices.append("\(name): reading on where it stopped")
        case .began(let beginning, let offset):
            var reader = streams.last { $0.source == watch.source }?.reader ?? lastReaders[watch.source]
            reader?.restart()
            let fresh = reader ?? ResumableReader(name: name, choice: choice, limits: limits)
            streams.append(
                Stream(
                    source: watch.source, generation: generation, name: name, reader: fresh,
                    linesBefore: fresh.linesRead, base: offset, lastBytes: now))
            if let sentence = beginning.sentence { notices.append("\(name): \(sentence)") }
        case .bytes(let bytes):
            guard let index = index(of: watch) else { return }
            var items: [ReaderItem] = []
            streams[index].lastBytes = now
            streams[index].isSettled = false
            streams[index].reader.arrival = wallClock()
            streams[index].reader.feed(bytes.span) { items.append($0) }
            for item in items { pass(item, of: watch.source, name, take) }
        case .skipped(let bytes):
            if let index = index(of: watch) { streams[index].base += bytes }
        case .lost(let count):
            notices.append(
                count > 0
                    ? "\(name): \(count) bytes and perhaps more could not be read before it was cut or taken away"
                    : "\(name): what was written to it before it was cut or taken away may be missing")
        case .ended(let lastLine):
            guard let index = index(of: watch) else { return }
            var stream = streams.remove(at: index)
            var items: [ReaderItem] = []
            if lastLine == .dropped {
                stream.reader.settle { items.append($0) }
                stream.reader.restart()
            }
            stream.reader.finish { items.append($0) }
            linesOfEnded += stream.reader.linesRead - stream.linesBefore
            lastReaders[watch.source] = stream.reader
            for item in items { pass(item, of: watch.source, name, take) }
        case .waiting: notices.append("waiting for \(name)")
        case .failed(let error): notices.append("waiting for \(name): \(error.text)")
        case .recovered: notices.append("\(name): there again")
        case .continued: notices.append("\(name): saved anew, reading on")
        case .refused(let refusal): notices.append("\(name): \(refusal.sentence)")
        case .alreadyRead(let other): notices.append("\(name): read before as \(other.shownName)")
        case .vanished: notices.append("\(name): gone, all of it was read")
        case .damaged(let fault): notices.append("\(name): \(fault.sentence)")
        }
    }

    private func index(of watch: WatchEvent) -> Int? {
        streams.firstIndex { $0.source == watch.source && $0.generation == watch.event.generation }
    }

    private mutating func pass(_ item: ReaderItem, of source: Int, _ name: String, _ take: (ReaderItem, String) -> Void) {
        if case .format(let notice) = item {
            if formats[source] != notice { notices.append("\(name): \(notice.summary)") }
            formats[source] = notice
        }
        take(item, name)
    }
}

extension FilePath {
    var shownName: String { text == "-" ? "standard input" : text }
}

extension RunStatus.Source.State {
    init(_ state: WatchedSource.State) {
        self =
            switch state {
            case .waiting: .waiting
            case .reading: .reading
            case .caughtUp: .caughtUp
            case .ended: .ended
            case .failed(let error): .failed(error.text)
            case .refused(let refusal): .failed(refusal.sentence)
            }
    }
}

extension FollowEvent.Beginning {
    /// What is worth telling; nil for a file that was there from the start.
    fileprivate var sentence: String? {
        switch self {
        case .first: nil
        case .appeared: "there now"
        case .rotated: "rotated, the old file was read to its end"
        case .replaced: "replaced by a new file"
        case .truncated: "truncated, reading from the start; what was written in the last moment before may be missing"
        case .returned: "back under this name"
        case .resumed: "reading on where it stopped"
        }
    }
}

extension FollowEvent.Refusal {
    var sentence: String {
        switch self {
        case .notText(.known(let kind)): "not a log but \(kind)"
        case .notText(.wideText(let encoding)): "the log is \(encoding); convert it: iconv -t UTF-8"
        case .notText(.unprintable): "not a text file"
        case .gzip: "compressed, and can't be followed; botwatch replay reads it"
        }
    }
}
