internal import KeptState

/// How watched paths outlive the process.
extension WatchedPaths {
    /// All that must be known to go on in another run of the program: for each source and generation that has not ended its number, its file and
    /// the place, and which files were read. No byte of a log is in it, only digests.
    ///
    /// It holds for the moment after the last poll, once its events are dealt with, and has to be stored together with what they led to.
    ///
    /// - Parameter readFrom: for a source's number and a generation's: from which offset of its file reading shall go on, such as the beginning of a
    ///   message that is not complete yet; nil where all that was given is done with. Asked for generations that have not ended.
    package mutating func state(readFrom: (_ source: Int, _ generation: Int) -> Int?) -> [UInt8] {
        if var lastRun { return StateArchive.bytes(of: &lastRun) }
        var kept = KeptWatch(arguments: paths.arguments, numbers: numbers, siblings: siblings)
        var open: [FilePath: [KeptGeneration]] = [:]
        for index in entries.indices {
            let number = entries[index].number
            let source = entries[index].kept { readFrom(number, $0) }
            open[source.path] = source.open
            kept.sources.append(source)
        }
        kept.known = known.kept(open: open)
        return StateArchive.bytes(of: &kept)
    }

    /// Takes up what the last run left: goes on in its sources, except for those that nobody asks for any more.
    ///
    /// - Returns: the paths that arguments lead to which the last run had too: all of them has come since, so it is read from its beginning.
    mutating func takeUp(
        _ kept: KeptWatch, _ survey: SourcePaths.Survey, at now: Duration, _ events: inout [WatchEvent]
    ) -> Set<FilePath> {
        numbers = kept.numbers
        known.takeUp(kept.known)
        let arguments = Set(paths.arguments)
        var listed: [FilePath: Source.Kind] = [:]
        for source in survey.sources { listed[source.path] = source.kind }
        var resumed: [(entry: Int, kept: KeptSource)] = []
        for source in kept.sources {
            guard listed[source.path].map({ $0 == source.kind }) ?? arguments.contains(source.argument) else {
                letGo(of: source, &events)
                continue
            }
            let settings = settings
            for generation in source.open where source.kind == .file { known.hold(generation.identity, as: source.path) }
            if let packed = source.packed { known.hold(packed.identity, as: source.path) }
            resumed.append((entries.count, source))
            followed.insert(source.path)
            entries.append(
                WatchedEntry(
                    Source(kind: source.kind, path: source.path, foundBy: source.argument), in: files, resuming: source, settings: settings))
        }
        siblings = kept.siblings.filter { followed.contains($0.key) }
        var finder = FileFinder(in: files)
        for (index, source) in resumed {
            entries[index].resume(at: now, lost: source.open, knowing: &known, finding: &finder, into: &events)
        }
        for (index, _) in resumed { followMissed(beside: entries[index].source) }
        let added = paths.arguments.filter { !kept.arguments.contains($0) }
        let new = added.isEmpty ? [] : SourcePaths(added.map(\.escaped)).survey(in: files).sources.map(\.path)
        return Set(listed.keys).union(paths.arguments).subtracting(new).subtracting(added)
    }

    /// A source that nobody asks for any more. Where it is asked for again later, reading goes on where it was.
    private mutating func letGo(of source: KeptSource, _ events: inout [WatchEvent]) {
        func say(_ kind: FollowEvent.Kind, _ generation: Int) {
            events.append(WatchEvent(source: source.number, path: source.path, event: FollowEvent(generation: generation, kind: kind)))
        }
        for open in source.open {
            if source.kind == .file { known.release(open.identity, proven: open.place) }
            say(.ended(.dropped), open.generation)
        }
        if let packed = source.packed { say(.ended(.dropped), packed.generation) }
    }
}
