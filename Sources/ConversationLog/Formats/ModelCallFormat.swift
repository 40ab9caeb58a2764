internal import KeptState

/// A format whose lines are calls to a model's API: all that it remembers is in its reader.
protocol ModelCallFormat: LogFormat {
    /// What reads the calls.
    var calls: ModelCallReader { get set }
}

extension ModelCallFormat {
    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) { calls.read(line, emit) }
    mutating func flush(_ emit: (ReaderItem) -> Void) { calls.flush(emit) }
    mutating func restart() { calls.restart() }
    var heldFrom: LinePlace? { calls.heldFrom }
    mutating func keep(in archive: inout StateArchive) { archive.keep(&calls) }
}
