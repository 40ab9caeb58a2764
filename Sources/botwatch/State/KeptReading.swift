import ConversationLog
import KeptState

/// How far one finished log was read, and what its reader remembers.
struct KeptReading: KeptValue, Hashable {
    /// The source's name, as ``FilePath/escaped``.
    var path = ""
    /// What proves that the source still holds what was read: ``FileReader/proof``.
    var proof: [UInt8] = []
    /// The reader's own state, where it reads on, and how many of the items that come of that were handed over before.
    var reader = ReaderCheckpoint.blank
    /// Lines that the reader had taken in.
    var linesRead = 0
    /// Of the last message that was handed over.
    var lastTime = EventTime(nanoseconds: .min)
    var format: String?
    var isNoLog = false

    static var blank: KeptReading { KeptReading() }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&path)
        archive.keep(&proof)
        archive.keep(&reader)
        archive.keep(&linesRead)
        archive.keep(&lastTime)
        archive.keep(&format)
        archive.keep(&isNoLog)
        archive.check((0...1 << 56).contains(linesRead))
    }
}

/// One stretch of a live log's content, and the reader that has it.
struct KeptStream: KeptValue, Hashable {
    var source = 0
    var generation = 0
    /// Where in its file the reader's first byte was.
    var base = 0
    /// Lines that the reader had taken in.
    var linesRead = 0
    var reader = ReaderCheckpoint.blank

    static var blank: KeptStream { KeptStream() }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&source)
        archive.keep(&generation)
        archive.keep(&base)
        archive.keep(&linesRead)
        archive.keep(&reader)
        archive.check((0...1 << 56).contains(base) && (0...1 << 56).contains(linesRead))
    }
}

/// What is known of a live source's format, for the generations to come.
struct KeptFormat: KeptValue, Hashable {
    var source = 0
    /// What the source is called.
    var name = ""
    /// The reader that read it last, as it begins anew.
    var lastReader: ReaderCheckpoint?
    var format: String?
    var summary = ""

    static var blank: KeptFormat { KeptFormat() }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&source)
        archive.keep(&name)
        archive.keep(&lastReader)
        archive.keep(&format)
        archive.keep(&summary)
    }
}

/// Gives parts of a state only when they have changed.
struct ChangedParts {
    private var given: [String: [UInt8]] = [:]

    /// Nothing was given.
    init() {}

    /// These were given by an earlier run.
    init(given: [String: [UInt8]]) {
        self.given = given
    }

    /// The part, unless it was given before as it is.
    mutating func part(_ key: String, _ bytes: [UInt8]) -> StatePart? {
        guard given[key] != bytes else { return nil }
        given[key] = bytes
        return StatePart(key: key, bytes: bytes)
    }

    /// The parts given before that are not among these any more.
    mutating func removed(allBut keys: Set<String>) -> [StatePart] {
        let gone = given.keys.filter { !keys.contains($0) }.sorted()
        for key in gone { given[key] = nil }
        return gone.map { StatePart(key: $0, bytes: nil) }
    }
}
