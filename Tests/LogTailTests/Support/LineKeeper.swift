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
    }

    private(set) var watched: WatchedPaths
    private(set) var lines: [String]
    private(set) var story: [String] = []
    /// Generations that were stored as open and of which nothing was heard since.
    private(set) var awaited: [Key: Int] = [:]
    private var streams: [Key: Stream] = [:]
    var now = Duration.zero
    /// So many whole lines at the end of each generation are held back, as belonging to a message that is not complete.
    let heldBack: Int

    init(
        _ paths: [String], settings: FollowSettings = FollowSettings(), heldBack: Int = 0, from stored: Stored? = nil
    ) throws {
        watched = try WatchedPaths(SourcePaths(paths), settings: settings, resuming: stored?.state)
        lines = stored?.lines ?? []
        awaited = stored?.places ?? [:]
        self.heldBack = heldBack
    }

    mutating func poll(_ times: Int = 1) {
        for _ in 0..<times {
            for event in watched.poll(at: now) { take(event) }
            now += .milliseconds(250)
        }
    }

    mutating func store() -> Stored {
        var places = awaited
        for (key, stream) in streams { places[key] = stream.offset }
        let state = watched.state { places[Key(source: $0, generation: $1)] }
        return Stored(state: state, lines: lines, places: places)
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
        lines += stream.held[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        stream.offset += end + 1
        stream.held.removeFirst(end + 1)
        streams[key] = stream
    }
}
