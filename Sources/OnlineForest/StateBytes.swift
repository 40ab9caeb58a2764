/// Why bytes can't be made a forest again.
public enum ForestStateError: Error, Hashable, Sendable {
    /// They are no forest of this library, or of another version: what stands at their beginning.
    case unknownVersion
    /// They end before the forest does, or go on after it.
    case wrongLength
    /// They differ from what was saved: the checksum over them is another.
    case damaged
    /// A number lies out of its range: which one.
    case outOfRange(String)
}

/// Numbers one after the other, least byte first, with a checksum at the end.
struct StateWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// A whole number of any width, as so many bytes.
    mutating func write(_ value: some FixedWidthInteger) {
        var rest = value.littleEndian
        for _ in 0..<value.bitWidth / 8 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// A number to the bit, NaN included.
    mutating func write(_ value: Float) { write(value.bitPattern) }

    /// Numbers, without their count.
    mutating func write(_ values: some Sequence<Float>) {
        for value in values { write(value) }
    }

    /// The eight numbers of a lane.
    mutating func write(_ lanes: Lanes) {
        for place in 0..<8 { write(lanes[place]) }
    }

    /// Ends with the checksum of all that was written.
    mutating func close() { write(StateChecksum.of(bytes[...])) }
}

/// Takes numbers out again, in the order in which they were written.
struct StateReader {
    private var rest: ArraySlice<UInt8>

    /// Bytes that end with the checksum of those before it.
    init(_ bytes: [UInt8]) throws(ForestStateError) {
        guard bytes.count >= 8 else { throw .wrongLength }
        rest = bytes.dropLast(8)
        var end = StateReader(unchecked: bytes.suffix(8))
        guard try end.integer(UInt64.self) == StateChecksum.of(rest) else { throw .damaged }
    }

    private init(unchecked bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Whether all was taken out.
    var isAtEnd: Bool { rest.isEmpty }

    /// A whole number of that width.
    mutating func integer<Integer: FixedWidthInteger>(_: Integer.Type) throws(ForestStateError) -> Integer {
        let size = Integer.bitWidth / 8
        guard rest.count >= size else { throw .wrongLength }
        var value: Integer = 0
        for byte in rest.prefix(size).reversed() { value = value << 8 | Integer(truncatingIfNeeded: byte) }
        rest = rest.dropFirst(size)
        return value
    }

    /// A count or an index within the range; `name` says which in the error.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(ForestStateError) -> Int {
        let value = Int(truncatingIfNeeded: try integer(Int64.self))
        guard range.contains(value) else { throw .outOfRange(name) }
        return value
    }

    /// A number to the bit.
    mutating func number() throws(ForestStateError) -> Float { Float(bitPattern: try integer(UInt32.self)) }

    /// So many numbers; asked for only if the bytes are there.
    mutating func numbers(_ count: Int) throws(ForestStateError) -> [Float] {
        guard count <= rest.count / 4 else { throw .wrongLength }
        var numbers: [Float] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try number()) }
        return numbers
    }

    /// Eight numbers.
    mutating func lanes() throws(ForestStateError) -> Lanes {
        var lanes = Lanes()
        for place in 0..<8 { lanes[place] = try number() }
        return lanes
    }
}

/// FNV-1a over 64 bits (Fowler, Noll and Vo): tells a damaged file, not a forged one.
private enum StateChecksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
