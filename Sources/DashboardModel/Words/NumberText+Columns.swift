import SessionWatch

/// Numbers as people read them in a narrow column. Plain digits and a dot, the same in every locale.
extension NumberText {
    /// At most five characters for less than a million million: `999`, `9.4k`, `41k`, `1.2M`, rounded down.
    static func compact(_ number: Int) -> String {
        let sign = number < 0 ? "-" : ""
        let size = number.magnitude
        for (unit, letter) in units where size >= unit {
            let tenths = size / (unit / 10)
            if tenths < 100 { return "\(sign)\(tenths / 10).\(tenths % 10)\(letter)" }
            return "\(sign)\(size / unit)\(letter)"
        }
        return sign + String(size)
    }

    private static let units: [(UInt, String)] = [
        (1_000_000_000_000, "T"), (1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k"),
    ]

    /// A fixed count of decimals, rounded half away from zero; `-` for what is no number.
    static func fixed(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded()
        // Beyond 2^53 a Double has no decimals to show.
        guard scaled < 9e15 else { return number < 0 ? "-huge" : "huge" }
        let whole = Int(scaled)
        let sign = number < 0 && whole > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(whole) }
        var digits = String(whole)
        while digits.count <= decimals { digits = "0" + digits }
        return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
    }

    /// About three digits that matter, for a signal of any size: `0.05`, `4.2`, `41`, `212`, `12k`.
    static func signal(_ number: Double) -> String {
        let size = number.magnitude
        guard number.isFinite, size < 1e15 else { return fixed(number, decimals: 0) }
        if size >= 9_999.5 { return compact(Int(number.rounded())) }
        if size > 0, size < 0.005 { return number < 0 ? "-0.00" : "<0.01" }
        let text = fixed(number, decimals: size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
        guard text.contains(".") else { return text }
        let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
        return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
    }

    /// A part of the whole in percent, 0 to 1 in: `46%`.
    static func percent(_ part: Double) -> String {
        part.isFinite ? fixed(part * 100, decimals: 0) + "%" : "-"
    }

    /// Bytes in decimal units, as disks count them: `812 B`, `3.4 MB`.
    static func bytes(_ count: Int) -> String {
        guard count.magnitude >= 1_000 else { return "\(count) B" }
        let text = compact(count)
        guard let unit = text.last else { return text }
        return text.dropLast() + " " + (unit == "k" ? "k" : String(unit)) + "B"
    }

    /// A sum that stays at the limit: a log may claim any number of tokens, and no claim may stop the monitor.
    static func sum(_ a: Int, _ b: Int) -> Int {
        let (sum, overflows) = a.addingReportingOverflow(b)
        return overflows ? (a < 0 ? .min : .max) : sum
    }
}
