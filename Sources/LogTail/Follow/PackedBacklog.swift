/// A gzip file that was found while watching: a rotated log, packed. It is unpacked once, when it is complete, and never followed.
///
/// It goes through it twice. The first time nothing is given: that shows whether the file is complete, since the packing program may still be
/// at it, and whether its content was read before it was packed.
struct PackedBacklog {
    /// What one call gave.
    enum Step {
        case bytes([UInt8])
        /// It takes another call.
        case busy
        /// It is not complete; to be looked at again later.
        case waiting
        case fault(UnpackFault)
        /// Its content, or the beginning of it, was read under this path.
        case alreadyRead(as: FilePath)
        case end
    }

    /// A packing program writes all the time; one that paused so long has died.
    private static let patience = Duration.seconds(5)

    private enum Phase {
        case checking(FileReader, ContentProbe, [KnownFiles.Original])
        case incomplete(since: Duration)
        case giving(FileReader, skip: Int)
        case over
    }

    private let source: Source
    private let files: any FileSystem
    private let limits: UnpackLimits
    private var phase: Phase
    /// Unpacked bytes before the next one to give; what was read before the file was packed counts too.
    private(set) var position = 0
    /// When an incomplete file was first seen with its size.
    private var quietSince: (size: Int, since: Duration)?

    /// - Parameter originals: what was read so far under the names of which this may be a rotated one.
    init(
        _ source: Source, in files: any FileSystem, originals: [KnownFiles.Original], limits: UnpackLimits = UnpackLimits()
    ) throws(SourceError) {
        self.source = source
        self.files = files
        self.limits = limits
        phase = .checking(try FileReader(source, in: files, limits: limits), ContentProbe(originals.map(\.place)), originals)
    }

    /// Goes on giving after a restart of the program.
    ///
    /// - Parameter position: unpacked bytes that were given.
    init(
        _ source: Source, in files: any FileSystem, resumingAt position: Int, limits: UnpackLimits = UnpackLimits()
    ) throws(SourceError) {
        self.source = source
        self.files = files
        self.limits = limits
        self.position = position
        phase = .giving(try FileReader(source, in: files, limits: limits), skip: position)
    }

    /// Does at most one chunk of work.
    ///
    /// - Parameter originals: as for ``init(_:in:originals:limits:)``, as it is now.
    mutating func step(at now: Duration, originals: () -> [KnownFiles.Original]) throws(SourceError) -> Step {
        switch phase {
        case .checking(let reader, let probe, let originals): return try check(reader, probe, originals, at: now)
        case .incomplete(let since): return try lookAgain(since, originals, at: now)
        case .giving(let reader, let skip): return try give(reader, skip: skip)
        case .over: return .end
        }
    }

    private mutating func check(
        _ given: FileReader, _ probe: ContentProbe, _ originals: [KnownFiles.Original], at now: Duration
    ) throws(SourceError) -> Step {
        var reader = given
        var probe = probe
        switch try reader.next() {
        case .bytes(let bytes):
            probe.feed(bytes)
            phase = .checking(reader, probe, originals)
            return .busy
        case .fault(let fault):
            if fault == .truncated, isGrowing(reader.size ?? 0, at: now) {
                phase = .incomplete(since: now)
                return .waiting
            }
            phase = .checking(reader, probe, originals)
            return .busy
        case .nothingYet:
            phase = .checking(reader, probe, originals)
            return .busy
        case .end:
            guard let (index, skip) = probe.match() else {
                phase = .giving(try FileReader(source, in: files, limits: limits), skip: 0)
                return .busy
            }
            // What more it holds comes there too; should it not, because the program is started again and the file is gone, it is read from here.
            if originals[index].isOpen {
                phase = .incomplete(since: now)
                return .waiting
            }
            position = skip
            phase = skip < probe.count ? .giving(try FileReader(source, in: files, limits: limits), skip: skip) : .over
            return .alreadyRead(as: originals[index].path)
        }
    }

    /// Whether an incomplete file may still become complete.
    private mutating func isGrowing(_ size: Int, at now: Duration) -> Bool {
        if let quietSince, quietSince.size == size { return now - quietSince.since < Self.patience }
        quietSince = (size, now)
        return true
    }

    private mutating func lookAgain(
        _ since: Duration, _ originals: () -> [KnownFiles.Original], at now: Duration
    ) throws(SourceError) -> Step {
        guard now - since >= .seconds(1) else { return .waiting }
        let originals = originals()
        phase = .checking(try FileReader(source, in: files, limits: limits), ContentProbe(originals.map(\.place)), originals)
        return .busy
    }

    private mutating func give(_ given: FileReader, skip: Int) throws(SourceError) -> Step {
        var reader = given
        switch try reader.next() {
        case .bytes(let bytes):
            let skipped = min(skip, bytes.count)
            phase = .giving(reader, skip: skip - skipped)
            position += bytes.count - skipped
            return skipped == bytes.count ? .busy : .bytes(Array(bytes[skipped...]))
        case .fault(let fault):
            phase = .giving(reader, skip: skip)
            return .fault(fault)
        case .nothingYet:
            return .busy
        case .end:
            phase = .over
            return .end
        }
    }
}

/// Finds out whether a stream of bytes is, or begins with, content that was read up to one of some places.
struct ContentProbe {
    private let places: [any ContentPlace]
    private var head: [UInt8] = []
    private var ends: [[UInt8]]
    /// Bytes fed so far.
    private(set) var count = 0

    /// Compares with these places, oldest first.
    init(_ places: [any ContentPlace]) {
        self.places = places
        ends = places.map { _ in [] }
    }

    /// Takes in the next bytes of the stream.
    mutating func feed(_ bytes: [UInt8]) {
        if head.count < FilePlace.headBytes { head += bytes.prefix(FilePlace.headBytes - head.count) }
        for (index, place) in places.enumerated() {
            let low = max(place.markerStart, count)
            let high = min(place.offset, count + bytes.count)
            if low < high { ends[index] += bytes[(low - count)..<(high - count)] }
        }
        count += bytes.count
    }

    /// The newest place that the content agrees with, and how many of its first bytes were read by then: all of them, if it is a
    /// copy made shortly before the place.
    func match() -> (index: Int, read: Int)? {
        for (index, place) in places.enumerated().reversed() where place.headMayBe(Array(head.prefix(place.headCount))) {
            if count >= place.offset {
                if place.markerIs(ends[index]), head.count >= place.headCount { return (index, place.offset) }
            } else if ends[index].count >= FilePlace.tellingBytes, place.markerBegins(with: ends[index]) {
                return (index, count)
            }
        }
        return nil
    }
}
