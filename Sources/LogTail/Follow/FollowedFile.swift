/// A file that is being read as it grows.
struct FollowedFile: Sendable {
    /// What one reading gave.
    enum Step {
        /// New bytes, never empty.
        case bytes([UInt8])
        /// Nothing new.
        case quiet
        /// What was read is no longer in the file: it was cut, or written over.
        case truncated
    }

    /// The open file.
    private(set) var file: OpenFile
    /// Which file it is.
    private(set) var identity: FileIdentity
    /// As in ``FollowEvent/generation``.
    private(set) var generation: Int
    /// How far it was read.
    private(set) var place: FilePlace
    /// When it last gave bytes, or began to be followed.
    private(set) var lastGrowth: Duration
    /// Its size when it was last read.
    private(set) var size = 0
    /// How often in a row it gave nothing, since the name was last seen to lead to it.
    private var quietReads = 0
    /// When the name was first seen to lead elsewhere; nil while it leads here.
    private var leftAt: Duration?
    /// Its size when it was refused as no log; nil while it is read. A refused file gets another chance once it was cut.
    var refusedSize: Int?
    /// Reading began within a line, whose rest is not wanted.
    private var skipsToNewline = false

    /// Goes on from the place, which the file must hold.
    init(_ file: OpenFile, _ identity: FileIdentity, generation: Int, place: FilePlace, at now: Duration) {
        self.file = file
        self.identity = identity
        self.generation = generation
        self.place = place
        lastGrowth = now
    }

    /// The name leads elsewhere, and what was written here before that has been read: nothing came in two reads since.
    ///
    /// A writer that never turns to the new file must not keep it from being read, so a second after the change one reading to the end will do.
    func isDrained(at now: Duration) -> Bool {
        if refusedSize != nil || quietReads >= 2 { return true }
        guard let leftAt else { return false }
        return now - leftAt >= .seconds(1) && place.offset >= size
    }

    /// The name leads here again, or no longer.
    mutating func nameLeads(here isHere: Bool, at now: Duration) {
        if isHere {
            leftAt = nil
        } else if leftAt == nil {
            leftAt = now
            quietReads = 0
        }
    }

    /// Reads what is new.
    ///
    /// The proof that the file still holds what was read comes after reading, so that a truncation meanwhile can't slip in bytes that don't follow.
    mutating func read(atMost limit: Int, at now: Duration) throws(SystemError) -> Step {
        size = try file.status().size
        if let refusedSize {
            self.refusedSize = max(refusedSize, size)
            return size < refusedSize ? .truncated : .quiet
        }
        if size < place.offset { return .truncated }
        let bytes = try file.read(min(size - place.offset, limit), at: place.offset)
        guard try place.isConfirmed(by: file) else { return .truncated }
        guard !bytes.isEmpty else {
            quietReads += 1
            return .quiet
        }
        place.advance(over: bytes)
        quietReads = 0
        lastGrowth = now
        return wanted(of: bytes)
    }

    /// The same file from its start, after a truncation.
    mutating func restart(generation: Int, at now: Duration) {
        self = FollowedFile(file, identity, generation: generation, place: FilePlace(), at: now)
    }

    /// Goes on in another file, or in the same one opened anew, that holds the same content.
    mutating func move(to file: OpenFile, _ identity: FileIdentity) {
        self.file = file
        self.identity = identity
        quietReads = 0
    }

    /// Moves on to where the first line that is not complete yet begins.
    ///
    /// Looks back over 1 MiB, the longest line that is read whole; in a longer one, reading begins at the end of that line.
    mutating func skipToLastLine() throws(SystemError) {
        let size = try file.status().size
        let back = min(size, 1 << 20)
        let end = try file.read(back, at: size - back)
        if let newline = end.lastIndex(of: UInt8(ascii: "\n")) {
            place = try FilePlace(at: size - back + newline + 1, in: file)
        } else if back < size {
            place = try FilePlace(at: size, in: file)
            skipsToNewline = true
        }
    }

    private mutating func wanted(of bytes: [UInt8]) -> Step {
        guard skipsToNewline else { return .bytes(bytes) }
        guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return .quiet }
        skipsToNewline = false
        let rest = Array(bytes[(newline + 1)...])
        return rest.isEmpty ? .quiet : .bytes(rest)
    }
}
