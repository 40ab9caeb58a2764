package import KeptState

/// Where and with what a reader may go on after the program has ended, so that nothing is lost and nothing comes twice.
package struct ReaderCheckpoint: Hashable, Sendable {
    /// What the reader remembers; no text of the log is in it.
    package var state: [UInt8]
    /// Bytes of the source, since its last ``ResumableReader/restart()``, that are not to be read again.
    package var offset: Int
    /// Items that reading on from there gives again: they were given before.
    package var itemsToDrop: Int

    /// A checkpoint from its parts.
    package init(state: [UInt8], offset: Int, itemsToDrop: Int) {
        self.state = state
        self.offset = offset
        self.itemsToDrop = itemsToDrop
    }
}

/// A ``SourceReader`` that can say at any moment how another one may take over from it.
///
/// Mostly that is by what it remembers now and the place from which text is held back. Where items were given since that place (lines of
/// several streams mix), it is by a copy of itself from an earlier moment, and the number of items that came after.
package struct ResumableReader {
    private var reader: SourceReader
    /// Items that the reader gave, those that were dropped included.
    private var given = 0
    /// Of ``given``, the first so many are dropped.
    private var dropped = 0
    private var mark: Mark
    private let markSpacing: Int

    /// A moment at which the reader could be taken over by its state alone.
    private struct Mark {
        var reader: SourceReader
        var place: LinePlace
        var given: Int
        /// Bytes that the reader had taken in.
        var bytesRead: Int
    }

    /// Bytes between two marks: each costs a copy of the tables of a source, less than a hundredth of the time that so many bytes take.
    package static let markSpacing = 1 << 22

    /// A reader at the beginning of its source.
    ///
    /// - Parameter markSpacing: bytes; what is read twice after a restart, at most, but for what wrappers hold.
    package init(
        name: String, choice: FormatChoice = .detect, limits: ReaderLimits = ReaderLimits(), markSpacing: Int = ResumableReader.markSpacing
    ) {
        self.init(SourceReader(name: name, choice: choice, limits: limits), markSpacing)
    }

    /// A reader that goes on where another was: it is to be fed from the checkpoint's offset on.
    ///
    /// - Throws: when the state is damaged, or of a reader with another choice of format.
    package init(
        name: String, choice: FormatChoice = .detect, limits: ReaderLimits = ReaderLimits(), from checkpoint: ReaderCheckpoint,
        markSpacing: Int = ResumableReader.markSpacing
    ) throws(StateFault) {
        var reader = SourceReader(name: name, choice: choice, limits: limits)
        try StateArchive.restore(&reader, from: checkpoint.state)
        guard checkpoint.itemsToDrop >= 0, reader.resumePlace?.offset == checkpoint.offset else { throw .outOfRange }
        self.init(reader, markSpacing)
        dropped = checkpoint.itemsToDrop
    }

    private init(_ reader: SourceReader, _ markSpacing: Int) {
        self.reader = reader
        self.markSpacing = markSpacing
        mark = Mark(reader: reader, place: reader.resumePlace ?? LinePlace(line: 1, offset: 0), given: 0, bytesRead: reader.bytesRead)
    }

    /// How the reader may be taken over now.
    package var checkpoint: ReaderCheckpoint {
        if let place = reader.resumePlace {
            return ReaderCheckpoint(state: reader.state(at: place), offset: place.offset, itemsToDrop: max(0, dropped - given))
        }
        return ReaderCheckpoint(
            state: mark.reader.state(at: mark.place), offset: mark.place.offset, itemsToDrop: max(given, dropped) - mark.given)
    }

    /// See ``SourceReader/feed(_:_:)``.
    package mutating func feed(_ chunk: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        var position = 0
        while position < chunk.count {
            let isDue = reader.bytesRead - mark.bytesRead >= markSpacing
            if isDue { setMark() }
            // As long as no mark can be set, line by line, so that no moment is missed at which it can.
            let isStillDue = reader.bytesRead - mark.bytesRead >= markSpacing
            let end = isStillDue ? chunk.firstIndex(of: UInt8(ascii: "\n"), from: position).map { $0 + 1 } ?? chunk.count : chunk.count
            var given = given
            let dropped = dropped
            reader.feed(chunk.extracting(position..<end)) { item in
                given += 1
                if given > dropped { emit(item) }
            }
            self.given = given
            position = end
        }
    }

    /// See ``SourceReader/finish(_:)``.
    package mutating func finish(_ emit: (ReaderItem) -> Void) {
        var given = given
        let dropped = dropped
        reader.finish { item in
            given += 1
            if given > dropped { emit(item) }
        }
        self.given = given
        setMark()
    }

    /// See ``SourceReader/settle(_:)``.
    package mutating func settle(_ emit: (ReaderItem) -> Void) {
        var given = given
        let dropped = dropped
        reader.settle { item in
            given += 1
            if given > dropped { emit(item) }
        }
        self.given = given
        // What came now comes at no place of the source: there is no reading it again.
        setMark()
    }

    /// See ``SourceReader/restart()``.
    package mutating func restart() {
        reader.restart()
        setMark()
    }

    /// See ``SourceReader/arrival``.
    package var arrival: EventTime? {
        get { reader.arrival }
        set { reader.arrival = newValue }
    }

    /// See ``SourceReader/bytesRead``.
    package var bytesRead: Int { reader.bytesRead }

    /// See ``SourceReader/linesRead``.
    package var linesRead: Int { reader.linesRead }

    private mutating func setMark() {
        guard let place = reader.resumePlace else { return }
        mark = Mark(reader: reader, place: place, given: given, bytesRead: reader.bytesRead)
    }
}

extension ReaderCheckpoint: KeptValue {
    package static var blank: ReaderCheckpoint { ReaderCheckpoint(state: [], offset: 0, itemsToDrop: 0) }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&state)
        archive.keep(&offset)
        archive.keep(&itemsToDrop)
        // Bytes and items beyond 2^56 no source has; sums of two stay in range.
        archive.check((0...1 << 56).contains(offset) && (0...1 << 56).contains(itemsToDrop))
    }
}
