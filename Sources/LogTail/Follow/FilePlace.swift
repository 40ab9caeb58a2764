/// How far a file was read, and what proves that it is still the same content: its first bytes and the last ones before the place.
///
/// A file's number alone is used again after deletion, its first bytes alone are the same in many logs, its size alone says nothing after a
/// truncation and refill; together they catch what each of them misses.
struct FilePlace: Hashable, ContentPlace {
    /// Enough to tell logs apart whose header is the same; what the other tailers use too (Filebeat, OpenTelemetry, Alloy).
    static let headBytes = 1024
    /// A few log lines: enough to notice that a file was cut and has grown beyond the place since, and to recognise a copy that was made
    /// some lines before the place.
    static let markerBytes = 4096
    /// One or two log lines: fewer equal bytes may be chance, such as the same first line in two logs.
    static let tellingBytes = 256

    /// Bytes read: the next one to read has this offset.
    private(set) var offset: Int
    /// The file's first bytes, up to ``headBytes``, as far as they were read. It grows with the file.
    private(set) var head: [UInt8]
    /// The last bytes before `offset`, up to ``markerBytes``.
    private(set) var marker: [UInt8]

    /// The beginning of a file.
    init() {
        offset = 0
        head = []
        marker = []
    }

    /// A place in the middle of a file, with what is read there now.
    init(at offset: Int, in file: OpenFile) throws(SystemError) {
        head = try file.read(min(offset, Self.headBytes), at: 0)
        let markerCount = min(offset, Self.markerBytes)
        marker = try file.read(markerCount, at: offset - markerCount)
        self.offset = offset
    }

    /// An earlier place in the same content, as far as what is remembered reaches; nil where its marker would be too short to prove much.
    func earlier(at offset: Int) -> FilePlace? {
        let kept = offset - markerStart
        guard offset <= self.offset, kept >= min(offset, Self.tellingBytes) else { return nil }
        var place = self
        place.offset = offset
        place.head = Array(head.prefix(offset))
        place.marker = Array(marker.prefix(kept))
        return place
    }

    /// An earlier place in the same content, with nothing but its beginning to prove it.
    func headOnly(at offset: Int) -> FilePlace {
        var place = self
        place.offset = offset
        place.head = Array(head.prefix(offset))
        place.marker = []
        return place
    }

    /// Where the line that the place is in begins, as far as what is remembered reaches.
    var lineStart: FilePlace {
        let end = marker.lastIndex(of: UInt8(ascii: "\n")).map { markerStart + $0 + 1 } ?? (markerStart == 0 ? 0 : offset)
        return end == offset ? self : earlier(at: end) ?? self
    }

    /// Moves on over the bytes that were read at the place.
    mutating func advance(over bytes: [UInt8]) {
        if offset < Self.headBytes { head += bytes.prefix(Self.headBytes - offset) }
        marker = Array((marker + bytes.suffix(Self.markerBytes)).suffix(Self.markerBytes))
        offset += bytes.count
    }

    var headCount: Int { head.count }
    var markerCount: Int { marker.count }
    func headMayBe(_ bytes: [UInt8]) -> Bool { bytes.count == head.count ? bytes == head : head.starts(with: bytes) }
    func markerIs(_ bytes: [UInt8]) -> Bool { marker == bytes }
    func markerBegins(with bytes: [UInt8]) -> Bool { marker.starts(with: bytes) }
}
