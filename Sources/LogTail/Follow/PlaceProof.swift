internal import KeptState

/// The first 128 bits of the SHA-256 of some bytes.
struct ContentDigest: Hashable, Sendable {
    private var high: UInt64
    private var low: UInt64

    /// The digest of these bytes.
    init(_ bytes: some Sequence<UInt8>) {
        self.init(digest: SHA256.digest(bytes))
    }

    /// The digest of what a hash has taken in so far.
    init(_ hash: SHA256) {
        self.init(digest: hash.digest())
    }

    private init(digest: [UInt8]) {
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        high = word(digest[..<8])
        low = word(digest[8..<16])
    }
}

/// A ``FilePlace`` as it outlives the process: digests instead of the log's own bytes, which nobody shall find in a state.
struct PlaceProof: Hashable, ContentPlace {
    /// The end of a line within the marker, and a digest of the marker up to there.
    fileprivate struct LineEnd: Hashable, Sendable {
        var count: Int
        var digest: ContentDigest
    }

    /// Copies are made at most some lines before the place; a copy that ends elsewhere is read again.
    private static let lineEndLimit = 16

    private(set) var offset: Int
    private(set) var headCount: Int
    private(set) var markerCount: Int
    private var head: ContentDigest
    private var marker: ContentDigest
    private var lineEnds: [LineEnd]

    /// What proves the same as the place does.
    ///
    /// - Parameter findsShorterCopies: whether it shall prove a copy too that ends some lines before the place.
    init(_ place: FilePlace, findsShorterCopies: Bool = false) {
        offset = place.offset
        headCount = place.head.count
        markerCount = place.marker.count
        head = ContentDigest(place.head)
        guard findsShorterCopies else {
            marker = ContentDigest(place.marker)
            lineEnds = []
            return
        }
        let ends = place.marker.indices.filter { place.marker[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
            .filter { $0 >= FilePlace.tellingBytes && $0 < place.marker.count }
        var hash = SHA256()
        var hashed = 0
        lineEnds = []
        for end in ends.suffix(Self.lineEndLimit) {
            hash.add(place.marker[hashed..<end])
            hashed = end
            lineEnds.append(LineEnd(count: end, digest: ContentDigest(hash)))
        }
        hash.add(place.marker[hashed...])
        marker = ContentDigest(hash)
    }

    func headMayBe(_ bytes: [UInt8]) -> Bool { bytes.count < headCount || ContentDigest(bytes) == head }
    func markerIs(_ bytes: [UInt8]) -> Bool { bytes.count == markerCount && ContentDigest(bytes) == marker }
    func markerBegins(with bytes: [UInt8]) -> Bool {
        lineEnds.contains { $0.count == bytes.count && $0.digest == ContentDigest(bytes) }
    }

    /// The place itself, if the file holds the content up to it; one reading serves both, so that nothing can come between.
    func place(in file: OpenFile) throws(SystemError) -> FilePlace? {
        let place = try FilePlace(at: offset, in: file)
        guard place.head.count == headCount, place.marker.count >= markerCount, headMayBe(place.head),
            markerIs(Array(place.marker.suffix(markerCount)))
        else { return nil }
        return place
    }
}

extension ContentDigest: KeptValue {
    static var blank: ContentDigest { ContentDigest(EmptyCollection()) }
    static var leastBytes: Int { 16 }
    mutating func keep(in archive: inout StateArchive) {
        archive.keepHash(&high)
        archive.keepHash(&low)
    }
}

extension PlaceProof.LineEnd: KeptValue {
    static var blank: PlaceProof.LineEnd { PlaceProof.LineEnd(count: 0, digest: .blank) }
    static var leastBytes: Int { 17 }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&count)
        archive.keep(&digest)
    }
}

extension PlaceProof: KeptValue {
    static var blank: PlaceProof { PlaceProof(FilePlace()) }
    static var leastBytes: Int { 36 }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&offset)
        archive.keep(&headCount)
        archive.keep(&markerCount)
        archive.keep(&head)
        archive.keep(&marker)
        archive.keep(&lineEnds)
        // What is read with these must neither be before the file's start nor take much room.
        archive.check(offset >= 0 && headCount == min(offset, FilePlace.headBytes))
        archive.check((0...min(offset, FilePlace.markerBytes)).contains(markerCount))
    }
}
