internal import Foundation

/// Foundation's name for bytes, which GRDB takes and gives.
typealias DatabaseBytes = Data

/// Tells bytes that rotted from bytes that were written.
enum Checksum {
    /// 64-bit FNV-1a (Fowler, Noll, Vo; offset basis and prime of RFC 9923), over eight bytes at a time and then the rest: as a number with sign, since
    /// SQLite has no other.
    static func of(_ bytes: [UInt8]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while index + 8 <= bytes.count {
            var word: UInt64 = 0
            for place in 0..<8 { word |= UInt64(bytes[index + place]) << (8 * UInt64(place)) }
            hash = (hash ^ word) &* 0x100_0000_01B3
            hash ^= hash >> 32
            index += 8
        }
        for byte in bytes[index...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
