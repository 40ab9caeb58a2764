import ConversationLog

/// Moments and stretches of time as text, always UTC.
enum ClockText {
    /// The time of day: `14:03:27`.
    static func time(_ moment: EventTime) -> String {
        let second = Int((moment.seconds % 86_400 + 86_400) % 86_400)
        return "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// The day: `2026-03-02`.
    static func day(_ moment: EventTime) -> String {
        String(moment.rfc3339.prefix(10))
    }

    /// Day and time to the minute: `2026-03-02 14:03Z`.
    static func minute(_ moment: EventTime) -> String {
        "\(day(moment)) \(time(moment).prefix(5))Z"
    }

    /// A stretch of time in its two largest units: `12s`, `4m 10s`, `10h 18m`, `3d 4h`.
    static func duration(seconds: Int) -> String {
        let seconds = max(0, seconds)
        if seconds < 60 { return "\(seconds)s" }
        if seconds < 3_600 { return pair(seconds / 60, "m", seconds % 60, "s") }
        if seconds < 86_400 { return pair(seconds / 3_600, "h", seconds / 60 % 60, "m") }
        return pair(seconds / 86_400, "d", seconds / 3_600 % 24, "h")
    }

    /// How long ago, in one unit and at most four characters up to 27 years: `12s`, `4m`, `10h`, `3d`.
    static func age(from earlier: EventTime?, to now: EventTime?) -> String {
        guard let earlier, let now else { return "-" }
        // Seconds, not nanoseconds, are subtracted: the two ends of the range are further apart than Int64 reaches.
        let seconds = max(0, now.seconds - earlier.seconds)
        if seconds < 60 { return "\(seconds)s" }
        if seconds < 3_600 { return "\(seconds / 60)m" }
        if seconds < 86_400 { return "\(seconds / 3_600)h" }
        return "\(seconds / 86_400)d"
    }

    private static func pair(_ large: Int, _ largeUnit: String, _ small: Int, _ smallUnit: String) -> String {
        small == 0 ? "\(large)\(largeUnit)" : "\(large)\(largeUnit) \(small)\(smallUnit)"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
