/// Lines in, items out: finds the format, then reads by it.
struct LineReader {
    /// Faults in a row after which the format is looked for again (LOGS, 1.5).
    static let faultLimit = 50

    private let source: String
    private let isDetecting: Bool
    private let parsing = LineParsing()
    private var format: (any LogFormat)?
    /// The format that did not fit any more: taken up again, with what it remembers, if it is decided on again.
    private var former: (any LogFormat)?
    private var formatsBegun = 0
    private var detection: FormatDetection
    private var notice: FormatNotice?
    private var faultsInRow = 0

    /// - Precondition: a name in `choice` is one of ``LogFormats/names``.
    init(source: String, choice: FormatChoice) {
        self.source = source
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

    /// Reads one line.
    mutating func read(_ bytes: Span<UInt8>, at place: LinePlace, isCut: Bool, _ emit: (ReaderItem) -> Void) {
        if LineParsing.isBlank(bytes) { return readBlank(at: place, emit) }
        let line = parsing.line(bytes, at: place, isCut: isCut)
        if format != nil {
            if !isDetecting, notice == nil { tellNamed(line, bytes, emit) }
            return readByFormat(line, bytes, emit)
        }
        if let winner = detection.hold(line, bytes) {
            decide(winner, emit)
        } else if detection.isFull {
            decide(detection.bestGuess(), emit)
        }
    }

    /// Nothing comes for now: decides with what there is, and gives what was held back.
    mutating func flush(_ emit: (ReaderItem) -> Void) {
        if format == nil, !detection.isEmpty { decide(detection.bestGuess(), emit) }
        format?.flush(emit)
    }

    /// The source begins anew, in the same format; what waits or is held back is forgotten.
    mutating func restart() {
        format?.restart()
        if !detection.isEmpty { detection = FormatDetection(formats: isDetecting ? LogFormats.all : []) }
    }

    private mutating func readBlank(at place: LinePlace, _ emit: (ReaderItem) -> Void) {
        if format != nil {
            format?.readBlank(at: place, emit)
        } else if detection.isEmpty {
            emit(.skipped(place))
        } else {
            detection.holdBlank(at: place)
            if detection.isFull { decide(detection.bestGuess(), emit) }
        }
    }

    private mutating func readByFormat(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        var hasFault = false
        var hasMessage = false
        func watch(_ item: ReaderItem) {
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
        if isDetecting, faultsInRow >= LineReader.faultLimit { lookAgain(emit) }
    }

    private func isStronglyClaimed(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool {
        LogFormats.all.contains { ($0.init(source: "").claim(line, bytes)?.confidence ?? 0) >= FormatClaim.strong }
    }

    /// The format that was decided on doesn't fit any more.
    private mutating func lookAgain(_ emit: (ReaderItem) -> Void) {
        format?.flush(emit)
        former = format
        format = nil
        faultsInRow = 0
    }

    private mutating func tellNamed(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let format else { return }
        tell(FormatNotice(format: type(of: format).description.name, sources: format.claim(line, bytes)?.sources ?? []), emit)
    }

    private mutating func tell(_ news: FormatNotice, _ emit: (ReaderItem) -> Void) {
        if news != notice { emit(.format(news)) }
        notice = news
    }

    /// Reads what waited by the format that won, or gives it up if none did.
    private mutating func decide(_ winner: FormatDetection.Winner?, _ emit: (ReaderItem) -> Void) {
        let waited = detection
        detection = FormatDetection(formats: LogFormats.all)
        if let winner {
            take(winner)
            tell(FormatNotice(format: winner.format.description.name, sureness: winner.sureness, sources: winner.sources), emit)
        } else {
            tell(FormatNotice(format: nil, summary: LineReader.noFormat), emit)
        }
        for held in waited.held {
            let bytes = waited.bytes.span.extracting(held.range)
            if winner != nil {
                // If the format is given up on the way, the rest waits again.
                read(bytes, at: held.place, isCut: held.isCut, emit)
            } else if held.isBlank {
                emit(.skipped(held.place))
            } else {
                let line = parsing.line(bytes, at: held.place, isCut: held.isCut)
                emit(line.fault(line.json == nil ? .malformed : .incomplete))
            }
        }
    }

    private mutating func take(_ winner: FormatDetection.Winner) {
        if let former, type(of: former) == winner.format {
            format = former
        } else {
            formatsBegun += 1
            // Another format numbers its derived sessions anew: they must not be taken for the former one's.
            format = winner.format.init(source: formatsBegun == 1 ? source : "\(source)~\(formatsBegun)")
        }
        former = nil
    }

    private static let noFormat = "no format fits; tried: \(LogFormats.names.joined(separator: ", "))"
}
