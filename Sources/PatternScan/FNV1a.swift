/// The 64-bit FNV-1a hash, after Fowler, Noll and Vo (draft-eastlake-fnv): for telling things apart, not against forgery.
struct FNV1a {
    /// Offset basis and prime are those of the draft, section 5.
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    mutating func add(littleEndian number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
