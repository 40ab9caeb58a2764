internal import KeptState

/// Lines in, items out: finds the wrappers and the format, then reads by them.
struct LineReader {
    /// Faults in a row after which wrappers and format are looked for again (LOGS, 1.5).
    static let faultLimit = 50

    private let source: String
    private let isDetecting: Bool
    private let limit: Int
    private let parsing = LineParsing()
    private var unwrapping: Unwrapping
    private var format: (any LogFormat)?
    /// The format that did not fit any more: taken up again, with what it remembers, if it is decided on again.
    private var former: (any LogFormat)?
    private var formatsBegun = 0
    /// Which of the formats that were begun, from 1, ``format`` and ``former`` are; 0 for one that the user named.
    private var formatNumber = 0
    private var formerNumber = 0
    private var detection: FormatDetection
    private var notice: FormatNotice?
    private var faultsInRow = 0
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

    // MARK: looking for the format

    private mutating func look(at bytes: Span<UInt8>, _ place: LinePlace, isCut: Bool, isBlank: Bool, _ emit: (ReaderItem) -> Void) {
        if isBlank, detection.isEmpty, unwrapping.heldFrom == nil { return emit(.skipped(place)) }
        detection.hold(bytes, at: place, isCut: isCut, isBlank: isBlank)
        if let winner = weigh(unwrapping.take(bytes, at: place, isCut: isCut)) {
            decide(winner, emit)
        } else if detection.isFull {
            decide(detection.bestGuess(), emit)
        } else {
            note(gave: false)
        }
    }

    private mutating func weigh(_ items: [RecordItem]) -> FormatDetection.Winner? {
        for item in items {
            guard case .record(let record) = item else { continue }
            if let winner = detection.weigh(record) { return winner }
        }
        return nil
    }

    /// Reads what waited by the format that won, or gives it up if none did.
    private mutating func decide(_ winner: FormatDetection.Winner?, _ emit: (ReaderItem) -> Void) {
        let waited = detection
        detection = FormatDetection(formats: LogFormats.all)
        unwrapping = freshUnwrapping(layers: winner?.layers)
        if let winner {
            take(winner)
            tell(FormatNotice(
                format: winner.format.description.name, layers: winner.layers.names, sureness: winner.sureness, sources: winner.sources), emit)
        } else {
            tell(FormatNotice(format: nil, summary: LineReader.noFormat), emit)
        }
        for held in waited.held {
            let bytes = waited.bytes.span.extracting(held.range)
            if winner != nil {
                // If the format is given up on the way, the rest waits again.
                read(bytes, at: held.place, isCut: held.isCut, emit)
            } else {
                for item in unwrapping.take(bytes, at: held.place, isCut: held.isCut) { giveUp(item, emit) }
            }
        }
        if winner == nil {
            for item in unwrapping.flush() { giveUp(item, emit) }
            unwrapping = freshUnwrapping(layers: nil)
            note(gave: true)
        }
    }

    /// What no format reads.
    private func giveUp(_ item: RecordItem, _ emit: (ReaderItem) -> Void) {
        switch item {
        case .record(let record): emit(record.line.fault(record.line.json == nil ? .malformed : .incomplete))
        case .blank(let place), .skipped(let place): emit(.skipped(place))
        case .fault(let fault): emit(.fault(fault))
        }
    }

    private mutating func take(_ winner: FormatDetection.Winner) {
        if let former, type(of: former) == winner.format {
            format = former
            formatNumber = formerNumber
        } else {
            formatsBegun += 1
            formatNumber = formatsBegun
            format = winner.format.init(source: name(of: formatsBegun))
        }
        former = nil
    }

    /// Wrappers or format don't fit any more: what the user named stays, all else is looked for again.
    private mutating func lookAgainIfNeeded(_ emit: (ReaderItem) -> Void) {
        guard faultsInRow >= LineReader.faultLimit else { return }
        for item in unwrapping.flush(isCut: true) { pass(item, emit) }
        faultsInRow = 0
        unwrapping = freshUnwrapping(layers: nil)
        guard isDetecting else { return }
        format?.flush(emit)
        former = format
        formerNumber = formatNumber
        format = nil
        note(gave: true)
    }

    /// Another format numbers its derived sessions anew: they must not be taken for the former one's.
    private func name(of number: Int) -> String { number <= 1 ? source : "\(source)~\(number)" }

    private func freshUnwrapping(layers: LayerPath?) -> Unwrapping {
        var fresh = Unwrapping(layers: layers, limit: limit, parsing: parsing)
        fresh.clock = unwrapping.clock
        return fresh
    }

    private mutating func tell(_ news: FormatNotice, _ emit: (ReaderItem) -> Void) {
        if news != notice { emit(.format(news)) }
        notice = news
    }

    private static let noFormat = "no format fits; tried: \(LogFormats.names.joined(separator: ", "))"

    // MARK: reading

    private mutating func pass(_ item: RecordItem, _ emit: (ReaderItem) -> Void) {
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
    private mutating func note(gave: Bool) {
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

extension LineReader: Kept {
    /// All that is remembered but for the text that is held back.
    mutating func keep(in archive: inout StateArchive) {
        // While the format is looked for, lines wait: what came of them comes of them again.
        var kept = format == nil ? freshUnwrapping(layers: nil) : unwrapping
        archive.keep(&kept)
        if archive.isReading { unwrapping = kept }
        archive.keep(&formatsBegun)
        archive.keep(&formatNumber)
        archive.keep(&formerNumber)
        archive.keep(&faultsInRow)
        archive.keep(&notice)
        archive.check((0..<1 << 40).contains(formatsBegun) && (0..<LineReader.faultLimit).contains(faultsInRow))
        var (current, before) = (format, former)
        keep(&current, number: formatNumber, in: &archive)
        keep(&before, number: formerNumber, in: &archive)
        guard archive.isReading else { return }
        format = current
        former = before
    }

    /// A format that was detected is kept by its name; one that the user named is there already.
    private func keep(_ format: inout (any LogFormat)?, number: Int, in archive: inout StateArchive) {
        var name = format.map { type(of: $0).description.name }
        archive.keep(&name)
        guard archive.fault == nil else { return }
        if archive.isReading, isDetecting {
            let type = name.flatMap { LogFormats.named($0) }
            archive.check((type == nil) == (name == nil))
            format = type?.init(source: self.name(of: number))
        } else if archive.isReading {
            archive.check(name == format.map { type(of: $0).description.name })
        }
        format?.keep(in: &archive)
    }
}
