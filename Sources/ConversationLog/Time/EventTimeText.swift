extension EventTime {
    /// The moment that a text tells: RFC 3339, `YYYY-MM-DD HH:MM:SS[.,]fraction`, `02/Mar/2026:10:11:12 +0100`, or an epoch number of any unit.
    ///
    /// Nil when it tells none: a date without a time, a day that the calendar has not, a year outside 1677 to 2262.
    /// A time without a zone is UTC. Digits past the nanosecond are dropped.
    package init?(_ text: String) {
        self.init(Array(text.utf8).span)
    }

    /// As ``init(_:)-(String)``, for bytes of UTF-8.
    package init?(_ bytes: Span<UInt8>) {
        var end = bytes.count
        while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        var start = 0
        while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
        let trimmed = bytes.extracting(start..<end)
        if let (time, length) = EventTime.prefix(of: trimmed), length == trimmed.count {
            self = time
        } else if let number = Double(epochText: trimmed) {
            self.init(epoch: number, exactly: Int(epochText: trimmed))
        } else {
            return nil
        }
    }

    /// The moment that an epoch number tells, its unit judged by its magnitude (LOGS, "Time").
    ///
    /// Below 1e11 seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds; but what would be a .NET
    /// tick count (100 ns since year 1) of the years 2000 to 2099 is read as that, since as nanoseconds it would lie in 1989 or 1990.
    ///
    /// - Parameter exactly: the same number as an integer, if it is one: a Double has no room for nanoseconds.
    package init?(epoch number: Double, exactly whole: Int? = nil) {
        guard number.isFinite, number.magnitude < 9.2e18 else { return nil }
        let unit: Int =
            switch number.magnitude {
            case ..<1e11: 1_000_000_000
            case ..<1e14: 1_000_000
            case ..<1e17: 1_000
            default: 1
            }
        if let whole {
            if EventTime.dotNetTicks.contains(whole) {
                self.init(nanoseconds: Int64((whole - EventTime.dotNetEpoch) * 100))
                return
            }
            let (product, overflows) = whole.multipliedReportingOverflow(by: unit)
            if overflows { return nil }
            self.init(nanoseconds: Int64(product))
        } else {
            let floor = number.rounded(.down)
            // A Double of 2026 in seconds has steps of 0.24 microseconds: more digits would be noise.
            let micros = ((number - floor) * Double(unit) / 1_000).rounded() * 1_000
            let (product, overflows) = Int(floor).multipliedReportingOverflow(by: unit)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int(micros))
            if overflows || overflowsToo { return nil }
            self.init(nanoseconds: Int64(sum))
        }
    }

    /// .NET ticks (100 ns since 0001-01-01) at 1970-01-01, and those of the years 2000 to 2099.
    private static let dotNetEpoch = 621_355_968_000_000_000
    private static let dotNetTicks = 630_822_816_000_000_000..<662_380_416_000_000_000

    /// As RFC 3339 in UTC with milliseconds, rounded down: `2026-03-02T10:11:12.003Z`.
    package var rfc3339: String {
        let wholeSeconds = Int(seconds)
        // Wrapping, since the first second of the range begins before it; the difference is less than a second.
        let millis = Int(nanoseconds &- Int64(wholeSeconds) &* 1_000_000_000) / 1_000_000
        let dayNumber = wholeSeconds >= 0 ? wholeSeconds / 86_400 : (wholeSeconds - 86_399) / 86_400
        let second = wholeSeconds - dayNumber * 86_400
        let date = CivilDate(dayNumber: dayNumber)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        func put(_ number: Int, digits: Int, then mark: UInt8) {
            var divisor = 1
            for _ in 1..<digits { divisor *= 10 }
            while divisor > 0 {
                text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
                divisor /= 10
            }
            text.append(mark)
        }
        put(date.year, digits: 4, then: UInt8(ascii: "-"))
        put(date.month, digits: 2, then: UInt8(ascii: "-"))
        put(date.day, digits: 2, then: UInt8(ascii: "T"))
        put(second / 3_600, digits: 2, then: UInt8(ascii: ":"))
        put(second / 60 % 60, digits: 2, then: UInt8(ascii: ":"))
        put(second % 60, digits: 2, then: UInt8(ascii: "."))
        put(millis, digits: 3, then: UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// The moment at the very start of a text, and the bytes that it takes; nil when there is none.
    ///
    /// Needs a date and a time of day at least to the minute; a zone right after it, or after one blank, belongs to it.
    static func prefix(of bytes: Span<UInt8>) -> (time: EventTime, length: Int)? {
        if bytes.count > 2, bytes[2] == UInt8(ascii: "/") { return webServerPrefix(of: bytes) }
        var cursor = TimeCursor(bytes: bytes)
        guard let year = cursor.digits(4), cursor.skip(UInt8(ascii: "-"), UInt8(ascii: "/")),
            let month = cursor.digits(2), cursor.skip(UInt8(ascii: "-"), UInt8(ascii: "/")), let day = cursor.digits(2),
            cursor.skip(UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")),
            let hour = cursor.digits(2), cursor.skip(UInt8(ascii: ":")), let minute = cursor.digits(2),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60
        else { return nil }
        var second = 0
        var nanos = 0
        if cursor.skip(UInt8(ascii: ":")) {
            // RFC 3339, 5.6 allows second 60 in a leap second, which is always the last of an hour.
            guard let read = cursor.digits(2), read < 60 || (read == 60 && minute == 59) else { return nil }
            second = read
            if cursor.next == UInt8(ascii: ".") || cursor.next == UInt8(ascii: ","), let fraction = cursor.fraction() {
                nanos = fraction
            }
        }
        guard let offset = cursor.zone() else { return nil }
        return moment(date, second: hour * 3_600 + minute * 60 + second - offset, nanos: nanos).map { ($0, cursor.position) }
    }

    /// As ``prefix(of:)``, for the form of web servers' logs: `02/Mar/2026:10:11:12 +0100` (Apache HTTP Server, mod_log_config, `%t`).
    private static func webServerPrefix(of bytes: Span<UInt8>) -> (time: EventTime, length: Int)? {
        var cursor = TimeCursor(bytes: bytes)
        guard let day = cursor.digits(2), cursor.skip(UInt8(ascii: "/")), let month = cursor.monthName(), cursor.skip(UInt8(ascii: "/")),
            let year = cursor.digits(4), cursor.skip(UInt8(ascii: ":")), let hour = cursor.digits(2), cursor.skip(UInt8(ascii: ":")),
            let minute = cursor.digits(2), cursor.skip(UInt8(ascii: ":")), let second = cursor.digits(2), let offset = cursor.zone(),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        return moment(date, second: hour * 3_600 + minute * 60 + second - offset, nanos: 0).map { ($0, cursor.position) }
    }

    /// The moment so many seconds after a day's midnight; nil out of range.
    private static func moment(_ date: CivilDate, second: Int, nanos: Int) -> EventTime? {
        let total = date.dayNumber * 86_400 + second
        let (product, overflows) = total.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowsToo) = product.addingReportingOverflow(nanos)
        return overflows || overflowsToo ? nil : EventTime(nanoseconds: Int64(sum))
    }
}

extension Int {
    /// A number of decimal digits with or without sign, and nothing else.
    fileprivate init?(epochText bytes: Span<UInt8>) {
        guard (1...20).contains(bytes.count) else { return nil }
        self.init(String(validating: bytes), radix: 10)
    }
}

extension Double {
    /// A decimal number without exponent: at least nine digits before its point, so that no clock or small count is taken for an epoch.
    fileprivate init?(epochText bytes: Span<UInt8>) {
        guard (9...32).contains(bytes.count) else { return nil }
        var points = 0
        var whole = 0
        for i in bytes.indices {
            switch bytes[i] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): whole += points == 0 ? 1 : 0
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "-") where i == 0: break
            default: return nil
            }
        }
        guard points <= 1, whole >= 9 else { return nil }
        self.init(String(validating: bytes))
    }
}
