/// The forest's own random numbers: 64 bits of state, the same sequence on every machine.
///
/// SplitMix64 after Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, doi:10.1145/2660193.2660195,
/// with the mixing constants of its published C version. It isn't made for secrets.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
    /// All there is to save: a generator made from this value goes on with the same numbers.
    public private(set) var state: UInt64

    /// A generator whose sequence `seed` fixes; every value is a good seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number from 0 up to, but not including, `bound`.
    ///
    /// Takes exactly one number of the sequence, so that draws are easy to follow; the price is a bias of at most `bound` in 2^64.
    mutating func index(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number over 0 and up to 1, in steps of 2^-24, so that it is exact in a `Float`.
    mutating func positiveFraction() -> Float {
        Float((next() >> 40) + 1) * 0x1p-24
    }
}
