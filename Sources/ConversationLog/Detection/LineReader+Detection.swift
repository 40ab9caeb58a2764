/// Looking for the wrappers and the format, at first and when those that were found don't fit any more.
extension LineReader {
    /// A line while no format is known: it waits, and is weighed.
    mutating func look(at bytes: Span<UInt8>, _ place: LinePlace, isCut: Bool, isBlank: Bool, _ emit: (ReaderItem) -> Void) {
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

    /// The first of the records that one format claims for its own.
    mutating func weigh(_ items: [RecordItem]) -> FormatDetection.Winner? {
        for item in items {
            guard case .record(let record) = item else { continue }
            if let winner = detection.weigh(record) { return winner }
        }
        return nil
    }

    /// Reads what waited by the format that won, or gives it up if none did.
    mutating func decide(_ winner: FormatDetection.Winner?, _ emit: (ReaderItem) -> Void) {
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
    mutating func lookAgainIfNeeded(_ emit: (ReaderItem) -> Void) {
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
    func name(of number: Int) -> String { number <= 1 ? source : "\(source)~\(number)" }

    /// Wrappers that are to be found or are known, with what was known of the time.
    func freshUnwrapping(layers: LayerPath?) -> Unwrapping {
        var fresh = Unwrapping(layers: layers, limit: limit, parsing: parsing)
        fresh.clock = unwrapping.clock
        return fresh
    }

    /// Tells a decision, unless it is the one that was told last.
    mutating func tell(_ news: FormatNotice, _ emit: (ReaderItem) -> Void) {
        if news != notice { emit(.format(news)) }
        notice = news
    }

    private static let noFormat = "no format fits; tried: \(LogFormats.names.joined(separator: ", "))"
}
