/// The hash function SHA-256 of FIPS 180-4, in plain Swift: a state holds digests where the bytes themselves are nobody's business.
///
/// It stands in for libcrypto's, which takes over when EvidenceSeal brings that library in. It makes no promise of constant time
/// beyond having no branch or table index that depends on the data.
package struct SHA256: Sendable {
    /// Bytes in a digest, and bytes that are mixed in together.
    package static let digestBytes = 32
    package static let blockBytes = 64

    /// FIPS 180-4, 5.3.3: the first 32 bits of the fractional parts of the square roots of the first 8 primes.
    private var state: [8 of UInt32] = [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ]
    /// Bytes that don't fill a block yet.
    private var pending: [UInt8] = []
    private var byteCount: UInt64 = 0

    /// Nothing is added yet.
    package init() { pending.reserveCapacity(Self.blockBytes) }

    /// The digest of one run of bytes.
    package static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.add(bytes)
        return hash.digest()
    }

    /// Takes in the next bytes.
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            pending.append(byte)
            byteCount &+= 1
            if pending.count == Self.blockBytes { mixPending() }
        }
    }

    /// The digest of all that was added.
    package consuming func digest() -> [UInt8] {
        // FIPS 180-4, 5.1.1: a one bit, zeros up to 56 bytes of a block, then the length in bits, big endian.
        let bits = byteCount &* 8
        pending.append(0x80)
        if pending.count > Self.blockBytes - 8 {
            pending.append(contentsOf: repeatElement(0, count: Self.blockBytes - pending.count))
            mixPending()
        }
        pending.append(contentsOf: repeatElement(0, count: Self.blockBytes - 8 - pending.count))
        for shift in stride(from: UInt64(56), through: 0, by: -8) { pending.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        mixPending()
        var digest: [UInt8] = []
        digest.reserveCapacity(Self.digestBytes)
        for index in state.indices {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                digest.append(UInt8(truncatingIfNeeded: state[index] >> shift))
            }
        }
        return digest
    }

    /// FIPS 180-4, 6.2.2.
    private mutating func mixPending() {
        var schedule = [64 of UInt32](repeating: 0)
        for t in 0..<16 {
            schedule[t] = UInt32(pending[4 * t]) << 24 | UInt32(pending[4 * t + 1]) << 16
                | UInt32(pending[4 * t + 2]) << 8 | UInt32(pending[4 * t + 3])
        }
        for t in 16..<64 {
            let a = schedule[t - 15], b = schedule[t - 2]
            let sigma0 = Self.rotated(a, 7) ^ Self.rotated(a, 18) ^ a >> 3
            let sigma1 = Self.rotated(b, 17) ^ Self.rotated(b, 19) ^ b >> 10
            schedule[t] = sigma1 &+ schedule[t - 7] &+ sigma0 &+ schedule[t - 16]
        }
        var a = state[0], b = state[1], c = state[2], d = state[3]
        var e = state[4], f = state[5], g = state[6], h = state[7]
        for t in 0..<64 {
            let choice = (e & f) ^ (~e & g)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let t1 = h &+ (Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)) &+ choice &+ Self.constants[t] &+ schedule[t]
            let t2 = (Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)) &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
        pending.removeAll(keepingCapacity: true)
    }

    // Always: without optimisation, which the tests run, its calls cost as much as the rest.
    @inline(__always) private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

    /// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [64 of UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ]
}
