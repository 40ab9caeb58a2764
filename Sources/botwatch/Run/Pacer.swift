import ConversationLog

/// Turns event time into waiting time: a replay at `speed` times the log's own pace.
///
/// Nothing that is decided about a message depends on it, only when the message is handed over.
struct Pacer {
    /// Speeds that the keys step through; infinite is as fast as possible.
    private static let steps: [Double] = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, .infinity]
    /// Longer silences of the log are cut to this much waiting.
    private static let longestWait = Duration.seconds(2)

    /// Seconds by which lines may come too late without setting the clock back.
    private static let longestStepBack = 600.0

    private(set) var speed: Double?
    private(set) var isPaused = false
    /// A moment of event time and the moment of the run at which it was due.
    private var anchor: (event: EventTime, run: Duration)?
    private var pausedAt: Duration?

    init(speed: Double?) {
        self.speed = speed
    }

    /// How long to wait until `time` is due; nil when it is due now.
    mutating func wait(for time: EventTime, at now: Duration) -> Duration? {
        guard let speed else { return nil }
        // A time far before the last one: the log's clock was wrong for a line, or another log begins.
        if let anchor, time < anchor.event, anchor.event.seconds(since: time) > Self.longestStepBack { self.anchor = nil }
        guard let anchor else {
            self.anchor = (time, now)
            return nil
        }
        let due = anchor.run + Self.duration(ofSeconds: time.seconds(since: anchor.event) / speed)
        if due <= now { return nil }
        if due - now > Self.longestWait {
            self.anchor = (time, now + Self.longestWait)
            return Self.longestWait
        }
        return due - now
    }

    mutating func togglePause(at now: Duration) {
        isPaused.toggle()
        if isPaused {
            pausedAt = now
        } else if let pausedAt {
            anchor?.run += now - pausedAt
            self.pausedAt = nil
        }
    }

    mutating func changeSpeed(faster: Bool, at now: Duration) {
        let now = pausedAt ?? now
        // From the event that is due now the clock runs on at the new speed.
        if let anchor, let speed {
            let passed = Self.duration(ofSeconds: (now - anchor.run) / .seconds(1) * speed)
            let ahead = passed.components.seconds * 1_000_000_000 + passed.components.attoseconds / 1_000_000_000
            let event = anchor.event.nanoseconds.addingReportingOverflow(ahead)
            self.anchor = (EventTime(nanoseconds: event.overflow ? .max : event.partialValue), now)
        } else {
            anchor = nil
        }
        let own = speed ?? .infinity
        let next = faster ? Self.steps.first { $0 > own } ?? .infinity : Self.steps.last { $0 < own } ?? own
        speed = next.isFinite ? next : nil
    }

    /// Cut to a hundred years either way: times and speeds come from logs and users, and no number may stop the program.
    private static func duration(ofSeconds seconds: Double) -> Duration {
        .nanoseconds(Int64(min(longest, max(-longest, seconds)) * 1e9))
    }

    /// Seconds of a hundred years.
    private static let longest = 3.15e9
}
