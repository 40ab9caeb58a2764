import ConversationLog
import Glibc

/// Waiting for something to happen, without burning time.
enum Waiting {
    /// Returns when one of the descriptors is readable, a signal came, or the time is over.
    ///
    /// - Parameter descriptors: negative ones are passed over.
    static func forInput(_ descriptors: [Int32], atMost time: Duration) {
        let milliseconds = time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000
        guard milliseconds > 0 else { return }
        var requests = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // Safe because the count is the array's.
        _ = unsafe poll(&requests, nfds_t(requests.count), Int32(min(milliseconds, 60_000)))
    }
}

/// The wall clock: the lag on the screen, and the ticks of a live log, come from it; a replay never reads it.
enum WallClock {
    /// A log whose last message is older than a day is history: lag says nothing.
    private static let longestLag = 86_400.0

    static var now: EventTime {
        var now = timespec()
        // Safe because the structure outlives the call.
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return EventTime(nanoseconds: Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec))
    }

    static func secondsSince(_ time: EventTime?) -> Double? {
        guard let time else { return nil }
        let lag = now.seconds(since: time)
        return (-60...longestLag).contains(lag) ? max(0, lag) : nil
    }
}

/// How fast lines come in, and what the process takes for it; renewed once a second.
struct LoadMeter {
    private(set) var linesPerSecond = 0
    private(set) var memoryBytes = 0
    private(set) var cpuPermille = 0
    private var last: (time: Duration, lines: Int, cpu: Double)?

    mutating func measure(at now: Duration, lines: Int) {
        guard let last else {
            self.last = (now, lines, Self.cpuSeconds)
            memoryBytes = Self.residentBytes
            return
        }
        let passed = (now - last.time) / .seconds(1)
        guard passed >= 1 else { return }
        let cpu = Self.cpuSeconds
        linesPerSecond = Int((Double(lines - last.lines) / passed).rounded())
        cpuPermille = Int((cpu - last.cpu) / passed * 1_000)
        memoryBytes = Self.residentBytes
        self.last = (now, lines, cpu)
    }

    /// RUSAGE_SELF, which Glibc's overlay declares with another type than the call takes.
    private static let ownProcess: Int32 = 0

    private static var cpuSeconds: Double {
        var usage = rusage()
        // Safe because the structure outlives the call.
        unsafe getrusage(ownProcess, &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }

    /// Peak resident memory, which is what a bound is held against.
    private static var residentBytes: Int {
        var usage = rusage()
        // Safe because the structure outlives the call.
        unsafe getrusage(ownProcess, &usage)
        return usage.ru_maxrss * 1_024
    }
}
