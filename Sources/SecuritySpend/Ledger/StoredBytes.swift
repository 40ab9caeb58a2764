/// Bytes kept for a number of days, and the byte-seconds that they accrue in each hour of event time.
///
/// No clock runs: from when bytes were written and the latest event follows, exactly, what every hour accrued. Let b(h) be the
/// bytes written in hour h and lead(h) the sum of each one's bytes times the seconds from then to the hour's end. With bytes
/// deleted at the end of the hour in which they are D days old, as an hourly purge does,
///
///     byteSeconds(h) = lead(h) + 3600 x (b(h - 24 D) + ... + b(h - 1))
///
/// so late and reordered events give the same hours as sorted ones. The hour that is still running accrues to the latest event.
struct StoredBytes {
    /// What was written in one hour.
    struct Hour: Hashable {
        /// Its first second.
        let start: Int64
        var bytes: Int64 = 0
        /// Byte-seconds that ``bytes`` accrue until the hour's end.
        var lead: Int64 = 0
    }

    /// Seconds that bytes are kept after the hour that they were written in; whole days.
    let keep: Int64
    /// The first hour whose accrual may have changed since ``settled(before:)``.
    private(set) var openFrom: Int64 = .max
    /// By start.
    private var hours: [Hour] = []

    init(keep: Int64) {
        self.keep = keep
    }

    /// Adds bytes written within an hour; negative numbers take them back.
    mutating func add(_ added: Hour) {
        openFrom = min(openFrom, added.start)
        let index = firstIndex(from: added.start)
        if index == hours.count || hours[index].start != added.start {
            hours.insert(Hour(start: added.start), at: index)
        }
        hours[index].bytes = saturatingSum(hours[index].bytes, added.bytes)
        hours[index].lead = saturatingSum(hours[index].lead, added.lead)
    }

    /// Tells that the accrual of all hours before `hour` has been taken down.
    mutating func settled(before hour: Int64) {
        openFrom = max(openFrom, hour)
        // Nothing kept any more: nothing will accrue until bytes are written again.
        if let last = hours.last, last.start + keep < hour { openFrom = .max }
    }

    /// Byte-seconds of every hour from ``openFrom`` to the one of `now`, hours without any bytes left out.
    func openHours(until now: Int64) -> [(start: Int64, byteSeconds: Int64)] {
        guard openFrom <= now else { return [] }
        var entering = firstIndex(from: openFrom)
        var leaving = firstIndex(from: openFrom - keep)
        var carried = hours[leaving..<entering].reduce(Int64(0)) { saturatingSum($0, $1.bytes) }
        var open: [(start: Int64, byteSeconds: Int64)] = []
        var hour = openFrom
        while hour <= now {
            while leaving < entering, hours[leaving].start < hour - keep {
                carried -= hours[leaving].bytes
                leaving += 1
            }
            if leaving == entering {
                guard entering < hours.count else { break }
                hour = max(hour, hours[entering].start)
                guard hour <= now else { break }
            }
            let passed = min(now - hour, hourSeconds)
            var accrued = Int128(carried) * Int128(passed)
            if entering < hours.count, hours[entering].start == hour {
                let written = hours[entering]
                accrued += Int128(written.lead) - Int128(written.bytes) * Int128(hourSeconds - passed)
                carried = saturatingSum(carried, written.bytes)
                entering += 1
            }
            open.append((hour, Int64(clamping: accrued)))
            hour += hourSeconds
        }
        return open
    }

    /// Bytes kept at a moment that is not before any writing.
    func kept(at now: Int64) -> Int64 {
        hours[firstIndex(from: startOfHour(now) - keep)...].reduce(0) { saturatingSum($0, $1.bytes) }
    }

    /// The first hour at or after a moment, by bisection.
    private func firstIndex(from start: Int64) -> Int {
        if let last = hours.last, last.start < start { return hours.count }
        var low = 0
        var high = hours.count
        while low < high {
            let middle = (low + high) / 2
            if hours[middle].start < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Seconds in an hour.
let hourSeconds: Int64 = 3_600

/// The first second of the UTC hour that a moment at or after 1970 lies in.
func startOfHour(_ second: Int64) -> Int64 { second - second % hourSeconds }

/// The sum, or the limit that it would pass.
func saturatingSum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? (b > 0 ? .max : .min) : sum
}
