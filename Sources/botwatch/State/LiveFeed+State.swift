import ConversationLog
import KeptState
import LogTail

/// How watching outlives the process.
extension LiveFeed {
    /// - Parameters:
    ///   - fromNow: files that are there already and that no earlier run had are read from their end.
    ///   - parts: what an earlier run left, without the word `watch/`; none to begin anew.
    /// - Throws: what is wrong with the parts.
    init(
        paths: [String], fromNow: Bool, choice: FormatChoice, limits: ReaderLimits, resuming parts: [String: [UInt8]] = [:]
    ) throws(StateFault) {
        var settings = FollowSettings()
        settings.start = fromNow ? .now : .beginning
        self.init(
            watched: try WatchedPaths(SourcePaths(paths), settings: settings, resuming: parts["places"]), choice: choice, limits: limits)
        try takeUp(parts)
    }

    private mutating func takeUp(_ parts: [String: [UInt8]]) throws(StateFault) {
        changed = ChangedParts(given: Dictionary(uniqueKeysWithValues: parts.map { ("watch/" + $0.key, $0.value) }))
        for (key, bytes) in parts.sorted(by: { $0.key < $1.key }) {
            if key.hasPrefix("stream/") {
                var stream = KeptStream()
                try StateArchive.restore(&stream, from: bytes)
                resumable.append(stream)
            } else if key.hasPrefix("format/") {
                var format = KeptFormat()
                try StateArchive.restore(&format, from: bytes)
                names[format.source] = format.name
                formats[format.source] = FormatNotice(format: format.format, summary: format.summary)
                if let last = format.lastReader {
                    lastReaders[format.source] = try ResumableReader(name: format.name, choice: choice, limits: limits, from: last)
                }
            } else if key != "places" {
                throw .outOfRange
            }
        }
    }

    /// A stretch of content of the last run goes on: so does its reader. False when that is not known.
    mutating func resume(_ watch: WatchEvent, at offset: Int, _ now: Duration) -> Bool {
        guard let index = resumable.firstIndex(where: { $0.source == watch.source && $0.generation == watch.event.generation }) else { return false }
        let kept = resumable.remove(at: index)
        let name = watch.path.shownName
        guard kept.base + kept.reader.offset == offset,
            let reader = try? ResumableReader(name: name, choice: choice, limits: limits, from: kept.reader)
        else { return false }
        streams.append(
            Stream(
                source: watch.source, generation: watch.event.generation, name: name, reader: reader, linesBefore: kept.linesRead,
                base: kept.base, lastBytes: now))
        return true
    }

    mutating func changedParts() -> [StatePart] {
        var parts: [StatePart] = []
        var keys: Set<String> = []
        var readFrom: [KeptStream] = resumable
        func add(_ key: String, _ bytes: [UInt8]) {
            keys.insert(key)
            if let part = changed.part(key, bytes) { parts.append(part) }
        }
        for index in streams.indices {
            readFrom.append(
                KeptStream(
                    source: streams[index].source, generation: streams[index].generation, base: streams[index].base,
                    linesRead: streams[index].reader.linesRead, reader: streams[index].reader.checkpoint))
        }
        for var stream in readFrom { add("watch/stream/\(stream.source).\(stream.generation)", StateArchive.bytes(of: &stream)) }
        for source in Set(formats.keys).union(lastReaders.keys).sorted() {
            let notice = formats[source]
            var format = KeptFormat(source: source, name: names[source] ?? "", format: notice?.format, summary: notice?.summary ?? "")
            if var reader = lastReaders[source] {
                reader.restart()
                format.lastReader = reader.checkpoint
            }
            add("watch/format/\(source)", StateArchive.bytes(of: &format))
        }
        let places = watched.state { source, generation in
            readFrom.first { $0.source == source && $0.generation == generation }.map { $0.base + $0.reader.offset }
        }
        add("watch/places", places)
        return parts + changed.removed(allBut: keys)
    }
}
