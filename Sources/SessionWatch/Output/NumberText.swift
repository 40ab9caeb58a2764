internal import RealModule

/// Numbers as text without Foundation, the same on every machine.
package enum NumberText {
    /// No decimals, thousands apart: `12,345`.
    package static func rounded(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 9e15 else { return value.description }
        return grouped(Int(value.rounded()))
    }

    /// One decimal: `3.1`; whole numbers from 1,000 on.
    package static func oneDecimal(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000 else { return rounded(value) }
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// A count with its noun: `1 phrase`, `12 phrases`.
    package static func count(_ count: Int, _ noun: String) -> String {
        "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// With commas between the thousands.
    package static func grouped(_ value: Int) -> String {
        let digits = Array(String(value.magnitude).utf8)
        var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// At most `places` decimals, none that are zero at the end: for JSON, where NaN and infinities do not exist.
    package static func decimal(_ value: Double, places: Int) -> String {
        guard value.isFinite else { return "0" }
        var unit = 1.0
        for _ in 0..<places { unit *= 10 }
        guard abs(value) < 9e15 / unit else { return rounded(value).filter { $0 != "," } }
        let scaled = Int((value * unit).rounded())
        let whole = scaled.magnitude / UInt(unit), fraction = scaled.magnitude % UInt(unit)
        var text = "\(scaled < 0 ? "-" : "")\(whole)"
        if fraction > 0 {
            var decimals = String(fraction)
            decimals = String(repeating: "0", count: places - decimals.utf8.count) + decimals
            while decimals.last == "0" { decimals.removeLast() }
            text += "." + decimals
        }
        return text
    }
}

/// Back from the logarithmic scale of the signals.
enum Scale {
    static func natural(_ value: Float) -> Double { Double.exp(Double(value)) - 1 }
}
