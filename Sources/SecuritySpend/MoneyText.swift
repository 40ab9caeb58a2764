extension Money {
    /// The amount for people: `$1,234.50`, `$0.0310`, `<$0.0001`, `-$12.00`.
    ///
    /// Two decimals from one dollar, four below it, and a bound for what four decimals can't show; half-even, and only
    /// here: sums are of exact amounts. Zero is `$0.00`. A negative amount too small to show is `>-$0.0001`.
    package var display: String {
        guard nanodollars != 0 else { return "$0.00" }
        let sign = nanodollars < 0 ? "-" : ""
        let magnitude = nanodollars.magnitude
        guard magnitude >= 100_000 else { return nanodollars < 0 ? ">-$0.0001" : "<$0.0001" }
        if magnitude < 1_000_000_000 {
            let parts = Int128(magnitude).dividedHalfEven(by: 100_000)
            guard parts >= 10_000 else { return "\(sign)$0.\(padded(UInt64(parts), to: 4))" }
        }
        let cents = UInt64(Int128(magnitude).dividedHalfEven(by: 10_000_000))
        return "\(sign)$\(grouped(cents / 100)).\(padded(cents % 100, to: 2))"
    }

    /// The amount for machines: the shortest decimal text that is exact, without exponent: `0.00031`, `250`, `-1.5`.
    package var usd: String {
        let (whole, part) = nanodollars.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        var text = (nanodollars < 0 ? "-" : "") + String(whole)
        guard part != 0 else { return text }
        var digits = padded(part, to: 9)
        while digits.last == "0" { digits.removeLast() }
        text += "." + digits
        return text
    }

    /// An amount from decimal text such as `250` or `0.05`.
    ///
    /// Exact: more than nine decimals, an exponent, a currency sign or thousands separators are refused. A leading `-` is
    /// read.
    package init(usd text: some StringProtocol) throws(DecimalTextError) {
        self.init(nanodollars: try DecimalText(text).scaled(to: 9))
    }
}

private func padded(_ value: UInt64, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func grouped(_ value: UInt64) -> String {
    var rest = String(value)
    var groups: [Substring] = []
    while rest.count > 3 {
        groups.append(Substring(rest.suffix(3)))
        rest.removeLast(3)
    }
    groups.append(Substring(rest))
    return groups.reversed().joined(separator: ",")
}
