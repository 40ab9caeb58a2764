/// State as bytes, written or read from the first value to the last.
///
/// Whole numbers take as few bytes as they need (LEB128, signs zigzagged as in Protocol Buffers), floating-point ones keep every bit, texts are
/// UTF-8 after their length. Same values, same bytes: tables are written in the order of their keys. Nothing that is read is trusted: a count
/// is held against the bytes that are left. The first fault stays, and reading gives blanks from then on.
package struct StateArchive {
    /// True when values are set to what the bytes say; false when they are written.
    package let isReading: Bool
    /// What was written, or what is read.
    package private(set) var bytes: [UInt8]
    /// The first thing that was wrong while reading.
    package private(set) var fault: StateFault?
    private var position = 0

    /// An empty archive, to be written.
    package init() {
        isReading = false
        bytes = []
    }

    /// An archive to be read.
    package init(reading bytes: [UInt8]) {
        isReading = true
        self.bytes = bytes
    }

    /// The bytes of a state.
    package static func bytes(of state: inout some Kept) -> [UInt8] {
        var archive = StateArchive()
        state.keep(in: &archive)
        return archive.bytes
    }

    /// Sets a state to what the bytes say.
    ///
    /// - Throws: what was wrong with the bytes; then the state holds anything.
    package static func restore(_ state: inout some Kept, from bytes: [UInt8]) throws(StateFault) {
        var archive = StateArchive(reading: bytes)
        state.keep(in: &archive)
        try archive.finish()
    }

    /// All was read: says what was wrong, also that bytes are left over.
    package func finish() throws(StateFault) {
        if let outcome { throw outcome }
    }

    /// What was wrong when all was read; nil if nothing was.
    var outcome: StateFault? { fault ?? (isReading && position != bytes.count ? .tooLong : nil) }

    /// Forgets what was written, but keeps its memory for what comes.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// While reading: a value is not one that the state can have.
    package mutating func reject(_ fault: StateFault = .outOfRange) {
        guard isReading, self.fault == nil else { return }
        self.fault = fault
        position = bytes.count
    }

    /// Rejects what was read unless it is so.
    package mutating func check(_ isSound: Bool) {
        if !isSound { reject() }
    }

    /// Keeps a part, in the order in which parts are named.
    package mutating func keep(_ part: inout some Kept) { part.keep(in: &self) }

    /// Keeps what can't be changed in place: `let` values of a configuration that must be the same when the state is taken up again.
    package mutating func keepSame<Value: KeptValue & Equatable>(_ value: Value) {
        var kept = value
        kept.keep(in: &self)
        if isReading { check(kept == value) }
    }

    /// A count of things to come, each of at least so many bytes.
    package mutating func keepCount(_ count: Int, leastBytes: Int) -> Int {
        var kept = UInt64(count)
        keepVarint(&kept)
        guard isReading else { return count }
        guard kept <= UInt64((bytes.count - position) / max(1, leastBytes)) else {
            reject(.tooShort)
            return 0
        }
        return Int(kept)
    }

    /// A whole number without sign, in 1 to 10 bytes.
    mutating func keepVarint(_ value: inout UInt64) {
        guard isReading else {
            var rest = value
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
            return
        }
        value = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard position < bytes.count else { return reject(.tooShort) }
            let byte = bytes[position]
            position += 1
            // The tenth byte has room for one bit only.
            guard shift < 63 || byte <= 1 else {
                value = 0
                return reject()
            }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return }
        }
    }

    /// A number of fixed width, least byte first.
    mutating func keepFixed<Number: FixedWidthInteger & UnsignedInteger>(_ value: inout Number) {
        let size = Number.bitWidth / 8
        guard isReading else {
            for byte in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * Number(byte)))) }
            return
        }
        value = 0
        guard bytes.count - position >= size else { return reject(.tooShort) }
        for byte in 0..<size { value |= Number(bytes[position + byte]) << (8 * Number(byte)) }
        position += size
    }

    /// Writes a text's bytes after their count, without a copy in between.
    mutating func write(utf8 text: String.UTF8View) {
        _ = keepCount(text.count, leastBytes: 1)
        bytes.append(contentsOf: text)
    }

    /// Bytes after their count.
    package mutating func keepBytes(_ value: inout [UInt8]) {
        let count = keepCount(value.count, leastBytes: 1)
        guard isReading else {
            bytes.append(contentsOf: value)
            return
        }
        value = Array(bytes[position..<position + count])
        position += count
    }
}
