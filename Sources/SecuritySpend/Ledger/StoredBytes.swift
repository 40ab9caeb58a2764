internal import KeptState

/// Bytes kept for a number of days, and the byte-seconds that they accrue in each hour of event time.
///
/// No clock runs: from when bytes were written and the latest event follows, exactly, what every hour accrued. Let b(h) be the
/// bytes written in hour h and lead(h) the sum of each one's bytes times the seconds from then to the hour's end. With bytes
/// deleted at the end of the hour in which they are D days old, as an hourly purge does,
///
///     byteSeconds(h) = lead(h) + 3600 x (b(h - 24 D) + ... + b(h - 1))
///
/// so late and reordered events give the same hours as sorted ones. The hour that is still running accrues to the latest event.
/// Only the hours of writing are kept, each in its place whenever it comes; the hours of accrual are worked out for a reader.
struct StoredBytes {
    /// What was written in one hour. Wide, so that no number of messages overflows it.
    struct Hour: Hashable {
        /// Its first second.
        let start: Int64
        var bytes: Int128 = 0
        /// Byte-seconds that ``bytes`` accrue until the hour's end.
        var lead: Int128 = 0

        /// Byte-seconds accrued at a moment not before the writing, with bytes kept for `keep` seconds after the hour.
        func accrued(at now: Int64, keep: Int64) -> Int128 {
            lead + bytes * Int128(min(now - start - hourSeconds, keep))
        }
    }

    /// Seconds that bytes are kept after the hour that they were written in; whole days.
    let keep: Int64
    /// By start.
    private var written: [Int64: Hour] = [:]

    init(keep: Int64) {
        self.keep = keep
    }

    /// Adds bytes written within an hour; negative numbers take them back.
    mutating func add(_ added: Hour) {
        if Self.merge(added, into: &written[added.start, default: Hour(start: added.start)]) { written[added.start] = nil }
    }

    /// In place: one search of the dictionary. True when nothing is left.
    private static func merge(_ added: Hour, into hour: inout Hour) -> Bool {
        hour.bytes += added.bytes
        hour.lead += added.lead
        return hour.bytes == 0 && hour.lead == 0
    }

    /// What was written in the hour that begins at `start`; nil for nothing.
    subscript(start: Int64) -> Hour? { written[start] }

    /// Hours in which bytes were written.
    var count: Int { written.count }

    /// Byte-seconds accrued in the hours that begin before `end`, at a moment not before any writing.
    ///
    /// - Complexity: O(hours written).
    func accrued(before end: Int64, at now: Int64) -> Int128 {
        var sum: Int128 = 0
        for hour in written.values where hour.start < end { sum += hour.accrued(at: min(end, now), keep: keep) }
        return sum
    }

    /// Byte-seconds of every hour up to the one of `now`, hours without any bytes left out.
    func hours(until now: Int64) -> [(start: Int64, byteSeconds: Int128)] {
        let sorted = written.values.sorted { $0.start < $1.start }
        guard let first = sorted.first else { return [] }
        var entering = 0
        var leaving = 0
        var carried: Int128 = 0
        var accruing: [(start: Int64, byteSeconds: Int128)] = []
        var hour = first.start
        while hour <= now {
            while leaving < entering, sorted[leaving].start < hour - keep {
                carried -= sorted[leaving].bytes
                leaving += 1
            }
            if leaving == entering {
                guard entering < sorted.count else { break }
                hour = max(hour, sorted[entering].start)
                guard hour <= now else { break }
            }
            let passed = min(now - hour, hourSeconds)
            var accrued = carried * Int128(passed)
            if entering < sorted.count, sorted[entering].start == hour {
                accrued += sorted[entering].lead - sorted[entering].bytes * Int128(hourSeconds - passed)
                carried += sorted[entering].bytes
                entering += 1
            }
            accruing.append((hour, accrued))
            hour += hourSeconds
        }
        return accruing
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

extension StoredBytes.Hour {
    /// Keeps all but ``start``, which comes with its place.
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&bytes)
        archive.keep(&lead)
        // Far beyond any log, and far enough from the limits that byte-seconds of all years can be summed.
        archive.check((0...Self.most).contains(bytes) && (0...Self.most).contains(lead))
    }

    private static var most: Int128 { 1 << 80 }
}
