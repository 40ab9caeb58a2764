/// A file that is being read as it grows.
struct FollowedFile: Sendable {
    /// What one reading gave.
    enum Step {
        /// New bytes, never empty.
        case bytes([UInt8])
        /// Bytes that nobody wants: the rest of a line within which reading began.
        case skipped(Int)
        /// Nothing new.
        case quiet
        /// What was read is no longer in the file: it was cut, or written over.
        case truncated
    }

    /// The open file.
    private(set) var file: OpenFile
    /// Which file it is.
    private(set) var identity: FileIdentity
    /// Where a symbolic link led when it was opened; nil where the name is the file's own.
    private(set) var target: FilePath?
    /// As in ``FollowEvent/generation``.
    private(set) var generation: Int
    /// How far it was read.
    private(set) var place: FilePlace
    /// When it last gave bytes, or began to be followed.
    private(set) var lastGrowth: Duration
    /// Its size when it was last read.
    private(set) var size = 0
    /// Its size when it was read the time before.
    private(set) var sizeBefore = 0
    /// How often in a row it gave nothing, since the name was last seen to lead to it.
    private var quietReads = 0
    /// When the name was first seen to lead elsewhere; nil while it leads here.
    private var leftAt: Duration?
    /// Its size when it was refused as no log; nil while it is read. A refused file gets another chance once it was cut.
    var refusedSize: Int?
    /// Reading began within a line, whose rest is not wanted.
    private var skipsToNewline = false
    /// The proof made last, so that a place that stays is not hashed again.
    private var lastProof: PlaceProof?

    /// Goes on from the place, which the file must hold.
    init(
        _ file: OpenFile, _ identity: FileIdentity, target: FilePath?, generation: Int, place: FilePlace, skipsToNewline: Bool = false,
        at now: Duration
    ) {
        self.file = file
        self.identity = identity
        self.target = target
        self.generation = generation
        self.place = place
        self.skipsToNewline = skipsToNewline
        size = place.offset
        lastGrowth = now
    }

    /// It holds more than was read, and what was read proves too little yet.
    var isToBeSeen: Bool { refusedSize == nil && !place.isTelling && place.offset < size }

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
        let sizeNow = try file.status().size
        (sizeBefore, size) = (size, sizeNow)
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
        let taken = skipsToNewline ? Self.lineRest(bytes) : bytes
        place.advance(over: taken)
        quietReads = 0
        lastGrowth = now
        guard skipsToNewline else { return .bytes(taken) }
        skipsToNewline = taken.last != UInt8(ascii: "\n")
        return .skipped(taken.count)
    }

    /// The same file from its start, after a truncation.
    mutating func restart(generation: Int, at now: Duration) {
        self = FollowedFile(file, identity, target: target, generation: generation, place: FilePlace(), at: now)
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

    private static func lineRest(_ bytes: [UInt8]) -> [UInt8] {
        guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return bytes }
        return Array(bytes[...newline])
    }

    // MARK: Outliving the process

    /// What is to be kept of it; nil while it is refused.
    ///
    /// - Parameters:
    ///   - offset: where reading shall go on, at most ``place``.
    ///   - isActive: whether the name led to it.
    mutating func kept(readFrom offset: Int, isActive: Bool) -> KeptGeneration? {
        guard refusedSize == nil else { return nil }
        let offset = min(max(offset, 0), place.offset)
        let proof: PlaceProof
        if let lastProof, lastProof.offset == offset {
            proof = lastProof
        } else {
            proof = PlaceProof(place(at: offset), findsShorterCopies: true)
            lastProof = proof
        }
        return KeptGeneration(
            generation: generation, identity: identity, target: target, place: proof, size: max(size, place.offset),
            skipsToNewline: skipsToNewline, isActive: isActive)
    }

    /// A place before the one that was reached, with its proof. What the file says of it counts only if the file still holds what was read; else
    /// the beginning of the content, which is remembered, has to do.
    private func place(at offset: Int) -> FilePlace {
        if let remembered = place.earlier(at: offset) { return remembered }
        if let read = try? FilePlace(at: offset, in: file), (try? place.isConfirmed(by: file)) == true { return read }
        return place.headOnly(at: offset)
    }
}
