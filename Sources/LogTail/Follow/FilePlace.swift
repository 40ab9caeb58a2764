/// How far a file was read, and what proves that it is still the same content: its first bytes and the last ones before the place.
///
/// A file's number alone is used again after deletion, its first bytes alone are the same in many logs, its size alone says nothing after a
/// truncation and refill; together they catch what each of them misses.
struct FilePlace: Hashable, Sendable {
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

    /// Moves on over the bytes that were read at the place.
    mutating func advance(over bytes: [UInt8]) {
        if offset < Self.headBytes { head += bytes.prefix(Self.headBytes - offset) }
        marker = Array((marker + bytes.suffix(Self.markerBytes)).suffix(Self.markerBytes))
        offset += bytes.count
    }

    /// Whether the file still holds what was read, as far as head and marker show. A file that ends before the place does not.
    func isConfirmed(by file: OpenFile) throws(SystemError) -> Bool {
        guard try file.read(marker.count, at: offset - marker.count) == marker else { return false }
        return try file.read(head.count, at: 0) == head
    }

    /// Whether enough was read to take another file with the same bytes for the same content, and not for a log with the same first line.
    var isTelling: Bool { offset >= Self.tellingBytes }

    /// Whether the file, which is shorter than the place, begins as the content does; it may be a copy that is still growing.
    func beginsLike(_ file: OpenFile, size: Int) throws(SystemError) -> Bool {
        try head.starts(with: file.read(min(size, head.count), at: 0))
    }

    /// Whether the file ends shortly before the place and holds what the content holds there: a copy that was made before the last lines came.
    /// Where the copy ends too far back to compare, it does not count as one: reading lines twice is better than not reading them.
    func covers(_ file: OpenFile, size: Int) throws(SystemError) -> Bool {
        let markerStart = offset - marker.count
        guard size <= offset, size - Self.tellingBytes >= markerStart, try beginsLike(file, size: size) else { return false }
        let end = try file.read(size - markerStart, at: markerStart)
        return end.count == size - markerStart && marker.starts(with: end)
    }
}
