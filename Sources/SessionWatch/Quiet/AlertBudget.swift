internal import ConversationLog
internal import KeptState

/// At most so many alerts a day, the worst first; the rest are counted.
///
/// A day is a UTC day of the monitor's clock; a log without times is one day. An alert is told at once while the day's told
/// alerts leave the reserve for worse ones: see ``room(for:)``. The others wait, and the worst of them are told when the day ends.
struct AlertBudget {
    /// An alert that waits for the end of the day.
    struct Held {
        var alert: Alert
        /// The account's handle of its session.
        var session: Int
    }

    /// What becomes of an alert.
    enum Decision: Equatable {
        case tell
        case hold
        /// Counted only.
        case drop
    }

    /// Alerts told a day at most, 1 or more.
    let perDay: Int
    /// Days since 1970; nil before the first time.
    private(set) var day: Int64?
    /// Told of this day.
    private(set) var told = 0
    /// Worst first, of equal ones the earliest first; at most ``perDay``, and one a session.
    private(set) var held: [Held] = []
    /// Alerts that were not told, of all days, by severity in the order of `Severity.allCases`.
    private(set) var dropped = Array(repeating: 0, count: Severity.allCases.count)

    init(perDay: Int) {
        precondition(perDay > 0, "a budget has room for one alert")
        self.perDay = perDay
    }

    /// Alerts of this severity are told at once while fewer were told: a quarter of the day's alerts for low ones, half for
    /// medium ones, three quarters for high ones, each rounded down, all for critical ones. The rest is kept for worse ones.
    func room(for severity: Severity) -> Int {
        switch severity {
        case .low: perDay / 4
        case .medium: perDay / 2
        case .high: 3 * perDay / 4
        case .critical: perDay
        }
    }

    /// A new alert. Returns what becomes of it, and the sessions whose held alert made room.
    mutating func take(_ alert: Alert, session: Int) -> (decision: Decision, displaced: [Int]) {
        if told < room(for: alert.severity) {
            told += 1
            // What the session had waiting is not worth telling after this.
            guard let index = held.firstIndex(where: { $0.session == session }) else { return (.tell, []) }
            count(held.remove(at: index).alert)
            return (.tell, [session])
        }
        let new = Held(alert: alert, session: session)
        if let index = held.firstIndex(where: { $0.session == session }) {
            guard Self.isWorse(new, than: held[index]) else {
                count(alert)
                return (.drop, [])
            }
            count(held.remove(at: index).alert)
        }
        held.insert(new, at: held.firstIndex { Self.isWorse(new, than: $0) } ?? held.endIndex)
        guard held.count > perDay else { return (.hold, []) }
        let last = held.removeLast()
        count(last.alert)
        return last.session == session ? (.drop, []) : (.hold, [last.session])
    }

    /// The clock has come to `time`. Returns what is told of a day that has ended, worst first, and the sessions whose alert is only counted.
    mutating func advance(to time: EventTime) -> (told: [Held], dropped: [Int]) {
        let seconds = time.seconds
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        guard let old = self.day else {
            self.day = day
            return ([], [])
        }
        guard day > old else { return ([], []) }
        let ended = endDay()
        self.day = day
        told = 0
        return ended
    }

    /// The day has ended, or the input has.
    mutating func endDay() -> (told: [Held], dropped: [Int]) {
        let late = Array(held.prefix(max(0, perDay - told)))
        let rest = held.dropFirst(late.count)
        for one in rest { count(one.alert) }
        told += late.count
        held = []
        return (late, rest.map(\.session))
    }

    private mutating func count(_ alert: Alert) {
        if let index = Severity.allCases.firstIndex(of: alert.severity) { dropped[index] += 1 }
    }

    private static func isWorse(_ a: Held, than b: Held) -> Bool {
        a.alert.severity != b.alert.severity ? a.alert.severity > b.alert.severity : a.alert.risk > b.alert.risk
    }
}

extension AlertBudget {
    /// Keeps the day and what waits; ``perDay`` comes from the settings of now.
    ///
    /// - Parameter stored: a text that may be unredacted, as it may be stored.
    mutating func keep(in archive: inout StateArchive, stored: (String) -> String) {
        archive.keep(&day)
        archive.check(day.map { abs(Double($0)) < 1e9 } ?? true)
        archive.keepTally(&told)
        for severity in dropped.indices { archive.keepTally(&dropped[severity]) }
        let count = archive.keepCount(held.count, leastBytes: 32)
        var waiting: [Held] = []
        for index in 0..<count where archive.fault == nil {
            var one = archive.isReading ? Held(alert: .blank, session: 0) : held[index]
            if !archive.isReading { one.alert.excerpt = stored(one.alert.excerpt) }
            archive.keepTally(&one.session)
            archive.keep(&one.alert)
            waiting.append(one)
        }
        guard archive.isReading else { return }
        archive.check(Set(waiting.map(\.session)).count == waiting.count)
        archive.check(zip(waiting, waiting.dropFirst()).allSatisfy { !Self.isWorse($1, than: $0) })
        held = waiting
    }
}
