/// A time of RFC 3164, which has no year: `Mar  2 10:11:12`.
struct YearlessTime: Equatable {
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    /// Nanoseconds since midnight.
    let nanosecondOfDay: Int64
    /// Bytes that it takes.
    let length: Int

    /// The time at the very start of a text; nil when there is none.
    ///
    /// The day may be padded with a space or a zero; a fraction of the second is read, though the RFC has none.
    init?(prefixOf bytes: Span<UInt8>) {
        var cursor = TimeCursor(bytes: bytes)
        guard let month = cursor.monthName(), cursor.skip(UInt8(ascii: " ")) else { return nil }
        let isPadded = cursor.skip(UInt8(ascii: " "))
        guard let day = isPadded ? cursor.digits(1) : cursor.digits(2) ?? cursor.digits(1), cursor.skip(UInt8(ascii: " ")),
            let hour = cursor.digits(2), cursor.skip(UInt8(ascii: ":")), let minute = cursor.digits(2), cursor.skip(UInt8(ascii: ":")),
            let second = cursor.digits(2), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        var nanos = 0
        if cursor.next == UInt8(ascii: "."), let fraction = cursor.fraction() { nanos = fraction }
        self.month = month
        self.day = day
        nanosecondOfDay = Int64(hour * 3_600 + minute * 60 + second) * 1_000_000_000 + Int64(nanos)
        length = cursor.position
    }

    /// The moment in that year, in UTC; nil when the year has no such day.
    func moment(in year: Int) -> EventTime? {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        let (midnight, overflows) = Int64(date.dayNumber).multipliedReportingOverflow(by: 86_400_000_000_000)
        let (sum, overflowsToo) = midnight.addingReportingOverflow(nanosecondOfDay)
        return overflows || overflowsToo ? nil : EventTime(nanoseconds: sum)
    }
}

/// What tells the year of a time without one.
struct YearClock: Sendable {
    /// When the bytes came, if the caller tells: nothing is later than a day after it.
    var arrival: EventTime?
    /// The latest time that the source has told; what comes is near it.
    var latest: EventTime?

    /// Clocks may be a day apart.
    private static let dayNanoseconds: Int64 = 86_400_000_000_000

    /// The moment that is meant; nil when nothing tells the year.
    ///
    /// By the arrival, the last such moment that is not in the future; else the one nearest to the latest time that is known.
    func moment(_ time: YearlessTime) -> EventTime? {
        guard let reference = arrival ?? latest else { return nil }
        let year = CivilDate(dayNumber: Int(reference.seconds / 86_400)).year
        let candidates = (year - 1...year + 1).compactMap { time.moment(in: $0) }
        if arrival != nil {
            let (limit, overflows) = reference.nanoseconds.addingReportingOverflow(YearClock.dayNanoseconds)
            return candidates.last { overflows || $0.nanoseconds <= limit }
        }
        return candidates.min { abs($0.seconds(since: reference)) < abs($1.seconds(since: reference)) }
    }
}
