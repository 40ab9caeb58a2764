import SessionWatch

/// How far back the graphs of live rates look.
enum RateWindow: Hashable, Sendable, CaseIterable {
    case fiveMinutes, quarterHour, hour, day

    /// `5m`, `15m`, `1h` or `24h`.
    var label: String {
        switch self {
        case .fiveMinutes: "5m"
        case .quarterHour: "15m"
        case .hour: "1h"
        case .day: "24h"
        }
    }

    /// The next longer window, and after the longest the shortest.
    var next: RateWindow {
        switch self {
        case .fiveMinutes: .quarterHour
        case .quarterHour: .hour
        case .hour: .day
        case .day: .fiveMinutes
        }
    }

    /// Seconds that one slot of this window covers.
    var slotSeconds: Int {
        switch self {
        case .fiveMinutes, .quarterHour: RateHistory.fineSeconds
        case .hour, .day: RateHistory.coarseSeconds
        }
    }

    /// The slots of this window, oldest first; fewer or none while there is no history.
    func slots(of history: RateHistory) -> ArraySlice<RateHistory.Slot> {
        switch self {
        case .fiveMinutes: history.fine.suffix(300 / RateHistory.fineSeconds)
        case .quarterHour: history.fine.suffix(900 / RateHistory.fineSeconds)
        case .hour: history.coarse.suffix(3_600 / RateHistory.coarseSeconds)
        case .day: history.coarse.suffix(86_400 / RateHistory.coarseSeconds)
        }
    }
}

/// Makes a row of numbers shorter or longer.
enum Resampling {
    /// `count` means over equal parts of the values; a value that lies across a border counts in both by its parts.
    ///
    /// The mean keeps the area: the sum of the result times the values' count equals the sum of the values times `count`.
    static func means(_ values: [Double], count: Int) -> [Double] {
        guard count > 0, !values.isEmpty else { return [] }
        let step = Double(values.count) / Double(count)
        return (0..<count).map { column in
            let start = Double(column) * step
            let end = start + step
            var sum = 0.0
            for index in Int(start)..<min(values.count, Int(end.rounded(.up))) {
                let overlap = min(end, Double(index + 1)) - max(start, Double(index))
                sum += values[index] * max(0, overlap)
            }
            return sum / step
        }
    }

    /// `count` sums, each value whole in one of them: for rare things, that must not look like two halves.
    static func sums(_ values: [Double], count: Int) -> [Double] {
        guard count > 0, !values.isEmpty else { return [] }
        var sums = Array(repeating: 0.0, count: count)
        for (index, value) in values.enumerated() { sums[index * count / values.count] += value }
        return sums
    }
}
