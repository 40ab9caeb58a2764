/// How far a compressed log is unpacked, so that a small hostile file can't fill memory or time.
package struct UnpackLimits: Hashable, Sendable {
    /// Unpacked bytes for each packed one. Logs reach 10 to 40, gzip's own bound is 1032:1.
    package var ratio = 200
    /// The ratio does not matter before so many unpacked bytes: a short file of equal lines is no attack.
    package var ratioFreeBytes = 16 << 20
    /// Unpacked bytes of one source altogether.
    package var unpackedBytes = 1 << 30

    /// The limits that fit logs.
    package init() {}
}

/// What was wrong with a compressed source; everything before it was given.
package enum UnpackFault: Error, Hashable, Sendable {
    /// It ends in the middle.
    case truncated
    /// It is damaged, or its checksum does not fit, at about this byte of the packed file.
    case damaged(packedOffset: Int)
    /// Bytes after the end that are not gzip; they were ignored.
    case trailingBytes(packedOffset: Int)
    /// More than ``UnpackLimits/ratio`` to one; the rest was not unpacked.
    case ratioExceeded(limit: Int)
    /// More than ``UnpackLimits/unpackedBytes``; the rest was not unpacked.
    case sizeExceeded(limit: Int)
}
