package import KeptState

/// A moment that a log tells: nanoseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The range is that of `Int64`, years 1677 to 2262.
package struct EventTime: Hashable, Comparable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    package var nanoseconds: Int64

    /// A moment on a nanosecond.
    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// A moment on a whole second; one out of range becomes the first or the last moment of the range.
    package init(seconds: Int64) {
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        nanoseconds = overflows ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since 1970, rounded down.
    package var seconds: Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Seconds from `earlier` to this moment; negative when this one is before it.
    package func seconds(since earlier: EventTime) -> Double {
        let (difference, overflows) = nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
        return overflows ? (Double(nanoseconds) - Double(earlier.nanoseconds)) / 1e9 : Double(difference) / 1e9
    }

    /// Earlier is less.
    package static func < (a: EventTime, b: EventTime) -> Bool { a.nanoseconds < b.nanoseconds }
}

extension EventTime: KeptValue {
    package static var blank: EventTime { EventTime(nanoseconds: 0) }
    package mutating func keep(in archive: inout StateArchive) { archive.keep(&nanoseconds) }
}
