@testable import LogTail

/// A reader of lines on top of ``WatchedPaths`` that can be killed at any moment and goes on from what it had stored: the state, the lines it
/// had given out, and how far it had come in each generation.
struct LineKeeper {
    struct Key: Hashable {
        var source: Int
        var generation: Int
    }

    /// What is held of one generation.
    private struct Stream {
        /// Where ``held`` begins in the file.
        var offset: Int
        var held: [UInt8] = []
    }

    /// What survives a kill.
    struct Stored {
        var state: [UInt8]
        var lines: [String]
        var places: [Key: Int]
        /// For each generation its lines, to see whether they are in order.
        var linesOf: [Key: [String]] = [:]
        /// For whoever knows the files' numbers: which were open.
        var openFiles: Set<UInt64> = []
    }

    private(set) var watched: WatchedPaths
    private(set) var lines: [String]
    private(set) var story: [String] = []
    /// Generations that were stored as open and of which nothing was heard since.
    private(set) var awaited: [Key: Int] = [:]
    private var streams: [Key: Stream] = [:]
    private var linesOf: [Key: [String]] = [:]
    /// There was a run before this one.
    let wasRestarted: Bool
    var now = Duration.zero
    /// So many whole lines at the end of each generation are held back, as belonging to a message that is not complete.
    let heldBack: Int

    init(
        _ paths: [String], in files: any FileSystem = SystemFiles(), settings: FollowSettings = FollowSettings(), heldBack: Int = 0,
        from stored: Stored? = nil
    ) throws {
        watched = try WatchedPaths(SourcePaths(paths), in: files, settings: settings, resuming: stored?.state)
        linesOf = stored?.linesOf ?? [:]
        wasRestarted = stored != nil
        lines = stored?.lines ?? []
        awaited = stored?.places ?? [:]
        self.heldBack = heldBack
    }

    /// - Returns: how many events came.
    @discardableResult
    mutating func poll(_ times: Int = 1, every pause: Duration = .milliseconds(250)) -> Int {
        var count = 0
        for _ in 0..<times {
            let events = watched.poll(at: now)
            for event in events { take(event) }
            count += events.count
            now += pause
        }
        return count
    }

    /// Gives out what is whole, as when the program ends.
    mutating func finish() {
        for key in streams.keys { giveOut(key, keeping: 0) }
    }

    mutating func store() -> Stored {
        var places = awaited
        for (key, stream) in streams { places[key] = stream.offset }
        let state = watched.state { places[Key(source: $0, generation: $1)] }
        return Stored(state: state, lines: lines, places: places, linesOf: linesOf)
    }

    /// The first generation whose lines, which begin with rising numbers, are out of order.
    var disorder: String? {
        for (key, lines) in linesOf {
            let numbers = lines.compactMap { Int($0.prefix { $0.isNumber }) }
            if numbers != numbers.sorted() { return "out of order: source \(key.source), generation \(key.generation)" }
        }
        return nil
    }

    private mutating func take(_ event: WatchEvent) {
        let key = Key(source: event.source, generation: event.event.generation)
        if let word = event.event.word { story.append(String(decoding: event.path.name, as: UTF8.self) + ": " + word) }
        switch event.event.kind {
        case .began(.resumed, let offset):
            // The saved reader fits only if reading goes on exactly there.
            if awaited.removeValue(forKey: key) != offset { story.append("resumed elsewhere") }
            streams[key] = Stream(offset: offset)
        case .began(_, let offset): streams[key] = Stream(offset: offset)
        case .skipped(let count): streams[key]?.offset += count
        case .bytes(let bytes):
            streams[key]?.held += bytes
            giveOut(key, keeping: heldBack)
        case .ended(let last):
            awaited[key] = nil
            giveOut(key, keeping: 0)
            if last == .complete, let rest = streams[key]?.held, !rest.isEmpty { lines.append(String(decoding: rest, as: UTF8.self)) }
            streams[key] = nil
        default: break
        }
    }

    private mutating func giveOut(_ key: Key, keeping count: Int) {
        guard var stream = streams[key] else { return }
        let ends = stream.held.indices.filter { stream.held[$0] == UInt8(ascii: "\n") }.dropLast(count)
        guard let end = ends.last else { return }
        let given = stream.held[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        lines += given
        linesOf[key, default: []] += given
        stream.offset += end + 1
        stream.held.removeFirst(end + 1)
        streams[key] = stream
    }
}
