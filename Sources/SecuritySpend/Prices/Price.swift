/// What a quantity costs: an exact fraction, nano-dollars for a block of base units.
///
/// A million tokens for $0.15 is `Price(nanodollars: 150_000_000, block: 1_000_000)`. Keeping both numbers makes slips of
/// a factor of a thousand visible, and nothing is rounded before there is a quantity.
package struct Price: Hashable, Sendable {
    /// Zero or more.
    package let nanodollars: Int64
    /// Base units that ``nanodollars`` pays for: tokens, messages, bytes, byte-seconds or seconds. Over zero.
    package let block: Int64

    /// - Precondition: `nanodollars >= 0 && block > 0`.
    package init(nanodollars: Int64, block: Int64) {
        precondition(nanodollars >= 0 && block > 0, "a price is zero or more nano-dollars for a positive block")
        self.nanodollars = nanodollars
        self.block = block
    }

    /// A price in dollars for a million units, from decimal text such as `0.15`.
    ///
    /// Exact up to twelve decimals: with more than nine, the block is 1e9 units instead of 1e6.
    package init(perMillion text: some StringProtocol) throws(DecimalTextError) {
        let decimal = try DecimalText(text)
        var block: Int64 = 1_000_000
        var nanodollars: Int64
        do {
            nanodollars = try decimal.scaled(to: 9)
        } catch DecimalTextError.tooPrecise {
            nanodollars = try decimal.scaled(to: 12)
            block = 1_000_000_000
        }
        guard nanodollars >= 0 else { throw .negative(String(text)) }
        self.init(nanodollars: nanodollars, block: block)
    }

    /// What `quantity` units cost, rounded half-even to a nano-dollar; kept within the range of ``Money``.
    package func amount(of quantity: Int64) -> Money {
        let (product, overflows) = quantity.multipliedReportingOverflow(by: nanodollars)
        // Small products are nearly all of them, and 64-bit division is several times faster than 128-bit.
        if !overflows, product >= 0 { return Money(nanodollars: Self.dividedHalfEven(product, by: block)) }
        return Money(clamping: (Int128(quantity) * Int128(nanodollars)).dividedHalfEven(by: Int128(block)))
    }

    /// As ``amount(of:)``, in nano-dollars, for a quantity of zero or more beyond 64 bits. Growing quantities never cost less.
    func wideAmount(of quantity: Int128) -> Int128 {
        let (blocks, rest) = quantity.quotientAndRemainder(dividingBy: Int128(block))
        let whole = min(blocks, Int128(Int64.max)) * Int128(nanodollars)
        // An odd whole goes with the rest, since a half is rounded to the even sum of both.
        let odd = whole & 1
        return whole - odd + (rest * Int128(nanodollars) + odd * Int128(block)).dividedHalfEven(by: Int128(block))
    }

    /// As ``Swift/Int128/dividedHalfEven(by:)``, for a dividend of zero or more.
    private static func dividedHalfEven(_ dividend: Int64, by divisor: Int64) -> Int64 {
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        let missing = divisor - rest
        let roundsUp = rest > missing || (rest == missing && quotient & 1 == 1)
        return roundsUp ? quotient + 1 : quotient
    }

    /// What `quantity` units cost in pico-dollars (1e-12), rounded half-even: for rates, where quantities of many small
    /// messages are not kept apart by price.
    func picodollars(of quantity: Int64) -> Int128 {
        let (product, overflows) = quantity.multipliedReportingOverflow(by: nanodollars)
        let (scaled, overflowsScaled) = product.multipliedReportingOverflow(by: 1_000)
        if !overflows, !overflowsScaled, scaled >= 0 { return Int128(Self.dividedHalfEven(scaled, by: block)) }
        return widePicodollars(of: quantity)
    }

    private func widePicodollars(of quantity: Int64) -> Int128 {
        let product = Int128(quantity) * Int128(nanodollars)
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(block))
        return Int128(Int64(clamping: quotient)) * 1_000 + (rest * 1_000).dividedHalfEven(by: Int128(block))
    }
}
