import ConversationLog

/// Turns event time into waiting time: a replay at `speed` times the log's own pace.
///
/// Nothing that is decided about a message depends on it, only when the message is handed over.
struct Pacer {
    /// Speeds that the keys step through; nil is as fast as possible.
    private static let steps: [Double?] = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, nil]
    /// Longer silences of the log are cut to this much waiting.
    private static let longestWait = Duration.seconds(2)

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
        guard let anchor else {
            self.anchor = (time, now)
            return nil
        }
        let due = anchor.run + .nanoseconds(Int64(Double(time.nanoseconds - anchor.event.nanoseconds) / speed))
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
        let position = Self.steps.firstIndex { ($0 ?? .infinity) >= (speed ?? .infinity) } ?? Self.steps.count - 1
        let next = min(Self.steps.count - 1, max(0, position + (faster ? 1 : -1)))
        // From the event that is due now the clock runs on at the new speed.
        if let anchor, let speed {
            let run = (pausedAt ?? now) - anchor.run
            let passed = Double(run.components.seconds) + Double(run.components.attoseconds) / 1e18
            self.anchor = (EventTime(nanoseconds: anchor.event.nanoseconds + Int64(passed * speed * 1e9)), pausedAt ?? now)
        } else {
            anchor = nil
        }
        speed = Self.steps[next]
    }
}
