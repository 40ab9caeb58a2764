import ConversationLog

/// A moment of the simulated day as the three styles write it; always UTC.
struct LogTimestamp: Hashable, Sendable {
    private let date: CivilDate
    /// Milliseconds since midnight.
    private let millisecondOfDay: Int

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
    init(milliseconds: Int64) {
        let dayLength: Int64 = 86_400_000
        let days = Int(milliseconds >= 0 ? milliseconds / dayLength : (milliseconds - dayLength + 1) / dayLength)
        date = CivilDate(dayNumber: days)
        millisecondOfDay = Int(milliseconds - Int64(days) * dayLength)
    }

    /// Seconds since 1970 at midnight of a date such as `2026-03-02`; nil when it is no date of the calendar.
    static func midnight(of date: String) -> Int64? {
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            year >= 1970, let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return Int64(date.dayNumber) * 86_400
    }

    /// Appends `2026-03-02T10:11:12.123Z`.
    func writeRFC3339(to bytes: inout [UInt8]) {
        writeDate(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        writeClock(to: &bytes)
        bytes.append(UInt8(ascii: "."))
        Self.write(millisecondOfDay % 1_000, digits: 3, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }

    /// Appends `2026-03-02 10:11:12`.
    func writePlain(to bytes: inout [UInt8]) {
        writeDate(to: &bytes)
        bytes.append(UInt8(ascii: " "))
        writeClock(to: &bytes)
    }

    private func writeDate(to bytes: inout [UInt8]) {
        Self.write(date.year, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.write(date.month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.write(date.day, digits: 2, to: &bytes)
    }

    private func writeClock(to bytes: inout [UInt8]) {
        let second = millisecondOfDay / 1_000
        Self.write(second / 3_600, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.write(second / 60 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.write(second % 60, digits: 2, to: &bytes)
    }

    private static func write(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
