package import KeptState

/// One event of one watched source.
package struct WatchEvent: Hashable, Sendable {
    /// Counts from 0 in the order in which sources were met; never used again. With the event's generation it names one stream of bytes.
    package var source: Int
    /// What the source is called: its path, `-` for standard input, or the argument that leads to nothing yet.
    package var path: FilePath
    /// What happened.
    package var event: FollowEvent
}

/// What is being watched: several paths side by side, and new files in directories and patterns as they come.
///
/// Fair: each path gives at most 256 KiB in a round, and a round at most 1 MiB altogether; the next round begins where it stopped.
/// No file is read twice, even if a rotation gives it another name that a directory or pattern fits, or leaves a copy, packed or not.
package struct WatchedPaths {
    /// What one round gives at most, so that memory stays bounded however many files grow.
    private static let roundBytes = 1 << 20
    /// How often directories and patterns are looked through for new files.
    private static let listingPause = Duration.seconds(1)
    /// Rounds that come sooner were called for by a hint. The next one waits for its time then, so that a busy folder can't make us look all the time.
    private static let hintedPause = Duration.milliseconds(75)

    /// What the user typed.
    let paths: SourcePaths
    /// Where it is looked for.
    let files: any FileSystem
    /// How it is followed.
    let settings: FollowSettings
    /// Which files are being read, and which were.
    var known = KnownFiles()
    /// The sources, in the order in which they were met.
    var entries: [WatchedEntry] = []
    /// The paths of the entries.
    var followed: Set<FilePath> = []
    /// For each file that the user named: what lay beside it under rotated names when it was last looked, in the order of the names.
    var siblings: [FilePath: [RotatedSibling]] = [:]
    /// How many numbers were given.
    var numbers = 0
    /// What the last run left, until the first poll takes it up.
    var lastRun: KeptWatch?
    /// Arguments that lead to nothing, by their path.
    private var missing: [FilePath: Int] = [:]
    private var nextListing: Duration?
    private var cursor = 0
    /// For each entry the one of which it may be a rotated name, as long as ``numbers`` is as it was then and no entry went.
    private var originals: [Int?] = []
    private var originalsAsOf = 0
    private var hints: ChangeHints?
    private var lastPoll: Duration?
    /// Nothing came in the last round, and it was not a hint that had called for it.
    private var isWorthAHint = false
    /// The last round stopped at a limit: poll again at once instead of after the usual pause.
    package private(set) var hasMore = false

    /// - Parameter paths: what the user typed.
    package init(_ paths: SourcePaths, in files: any FileSystem = SystemFiles(), settings: FollowSettings = FollowSettings()) {
        self.paths = paths
        self.files = files
        self.settings = settings
    }

    /// Goes on where a former run of the program was, if there was one.
    ///
    /// The paths may be others than in the last run: of those that are new, all is read that ``FollowSettings/start`` says; those that are gone end,
    /// and what was read of them is not read again should they come back.
    ///
    /// - Parameter state: what ``state(readFrom:)`` gave.
    /// - Throws: what is wrong with the state.
    package init(
        _ paths: SourcePaths, in files: any FileSystem = SystemFiles(), settings: FollowSettings = FollowSettings(),
        resuming state: [UInt8]?
    ) throws(StateFault) {
        self.init(paths, in: files, settings: settings)
        guard let state else { return }
        var kept = KeptWatch()
        try StateArchive.restore(&kept, from: state)
        lastRun = kept
    }

    /// The sources that are watched now, in the order in which they were met.
    package var sources: [WatchedSource] { entries.map(\.status) }

    /// Nothing can come any more: all there is was standard input, and it has ended.
    package var isOver: Bool {
        nextListing != nil && missing.isEmpty && paths.arguments == [FilePath("-")] && entries.allSatisfy(\.isOver)
    }

    /// To be polled by the loop besides the keyboard: standard input, and what hints at changes of files, so that they are seen before the pause is
    /// over. The files themselves are never worth waiting for with `poll`.
    package var descriptors: [Int32] {
        let hint = isWorthAHint ? hints?.descriptor : nil
        return entries.compactMap(\.descriptor) + (hint.map { [$0] } ?? [])
    }

    /// Looks once at every source. Never waits; to be called every 100 to 250 ms, and at once while ``hasMore``.
    ///
    /// - Parameter now: time since any fixed moment, of a clock that never goes back.
    package mutating func poll(at now: Duration) -> [WatchEvent] {
        var events: [WatchEvent] = []
        // Before anything is looked at: what comes from here on is worth another look.
        hints?.clear()
        var isListing = false
        if nextListing.map({ now >= $0 }) ?? true {
            list(at: now, &events)
            isListing = true
            nextListing = now + Self.listingPause
        }
        hasMore = false
        var left = Self.roundBytes
        var visited = 0
        var given: [Int: Int] = [:]
        // Those that are found meanwhile are looked at in the same round, before they can be packed or deleted.
        while visited < entries.count {
            guard left > 0 else {
                hasMore = true
                break
            }
            cursor = cursor < entries.count ? cursor : 0
            // What a file holds that is new is known as a copy only once its original has been read.
            let original = original(of: cursor)
            for index in [original, cursor].compactMap(\.self) where given[index] == nil {
                // It waits for a round at most as long as the original gives bytes.
                if index == cursor, let original, given[original, default: 0] > 0, entries[original].isToBeSeen { continue }
                let bytes = pollEntry(index, at: now, &events)
                given[index] = bytes
                left -= bytes
            }
            visited += 1
            cursor += 1
        }
        // After reading: what was cut away meanwhile, or got another name, is known by now.
        if isListing { for entry in entries { noteSiblings(of: entry) } }
        let isHinted = lastPoll.map { now - $0 < Self.hintedPause } ?? false
        isWorthAHint = left == Self.roundBytes && !isHinted
        lastPoll = now
        return events
    }

    /// - Returns: how many bytes were given.
    private mutating func pollEntry(_ index: Int, at now: Duration, _ events: inout [WatchEvent]) -> Int {
        let before = entries[index]
        let (given, isBusy) = entries[index].poll(at: now, knowing: &known, into: &events)
        let after = entries[index]
        // After a truncation too: what had not been read by then may lie in a copy. What was looked for in vain after a restart may have been cut.
        if after.generation > before.generation || after.unresumedCount < before.unresumedCount { followMissed(beside: after.source) }
        if siblings[after.source.path] == nil { noteSiblings(of: after) }
        hasMore = hasMore || isBusy
        return given
    }

    /// The entry of which this one may be a rotated name.
    private mutating func original(of index: Int) -> Int? {
        if originals.count != entries.count || originalsAsOf != numbers {
            let indices = Dictionary(zip(entries.map(\.source.path), entries.indices)) { first, _ in first }
            originals = entries.map { entry in
                let path = entry.source.path
                return path.name.indices.dropFirst().reversed().lazy.compactMap { indices[path.directory.appending(path.name[..<$0])] }.first
            }
            originalsAsOf = numbers
        }
        return originals[index]
    }

    private mutating func list(at now: Duration, _ events: inout [WatchEvent]) {
        let survey = paths.survey(in: files)
        let isFirst = nextListing == nil
        var isThere: Set<FilePath> = []
        if let lastRun {
            isThere = takeUp(lastRun, survey, at: now, &events)
            self.lastRun = nil
        }
        var listed: Set<FilePath> = []
        for source in survey.sources {
            listed.insert(source.path)
            follow(source, isFirst: isFirst && !isThere.contains(source.path))
        }
        var stillMissing: [FilePath: Int] = [:]
        for problem in survey.problems {
            // A path that isn't there or can't be read may come; a follower waits for it and says so.
            let argument = problem.path
            switch problem {
            case .notReadable(_, let error) where (try? files.currentStatus(of: argument))?.kind == .directory:
                stillMissing[argument] = missing[argument] ?? announce(argument, .failed(error), &events)
            case .noSuchFile, .notReadable, .neitherFileNorDirectory, .notText:
                listed.insert(argument)
                follow(Source(kind: .file, path: argument), isFirst: isFirst && !isThere.contains(argument))
            case .directoryWithoutLogs, .patternWithoutMatch, .systemDirectory:
                stillMissing[argument] = missing[argument] ?? announce(argument, .waiting, &events)
            }
        }
        for (path, number) in missing.sorted(by: { $0.key < $1.key }) where stillMissing[path] == nil {
            events.append(WatchEvent(source: number, path: path, event: FollowEvent(generation: 0, kind: .recovered)))
        }
        missing = stillMissing
        watchFolders()
        var missed: [FilePath] = []
        entries.removeAll { entry in
            guard !listed.contains(entry.source.path), entry.isGone else { return false }
            if entry.hasBegun { events.append(entry.event(.vanished)) }
            if entry.isUnknown { missed.append(entry.source.argument) }
            followed.remove(entry.source.path)
            return true
        }
        // It may have been packed, or renamed once more, before it could be looked into.
        for path in missed { followMissed(beside: Source(kind: .file, path: path)) }
    }

    /// Begins to follow a source, unless it is followed.
    ///
    /// - Parameter isFirst: whether it was there when the program began, so that ``FollowSettings/start`` says where reading begins.
    mutating func follow(_ source: Source, isFirst: Bool) {
        guard followed.insert(source.path).inserted else { return }
        var settings = settings
        if !isFirst { settings.start = .beginning }
        entries.append(WatchedEntry(source, number: numbers, in: files, settings: settings))
        numbers += 1
    }

    /// Again after each listing: a folder may have been replaced.
    private mutating func watchFolders() {
        guard files is SystemFiles else { return }
        let hints = hints ?? ChangeHints()
        self.hints = hints
        for folder in Set(entries.lazy.filter { $0.source.kind == .file }.map(\.source.path.directory)) { hints.watch(folder) }
    }

    private mutating func announce(_ path: FilePath, _ kind: FollowEvent.Kind, _ events: inout [WatchEvent]) -> Int {
        let number = numbers
        numbers += 1
        events.append(WatchEvent(source: number, path: path, event: FollowEvent(generation: 0, kind: kind)))
        return number
    }
}
