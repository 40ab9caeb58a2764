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
        case checking(FileReader, ContentProbe)
        case incomplete(since: Duration)
        case giving(FileReader, skip: Int)
        case over
    }

    private let source: Source
    private let limits: UnpackLimits
    private let originals: [(path: FilePath, place: any ContentPlace)]
    private var phase: Phase
    /// Unpacked bytes before the next one to give; what was read before the file was packed counts too.
    private(set) var position = 0
    /// When an incomplete file was first seen with its size.
    private var quietSince: (size: Int, since: Duration)?

    /// - Parameter originals: what was read so far under the names of which this may be a rotated one.
    init(
        _ source: Source, originals: [(path: FilePath, place: any ContentPlace)], limits: UnpackLimits = UnpackLimits()
    ) throws(SourceError) {
        self.source = source
        self.limits = limits
        self.originals = originals
        phase = .checking(try FileReader(source, limits: limits), ContentProbe(originals.map(\.place)))
    }

    /// Goes on giving after a restart of the program.
    ///
    /// - Parameter position: unpacked bytes that were given.
    init(_ source: Source, resumingAt position: Int, limits: UnpackLimits = UnpackLimits()) throws(SourceError) {
        self.source = source
        self.limits = limits
        self.position = position
        originals = []
        phase = .giving(try FileReader(source, limits: limits), skip: position)
    }

    /// Does at most one chunk of work.
    mutating func step(at now: Duration) throws(SourceError) -> Step {
        switch phase {
        case .checking(let reader, let probe): return try check(reader, probe, at: now)
        case .incomplete(let since): return try lookAgain(since, at: now)
        case .giving(let reader, let skip): return try give(reader, skip: skip)
        case .over: return .end
        }
    }

    private mutating func check(_ given: FileReader, _ probe: ContentProbe, at now: Duration) throws(SourceError) -> Step {
        var reader = given
        var probe = probe
        switch try reader.next() {
        case .bytes(let bytes):
            probe.feed(bytes)
            phase = .checking(reader, probe)
            return .busy
        case .fault(let fault):
            if fault == .truncated, isGrowing(reader.size ?? 0, at: now) {
                phase = .incomplete(since: now)
                return .waiting
            }
            phase = .checking(reader, probe)
            return .busy
        case .nothingYet:
            phase = .checking(reader, probe)
            return .busy
        case .end:
            guard let (index, skip) = probe.match() else {
                phase = .giving(try FileReader(source, limits: limits), skip: 0)
                return .busy
            }
            position = skip
            phase = skip < probe.count ? .giving(try FileReader(source, limits: limits), skip: skip) : .over
            return .alreadyRead(as: originals[index].path)
        }
    }

    /// Whether an incomplete file may still become complete.
    private mutating func isGrowing(_ size: Int, at now: Duration) -> Bool {
        if let quietSince, quietSince.size == size { return now - quietSince.since < Self.patience }
        quietSince = (size, now)
        return true
    }

    private mutating func lookAgain(_ since: Duration, at now: Duration) throws(SourceError) -> Step {
        guard now - since >= .seconds(1) else { return .waiting }
        phase = .checking(try FileReader(source, limits: limits), ContentProbe(originals.map(\.place)))
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
