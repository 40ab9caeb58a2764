/// A place in a file's content, with what proves that a file holds that content: its first bytes (the head) and the last ones before the place
/// (the marker). Either the bytes themselves or digests of them.
protocol ContentPlace: Sendable {
    /// Bytes before the place.
    var offset: Int { get }
    /// Bytes of the head.
    var headCount: Int { get }
    /// Bytes of the marker.
    var markerCount: Int { get }

    /// Whether content that begins with these bytes, ``headCount`` of them or fewer, may be this content. Where they are fewer, it may say yes
    /// without knowing.
    func headMayBe(_ bytes: [UInt8]) -> Bool
    /// Whether these are all bytes of the marker.
    func markerIs(_ bytes: [UInt8]) -> Bool
    /// Whether the marker begins with these bytes.
    func markerBegins(with bytes: [UInt8]) -> Bool
}

extension ContentPlace {
    /// Where the marker begins.
    var markerStart: Int { offset - markerCount }

    /// Whether enough was read to take another file with the same bytes for the same content, and not for a log with the same first line.
    var isTelling: Bool { offset >= FilePlace.tellingBytes }

    /// Whether the file still holds what was read, as far as head and marker show. A file that ends before the place does not.
    func isConfirmed(by file: OpenFile) throws(SystemError) -> Bool {
        guard markerIs(try file.read(markerCount, at: markerStart)) else { return false }
        let head = try file.read(headCount, at: 0)
        return head.count == headCount && headMayBe(head)
    }

    /// Whether the file, which is shorter than the place, begins as the content does; it may be a copy that is still growing.
    func beginsLike(_ file: OpenFile, size: Int) throws(SystemError) -> Bool {
        headMayBe(try file.read(min(size, headCount), at: 0))
    }

    /// Whether the file ends shortly before the place and holds what the content holds there: a copy that was made before the last lines came.
    /// Where the copy ends too far back to compare, it does not count as one: reading lines twice is better than not reading them.
    func covers(_ file: OpenFile, size: Int) throws(SystemError) -> Bool {
        guard size <= offset, size - FilePlace.tellingBytes >= markerStart, try beginsLike(file, size: size) else { return false }
        let end = try file.read(size - markerStart, at: markerStart)
        return end.count == size - markerStart && (size == offset ? markerIs(end) : markerBegins(with: end))
    }
}
