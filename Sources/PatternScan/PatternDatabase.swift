/// Patterns compiled for this processor, as bytes: a value that any thread may hold and make a ``Scanner`` from.
///
/// Compiling takes milliseconds to half a second, loading the bytes takes microseconds: so a program keeps ``serialized`` in a
/// file. The bytes say which patterns and which version of the library they are of, and carry a checksum. That guards against
/// damage and mix-up, not against forgery: read them only from where nobody else can write.
package struct PatternDatabase: Sendable {
    /// The patterns in it.
    package let patterns: PatternSet
    /// The library's own form, without our header.
    let compiled: [UInt8]

    /// Compiles the patterns.
    package init(_ patterns: PatternSet) throws(PatternError) {
        let handle = try DatabaseHandle(compiling: patterns)
        self.patterns = patterns
        self.compiled = try handle.serialized()
    }

    /// Takes bytes that ``serialized`` gave, if they are of these patterns, this library and this kind of processor.
    package init(serialized bytes: [UInt8], of patterns: PatternSet) throws(PatternError) {
        self.compiled = try PatternDatabaseHeader.body(of: bytes, patterns: patterns)
        self.patterns = patterns
        _ = try DatabaseHandle(deserializing: compiled)
    }

    /// The database with a header, for ``init(serialized:of:)``.
    package var serialized: [UInt8] {
        PatternDatabaseHeader.bytes(patterns: patterns) + compiled.checksummed
    }
}

/// What stands before the library's bytes: layout, version and pattern list, so that no other database is taken for ours.
///
/// Layout: 8 bytes of name and layout number, the length of the version (1 byte), the version, the key of the patterns (8 bytes,
/// little endian); then the checksum (8 bytes, little endian) of the body, and the body.
private enum PatternDatabaseHeader {
    /// The last byte counts layouts.
    static let magic = Array("bwscan-1".utf8)

    static func bytes(patterns: PatternSet) -> [UInt8] {
        let version = Array(DatabaseHandle.libraryVersion.utf8.prefix(255))
        return magic + [UInt8(version.count)] + version + patterns.key.littleEndianBytes
    }

    static func body(of bytes: [UInt8], patterns: PatternSet) throws(PatternError) -> [UInt8] {
        var rest = bytes[...]
        guard let name = rest.take(magic.count), let count = rest.take(1)?.first,
            let version = rest.take(Int(count)), let key = rest.take(8), rest.count > 8
        else { throw .damaged }
        guard name.starts(with: magic.dropLast()) else { throw .damaged }
        guard let layout = name.last, layout == magic.last else { throw .otherVersion("layout") }
        guard version.elementsEqual(DatabaseHandle.libraryVersion.utf8.prefix(255)) else {
            throw .otherVersion(String(decoding: version, as: UTF8.self))
        }
        guard key.elementsEqual(patterns.key.littleEndianBytes) else { throw .otherPatterns }
        let body = Array(rest.dropFirst(8))
        guard rest.elementsEqual(body.checksummed) else { throw .damaged }
        return body
    }
}

extension ArraySlice<UInt8> {
    /// Removes and gives the first `count` bytes; nil when there are fewer.
    fileprivate mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard self.count >= count else { return nil }
        defer { removeFirst(count) }
        return prefix(count)
    }
}

extension [UInt8] {
    /// The bytes with their FNV-1a checksum before them.
    fileprivate var checksummed: [UInt8] {
        var hash = FNV1a()
        for byte in self { hash.add(byte) }
        return hash.value.littleEndianBytes + self
    }
}

extension UInt64 {
    fileprivate var littleEndianBytes: [UInt8] {
        stride(from: UInt64(0), to: 64, by: 8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
