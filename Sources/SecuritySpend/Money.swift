/// An amount of US dollars as whole nano-dollars; no floating point anywhere.
///
/// `Int64` nano-dollars hold up to 9.22 billion dollars either way; sums beyond that stay at the limit, since no log may
/// stop the monitor.
package struct Money: Hashable, Comparable, Sendable {
    package var nanodollars: Int64

    package init(nanodollars: Int64) {
        self.nanodollars = nanodollars
    }

    /// The nearest amount that fits: anything beyond the range of `Int64` becomes its limit.
    init(clamping nanodollars: Int128) {
        self.nanodollars = Int64(clamping: nanodollars)
    }

    package static let zero = Money(nanodollars: 0)

    package static func < (a: Money, b: Money) -> Bool { a.nanodollars < b.nanodollars }

    package static func + (a: Money, b: Money) -> Money {
        Money(clamping: Int128(a.nanodollars) + Int128(b.nanodollars))
    }

    package static func - (a: Money, b: Money) -> Money {
        Money(clamping: Int128(a.nanodollars) - Int128(b.nanodollars))
    }

    package static func += (a: inout Money, b: Money) { a = a + b }
}

extension Int128 {
    /// The quotient as a whole number, a half going to the even neighbour.
    ///
    /// This is the one rounding of the ledger: bias-free, so that many rows don't drift to one side (IEEE 754's
    /// roundTiesToEven, on integers).
    ///
    /// - Precondition: `divisor > 0`.
    func dividedHalfEven(by divisor: Int128) -> Int128 {
        precondition(divisor > 0, "a rounded quotient needs a positive divisor")
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        let rest = remainder.magnitude
        let half = divisor.magnitude - rest
        guard rest > half || (rest == half && quotient & 1 == 1) else { return quotient }
        return self < 0 ? quotient - 1 : quotient + 1
    }
}
