internal import KeptState

/// Lines of a source in, records out: takes off up to three wrappers, puts the parts of cut lines together, and the lines of a record.
///
/// Parts and lines of different streams never mix. What is held is bounded: a line to the limit, the streams to ``streamLimit``, the time to ``ageLimit``.
struct Unwrapping {
    /// The wrappers around the lines; nil while each line is looked at for itself.
    var layers: LayerPath?
    /// Tells the year where a wrapper doesn't.
    var clock = YearClock()

    /// Bytes that a line and a record may have.
    private let limit: Int
    private let parsing: LineParsing
    /// What lies bare.
    private var bare: RecordAssembly
    /// Streams in wrappers, as far as there is something to remember of them.
    private var strands: [UInt64: Strand] = [:]
    /// Lines taken since text was last held of none.
    private var linesHeld = 0

    /// Streams that text may be held of at once; of one more, the oldest is given cut. With parts and records of 1 MiB each, 64 MiB.
    static let streamLimit = 32
    /// Lines of the source after which all that is held is given, cut: about what a busy pod writes in a minute.
    static let ageLimit = 8_192

    /// A stream in its wrappers.
    private struct Strand: Sendable {
        /// The parts of a line whose end has not come.
        var part: Part?
        var assembly: RecordAssembly

        var heldFrom: LinePlace? {
            guard let part, !part.isGiven else { return assembly.heldFrom }
            return assembly.heldFrom.map { LinePlace.first($0, part.line.place) } ?? part.line.place
        }

        /// True when there is something to remember but text.
        var isRemembered: Bool { part?.isGiven == true || (assembly.heldFrom == nil && !assembly.isIdle) || assembly.isEventStream }

        var isForgettable: Bool { part == nil && assembly.isIdle && !assembly.isEventStream }
    }

    private struct Part: Sendable {
        var line: InnerLine
        /// See ``WrappedPiece/isShort``.
        var isShort: Bool
        /// It was over the limit and has been given: the parts up to its end are passed over.
        var isGiven = false
    }

    /// - Parameters:
    ///   - layers: the wrappers, if they are known.
    ///   - limit: bytes that a line may have.
    init(layers: LayerPath?, limit: Int, parsing: LineParsing) {
        self.layers = layers
        self.limit = limit
        self.parsing = parsing
        bare = RecordAssembly(limit: limit)
    }

    /// True when a line that lies bare and is whole is a record as it is.
    var isTransparent: Bool { layers?.isEmpty == true && isIdle }

    /// True when nothing is held or passed over.
    var isIdle: Bool { bare.isIdle && strands.isEmpty }

    /// Where the first line begins of which text is held.
    var heldFrom: LinePlace? {
        var first = bare.heldFrom
        for (_, strand) in strands {
            guard let place = strand.heldFrom else { continue }
            first = first.map { LinePlace.first($0, place) } ?? place
        }
        return first
    }

    /// Takes the next line of the source and gives what is complete.
    mutating func take(_ bytes: Span<UInt8>, at place: LinePlace, isCut: Bool) -> [RecordItem] {
        var items: [RecordItem] = []
        var copy: [UInt8] = []
        copy.append(copying: bytes)
        enter(InnerLine(bytes: copy, place: place, isCut: isCut), nil, &items)
        if heldFrom == nil {
            linesHeld = 0
        } else {
            linesHeld += 1
            if linesHeld >= Unwrapping.ageLimit { items += flush(isCut: true) }
        }
        return items
    }

    /// Nothing comes for now: gives what is held, in the order in which it was begun.
    ///
    /// - Parameter isCut: true when more may come, so that it counts as cut.
    mutating func flush(isCut: Bool = false) -> [RecordItem] {
        var items: [RecordItem] = []
        linesHeld = 0
        var records: [RecordItem] = []
        bare.flush(parsing, into: &records)
        peel(records, &items)
        // What comes out of one layer may be held in the next.
        for _ in 0...LogWrappers.depthLimit {
            for key in heldKeys { flush(key, isCut: isCut, &items) }
        }
        return items
    }

    /// The source begins anew: forgets what is held.
    mutating func restart() {
        bare.restart()
        strands = [:]
        linesHeld = 0
    }

    // MARK: layers

    /// Takes a line into the stream of that key; nil for what lies bare.
    private mutating func enter(_ line: InnerLine, _ key: UInt64?, _ items: inout [RecordItem]) {
        var records: [RecordItem] = []
        if let key {
            var strand = strands.removeValue(forKey: key) ?? Strand(assembly: RecordAssembly(limit: limit))
            strand.assembly.take(line, parsing, into: &records)
            if !strand.isForgettable { set(strand, key, &items) }
        } else {
            bare.take(line, parsing, into: &records)
        }
        peel(records, &items)
    }

    private mutating func peel(_ records: [RecordItem], _ items: inout [RecordItem]) {
        for item in records {
            if case .record(let record) = item { peel(record, &items) } else { items.append(item) }
        }
    }

    private mutating func peel(_ record: LogRecord, _ items: inout [RecordItem]) {
        let depth = record.layers.count
        let wrapper: Int?
        if let layers {
            wrapper = depth < layers.count ? layers[depth] : nil
        } else {
            wrapper = depth < LogWrappers.depthLimit ? LogWrappers.claiming(record.line, record.bytes.span) : nil
        }
        guard let wrapper else { return items.append(.record(record)) }
        switch LogWrappers.all[wrapper].content(of: record.line, record.bytes.span, clock) {
        case nil:
            if case .fault(let fault) = record.line.fault(.malformed) { items.append(.fault(fault)) }
        case .nothing: items.append(.skipped(record.line.place))
        case .leftOut: items.append(.fault(LineFault(reason: .leftOut, place: record.line.place)))
        case .pieces(let pieces):
            let layers = record.layers.appending(wrapper)
            for piece in pieces { join(piece, record.line, layers, &items) }
        }
    }

    // MARK: parts

    private mutating func join(_ piece: WrappedPiece, _ outer: LogLine, _ layers: LayerPath, _ items: inout [RecordItem]) {
        var hash = FNV1a()
        hash.add(outer.stream)
        hash.add(UInt64(layers.code))
        hash.add(piece.stream)
        let key = hash.value
        if let time = piece.time { clock.latest = max(time, clock.latest ?? time) }
        var line = InnerLine(bytes: piece.bytes, place: outer.place, isCut: outer.marks.contains(.cut), time: piece.time ?? outer.time)
        line.stream = key
        line.layers = layers
        guard piece.goesOn || strands[key]?.part != nil else { return complete(line, key, &items) }

        var strand = strands.removeValue(forKey: key) ?? Strand(assembly: RecordAssembly(limit: limit))
        if let part = strand.part, part.isShort, part.line.time != line.time {
            // The container ended in the middle of a line.
            strand.part = nil
            strands[key] = strand
            if !part.isGiven { complete(part.line, key, &items) }
            return join(piece, outer, layers, &items)
        }
        var part = strand.part ?? Part(line: line.with([]), isShort: piece.isShort)
        part.isShort = piece.isShort
        if !part.isGiven { part.line.bytes += line.bytes }
        let isOver = part.line.bytes.count > limit
        if isOver {
            part.line.bytes.removeLast(part.line.bytes.count - limit)
            part.line.isCut = true
        }
        let whole = part.line
        let wasGiven = part.isGiven
        if isOver {
            part.isGiven = true
            part.line.bytes = []
        }
        strand.part = piece.goesOn ? part : nil
        if !strand.isForgettable { set(strand, key, &items) }
        if !wasGiven, isOver || !piece.goesOn { complete(whole, key, &items) }
    }

    /// A whole line, which may hold line ends of its own.
    private mutating func complete(_ whole: InnerLine, _ key: UInt64, _ items: inout [RecordItem]) {
        guard whole.bytes.contains(UInt8(ascii: "\n")) else {
            var line = whole
            if line.bytes.last == UInt8(ascii: "\r") { line.bytes.removeLast() }
            return enter(line, key, &items)
        }
        var pieces = whole.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        for piece in pieces {
            enter(whole.with(Array(piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece)), key, &items)
        }
    }

    // MARK: bounds

    /// The streams that text is held of, the longest held first.
    private var heldKeys: [UInt64] {
        let held = strands.compactMap { key, strand in strand.heldFrom.map { (key: key, place: $0) } }
        return held.sorted { ($0.place.offset, $0.key) < ($1.place.offset, $1.key) }.map(\.key)
    }

    private mutating func set(_ strand: Strand, _ key: UInt64, _ items: inout [RecordItem]) {
        if strands.count >= Unwrapping.streamLimit {
            if let oldest = heldKeys.first {
                flush(oldest, isCut: true, &items)
            } else if let any = strands.keys.min() {
                strands[any] = nil
            }
        }
        strands[key] = strand
    }

    private mutating func flush(_ key: UInt64, isCut: Bool, _ items: inout [RecordItem]) {
        guard var strand = strands.removeValue(forKey: key) else { return }
        var records: [RecordItem] = []
        strand.assembly.flush(parsing, into: &records)
        if var part = strand.part {
            let line = part.line
            let isGiven = part.isGiven
            if isCut, !isGiven {
                part.isGiven = true
                part.line.bytes = []
            }
            // Where the text has ended for now, what comes next is a line of its own.
            strand.part = isCut ? part : nil
            if !isGiven { record(line, isCut: isCut, &records) }
        }
        if !strand.isForgettable { strands[key] = strand }
        peel(records, &items)
    }

    /// What there is of a line: cut, unless it is whole as it stands.
    private func record(_ line: InnerLine, isCut: Bool, _ records: inout [RecordItem]) {
        let whole = LogRecord(line, parsing)
        var cut = line
        cut.isCut = isCut || (whole.line.json == nil && LineParsing.looksLikeJSON(line.bytes.span))
        records.append(.record(cut.isCut && whole.line.json == nil ? LogRecord(cut, parsing) : whole))
    }
}

extension LinePlace {
    /// The one that lies before the other.
    static func first(_ a: LinePlace, _ b: LinePlace) -> LinePlace { a.offset <= b.offset ? a : b }
}

extension Unwrapping: Kept {
    /// What is remembered but for text: the wrappers, the year, and of each stream that a line over the limit goes on.
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&layers)
        archive.keep(&clock.latest)
        archive.keep(&bare)
        var keys = archive.isReading ? [] : strands.filter { $0.value.isRemembered }.map(\.key).sorted()
        archive.keep(&keys)
        archive.check(keys.count <= Unwrapping.streamLimit)
        guard archive.fault == nil else { return }
        for key in keys {
            var strand = strands[key] ?? Strand(assembly: RecordAssembly(limit: limit))
            var isPassing = strand.part?.isGiven == true
            archive.keep(&isPassing)
            archive.keep(&strand.assembly)
            guard archive.isReading else { continue }
            let nothing = InnerLine(bytes: [], place: LinePlace(line: 0, offset: 0))
            strand.part = isPassing ? Part(line: nothing, isShort: false, isGiven: true) : nil
            strands[key] = strand
        }
    }
}
