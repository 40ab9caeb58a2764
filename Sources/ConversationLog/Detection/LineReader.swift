/// Lines in, items out: finds the wrappers and the format, then reads by them.
struct LineReader {
    /// Faults in a row after which wrappers and format are looked for again (LOGS, 1.5).
    static let faultLimit = 50

    /// What the source is called.
    let source: String
    /// The format is looked for; otherwise the user named it.
    let isDetecting: Bool
    /// Bytes that a line may have.
    let limit: Int
    /// The JSON parser, with its memory.
    let parsing = LineParsing()
    /// The wrappers, as far as they are known, and what they hold.
    var unwrapping: Unwrapping
    /// The format that reads; nil while it is looked for.
    var format: (any LogFormat)?
    /// The format that did not fit any more: taken up again, with what it remembers, if it is decided on again.
    var former: (any LogFormat)?
    /// How many formats were begun.
    var formatsBegun = 0
    /// Which of the formats that were begun, from 1, ``format`` and ``former`` are; 0 for one that the user named.
    var formatNumber = 0
    /// See ``formatNumber``.
    var formerNumber = 0
    /// What waits while the format is looked for.
    var detection: FormatDetection
    /// The decision that was told last.
    var notice: FormatNotice?
    /// Lines in a row that neither wrappers nor format could read.
    var faultsInRow = 0
    /// Where text was held from after the last record.
    private var heldPlace: LinePlace?
    /// False when items were given since the line at ``heldFrom`` began to be held, so that reading it again would give them again.
    private(set) var isQuietSinceHeld = true
    /// The line that is being read gives several records.
    private var isInSeveral = false

    /// - Precondition: a name in `choice` is one of ``LogFormats/names``.
    init(source: String, choice: FormatChoice, limits: ReaderLimits) {
        self.source = source
        limit = limits.lineBytes
        unwrapping = Unwrapping(layers: nil, limit: limits.lineBytes, parsing: parsing)
        detection = FormatDetection(formats: choice == .detect ? LogFormats.all : [])
        switch choice {
        case .detect:
            isDetecting = true
        case .named(let name):
            guard let chosen = LogFormats.named(name) else {
                preconditionFailure("No format is called \(name): the name is checked before a reader is made.")
            }
            isDetecting = false
            format = chosen.init(source: source)
        case .mapped(let map):
            isDetecting = false
            format = GenericJSONL(source: source, map: map)
        }
    }

    /// When the bytes that come were written at the latest, if that is known.
    var arrival: EventTime? {
        get { unwrapping.clock.arrival }
        set { unwrapping.clock.arrival = newValue }
    }

    /// Where the first line begins of which text is held back; nil when none is.
    var heldFrom: LinePlace? {
        var first = format?.heldFrom
        for place in [detection.held.first?.place, unwrapping.isIdle ? nil : unwrapping.heldFrom] {
            guard let place else { continue }
            first = first.map { LinePlace.first($0, place) } ?? place
        }
        return first
    }

    /// Reads one line.
    mutating func read(_ bytes: Span<UInt8>, at place: LinePlace, isCut: Bool, _ emit: (ReaderItem) -> Void) {
        let isBlank = LineParsing.isBlank(bytes)
        guard format != nil else { return look(at: bytes, place, isCut: isCut, isBlank: isBlank, emit) }
        if unwrapping.isTransparent {
            if isBlank {
                return readBlank(at: place, emit)
            }
            let line = parsing.line(bytes, at: place, isCut: isCut)
            if isCut || line.json?.isObject == true || !RecordAssembly.concerns(bytes) {
                readByFormat(line, bytes, emit)
                return lookAgainIfNeeded(emit)
            }
        }
        let items = unwrapping.take(bytes, at: place, isCut: isCut)
        isInSeveral = items.count > 1
        for item in items { pass(item, emit) }
        note(gave: false)
        isInSeveral = false
        lookAgainIfNeeded(emit)
    }

    /// Nothing comes for now: decides with what there is, and gives what was held back.
    mutating func flush(_ emit: (ReaderItem) -> Void) {
        if format == nil, !detection.isEmpty {
            let winner = weigh(unwrapping.flush())
            decide(winner ?? detection.bestGuess(), emit)
        }
        if format != nil {
            for item in unwrapping.flush() { pass(item, emit) }
        }
        format?.flush(emit)
        note(gave: true)
    }

    /// The source begins anew, in the same wrappers and format; what waits or is held back is forgotten.
    mutating func restart() {
        format?.restart()
        unwrapping.restart()
        heldPlace = nil
        isQuietSinceHeld = true
        if !detection.isEmpty { detection = FormatDetection(formats: isDetecting ? LogFormats.all : []) }
    }

    // MARK: reading

    /// Reads what came out of the wrappers.
    mutating func pass(_ item: RecordItem, _ emit: (ReaderItem) -> Void) {
        switch item {
        case .record(let record): read(record, emit)
        case .blank(let place): readBlank(at: place, emit)
        case .skipped(let place):
            emit(.skipped(place))
            note(gave: true)
        case .fault(let fault):
            faultsInRow += 1
            emit(.fault(fault))
            note(gave: true)
        }
    }

    private mutating func readBlank(at place: LinePlace, _ emit: (ReaderItem) -> Void) {
        var hasGiven = false
        format?.readBlank(at: place) {
            hasGiven = true
            emit($0)
        }
        note(gave: hasGiven)
    }

    /// Notes, after a record, whether text is held and items have come since.
    ///
    /// What came with the record by which the hold began, came before it: the message that it followed on. Where one line gives several
    /// records, that is not so.
    mutating func note(gave: Bool) {
        let now = heldFrom
        if now != heldPlace {
            heldPlace = now
            isQuietSinceHeld = !isInSeveral
        } else if gave {
            isQuietSinceHeld = false
        }
    }

    private mutating func read(_ record: LogRecord, _ emit: (ReaderItem) -> Void) {
        let bytes = record.bytes.span
        if !isDetecting, notice == nil { tellNamed(record, emit) }
        guard record.line.time != nil else {
            if readByFormat(record.line, bytes, emit) { settleLayers(record, emit) }
            return
        }
        var given: [ReaderItem] = []
        let hasMessage = readByFormat(record.line, bytes) { given.append($0) }
        WrapperTime.stand(record.line.time, inFor: &given)
        for case .message(let message) in given {
            if let time = message.time { unwrapping.clock.latest = max(time, unwrapping.clock.latest ?? time) }
        }
        for item in given { emit(item) }
        if hasMessage { settleLayers(record, emit) }
    }

    /// The wrappers of a named format are known with its first message.
    private mutating func settleLayers(_ record: LogRecord, _ emit: (ReaderItem) -> Void) {
        guard unwrapping.layers == nil else { return }
        unwrapping.layers = record.layers
        if notice?.layers != record.layers.names { tellNamed(record, emit) }
    }

    private mutating func tellNamed(_ record: LogRecord, _ emit: (ReaderItem) -> Void) {
        guard let format else { return }
        let sources = format.claim(record.line, record.bytes.span)?.sources ?? []
        tell(FormatNotice(format: type(of: format).description.name, layers: record.layers.names, sources: sources), emit)
    }

    /// - Returns: true when the record held a message.
    @discardableResult
    private mutating func readByFormat(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) -> Bool {
        var hasFault = false
        var hasMessage = false
        var hasGiven = false
        func watch(_ item: ReaderItem) {
            hasGiven = true
            switch item {
            case .fault: hasFault = true
            case .message: hasMessage = true
            case .format, .skipped: break
            }
            emit(item)
        }
        if isDetecting, line.json != nil, let format, type(of: format).joinsLines, isStronglyClaimed(line, bytes) {
            // What is clearly a record of another format is not part of what somebody said, and nothing goes on across it.
            self.format?.flush(watch)
            watch(line.fault(.malformed))
        } else {
            format?.read(line, bytes, watch)
        }
        if hasFault { faultsInRow += 1 } else if hasMessage { faultsInRow = 0 }
        note(gave: hasGiven)
        return hasMessage
    }

    private func isStronglyClaimed(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        LogFormats.all.contains { ($0.init(source: "").claim(line, bytes)?.confidence ?? 0) >= FormatClaim.strong }
    }
}
