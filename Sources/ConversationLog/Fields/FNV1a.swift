/// The 64-bit FNV-1a hash, after Fowler, Noll and Vo (draft-eastlake-fnv).
///
/// Not keyed: an outsider can make two texts with one hash. It is used where that gains them nothing.
package struct FNV1a {
    /// The hash of what was added so far; at first the offset basis.
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Adds one byte.
    package mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// Adds bytes in order.
    package mutating func add(_ bytes: Span<UInt8>) {
        for i in bytes.indices { add(bytes[i]) }
    }

    /// Adds eight bytes, the lowest first.
    package mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }
}
