/// A decimal number as it was written: digits and the number of them after the point, never a `Double`.
struct DecimalText {
    private let original: String
    private let digits: Int64
    private let places: Int

    /// Reads `-?[0-9]+(\.[0-9]+)?` in ASCII. Zeros at the end of the fraction don't count as precision.
    init(_ text: some StringProtocol) throws(DecimalTextError) {
        original = String(text)
        var rest = Substring(original)
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard areDigits else { throw .notDecimal(original) }
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        guard let value = Int64((isNegative ? "-" : "") + parts[0] + fraction) else { throw .tooLarge(original) }
        digits = value
        places = fraction.utf8.count
    }

    /// The number times ten to the power of `wanted`, exactly.
    func scaled(to wanted: Int) throws(DecimalTextError) -> Int64 {
        guard places <= wanted else { throw .tooPrecise(original, decimals: wanted) }
        var value = digits
        for _ in places..<wanted {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            guard !overflows else { throw .tooLarge(original) }
            value = product
        }
        return value
    }
}

/// Why a decimal text is no amount or price. Each case carries the text as it was written.
package enum DecimalTextError: Error, Hashable, Sendable {
    /// Not of the form `12` or `0.05`.
    case notDecimal(String)
    /// More decimals than can be kept exactly; `decimals` is how many can.
    case tooPrecise(String, decimals: Int)
    /// Beyond what nano-dollars in 64 bits hold: 9.22 billion dollars.
    case tooLarge(String)
    /// Below zero where only an amount of zero or more has a meaning.
    case negative(String)
}
