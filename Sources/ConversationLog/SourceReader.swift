package import KeptState

/// Bytes of one source in, messages out: line splitting, unwrapping, format detection and parsing.
///
/// A value: a copy goes on by itself. Not to be shared by two threads at once, since copies use one parser.
package struct SourceReader {
    private var splitter: LineSplitter
    private var lines: LineReader
    private let choice: FormatChoice
    private var bytesBefore = 0
    private var linesBefore = 0

    /// - Parameters:
    ///   - name: what the source is called; derived session ids begin with it.
    ///   - choice: the format, if the user named one.
    /// - Precondition: a name in `choice` is one of ``LogFormats/names``.
    package init(name: String, choice: FormatChoice = .detect, limits: ReaderLimits = ReaderLimits()) {
        splitter = LineSplitter(limit: limits.lineBytes)
        lines = LineReader(source: name, choice: choice, limits: limits)
        self.choice = choice
    }

    /// Reads the next bytes. The items do not depend on how the bytes were cut into chunks.
    package mutating func feed(_ chunk: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        splitter.feed(chunk, into: &lines) { lines, line, place, isCut in lines.read(line, at: place, isCut: isCut, emit) }
    }

    /// The source has ended: its last line may lack a newline.
    package mutating func finish(_ emit: (ReaderItem) -> Void) {
        splitter.finish(into: &lines) { lines, line, place, isCut in lines.read(line, at: place, isCut: isCut, emit) }
        lines.flush(emit)
    }

    /// Decides on a format now, with what has been seen, and gives a message that might have gone on; for live sources that have gone quiet.
    ///
    /// Never called in replay: what it gives depends on when it is called. A line that was begun stays begun.
    package mutating func settle(_ emit: (ReaderItem) -> Void) {
        lines.flush(emit)
    }

    /// The file was truncated or replaced: lines and offsets count from the start again, the format stays, a line that was begun is dropped.
    ///
    /// A message that is held back, since it might go on, is forgotten: ``settle(_:)`` gives it before. A copy that goes on with another file
    /// needs no such call, since the reader that it was copied from has the message too.
    package mutating func restart() {
        bytesBefore += splitter.bytesRead
        linesBefore += splitter.linesRead
        splitter.restart()
        lines.restart()
    }

    /// When the bytes that come were written at the latest, if that is known: it tells the year of times that have none.
    package var arrival: EventTime? {
        get { lines.arrival }
        set { lines.arrival = newValue }
    }

    /// Bytes taken in so far, those before a ``restart()`` included.
    package var bytesRead: Int { bytesBefore + splitter.bytesRead }

    /// Whole lines taken in so far, blank ones and those before a ``restart()`` included.
    package var linesRead: Int { linesBefore + splitter.linesRead }

    /// Where the reading may be broken off and taken up again from what is kept: a place in the source as it is now.
    ///
    /// That is where the first line begins of which text is held. Nil when items were given since, so that reading on from there would
    /// give them again.
    var resumePlace: LinePlace? {
        guard let held = lines.heldFrom else {
            return splitter.heldFrom ?? LinePlace(line: splitter.linesRead + 1, offset: splitter.bytesRead)
        }
        var rewound = splitter
        return lines.isQuietSinceHeld && rewound.rewind(to: held) ? held : nil
    }

    /// What is remembered at a place, as bytes without any text of the log.
    ///
    /// - Precondition: `place` is the ``resumePlace`` of this moment.
    func state(at place: LinePlace) -> [UInt8] {
        var copy = self
        let isRewound = copy.splitter.rewind(to: place)
        precondition(isRewound, "Only a place that can be gone back to is kept.")
        return StateArchive.bytes(of: &copy)
    }
}

extension SourceReader: Kept {
    /// - Precondition: the reader was made with the same choice of format; another one is rejected.
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepSame(choice.keptText)
        archive.keep(&splitter)
        archive.keep(&lines)
        archive.keep(&bytesBefore)
        archive.keep(&linesBefore)
        archive.check((0..<1 << 60).contains(bytesBefore) && (0..<1 << 60).contains(linesBefore))
    }
}

/// How a source's format is known.
package enum FormatChoice: Hashable, Sendable {
    /// By looking at its lines.
    case detect
    /// The user named it: one of ``LogFormats/names``.
    case named(String)
    /// Generic JSON lines, whose fields are where the user says.
    case mapped(FieldMap)

    /// What tells choices apart.
    fileprivate var keptText: String {
        switch self {
        case .detect: "detect"
        case .named(let name): "named \(name)"
        case .mapped(let map): "mapped " + map.sources.map { "\($0.field.rawValue)=\($0.path)" }.joined(separator: ",")
        }
    }
}

/// Bounds of what a reader holds.
package struct ReaderLimits: Hashable, Sendable {
    /// Longer lines are cut and flagged.
    package var lineBytes = 1 << 20
    /// The limits that are used when nobody says otherwise.
    package init() {}
}
