internal import RealModule

/// Spreads the bits of a hash, for sketches and ids, not for secrets. Own tables are bounded, so that chosen
/// collisions cost accuracy, never time.
enum Spreading {
    /// Every bit of the result depends on all bits: the finaliser of MurmurHash3 (Appleby, public domain).
    @inline(__always)
    static func mixed(_ hash: UInt64) -> UInt64 {
        var value = hash
        value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ (value >> 33)
    }
}

enum Logarithm {
    static func base2(_ value: Float) -> Float { Float.log2(value) }

    /// ln(1 + value) of a count or a length: the scale in which counts are compared.
    static func of(_ value: Double) -> Float { Float(Double.log(onePlus: max(0, value))) }
    static func of(_ count: Int) -> Float { of(Double(count)) }
}
