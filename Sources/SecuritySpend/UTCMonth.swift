/// A calendar month of UTC, as seconds since 1970 without leap seconds.
struct UTCMonth: Hashable {
    /// The first second of the month; always on a full hour.
    let start: Int64
    /// 28 to 31 days.
    let length: Int64

    /// The month that a moment lies in.
    init(containing second: Int64) {
        let (days, rest) = second.quotientAndRemainder(dividingBy: Self.day)
        let date = Self.civil(fromDays: rest < 0 ? days - 1 : days)
        let next = date.month == 12 ? (year: date.year + 1, month: Int64(1)) : (year: date.year, month: date.month + 1)
        start = Self.days(year: date.year, month: date.month) * Self.day
        length = Self.days(year: next.year, month: next.month) * Self.day - start
    }

    /// One past the last second.
    var end: Int64 { start + length }

    static let day: Int64 = 86_400

    // Both after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): years begin in March, so that the
    // leap day comes last, in eras of 400 years or 146,097 days.

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month)
    }

    /// Days from 1970-01-01 to the first of a month.
    private static func days(year: Int64, month: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
