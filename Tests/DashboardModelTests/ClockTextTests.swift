import ConversationLog
import Testing

@testable import DashboardModel

@Suite struct ClockTextTests {
    /// Expected values by `date -u -d @SECONDS`.
    @Test(arguments: [
        (1_772_460_207 as Int64, "2026-03-02", "14:03:27"), (0, "1970-01-01", "00:00:00"), (-1, "1969-12-31", "23:59:59"),
        (951_782_400, "2000-02-29", "00:00:00"), (4_102_444_799, "2099-12-31", "23:59:59"),
    ])
    func `a moment has its day and its time of day in UTC`(_ seconds: Int64, _ day: String, _ time: String) {
        let moment = EventTime(seconds: seconds)
        #expect(ClockText.day(moment) == day)
        #expect(ClockText.time(moment) == time)
        #expect(ClockText.minute(moment) == "\(day) \(time.prefix(5))Z")
    }

    @Test(arguments: [
        (0, "0s"), (59, "59s"), (60, "1m"), (250, "4m 10s"), (3_600, "1h"), (37_080, "10h 18m"), (86_400, "1d"), (273_600, "3d 4h"),
        (-5, "0s"),
    ])
    func `a stretch of time has its two largest units`(_ seconds: Int, _ text: String) {
        #expect(ClockText.duration(seconds: seconds) == text)
    }

    @Test(arguments: [(0 as Int64, "0s"), (59, "59s"), (119, "1m"), (3_599, "59m"), (7_200, "2h"), (172_799, "1d"), (-30, "0s")])
    func `an age has one unit, and the future is now`(_ seconds: Int64, _ text: String) {
        let now = EventTime(seconds: 1_772_460_207)
        #expect(ClockText.age(from: EventTime(seconds: now.seconds - seconds), to: now) == text)
    }

    @Test func `the ends of the range are told apart without overflow`() {
        let first = EventTime(nanoseconds: .min), last = EventTime(nanoseconds: .max)
        // 2^64 nanoseconds are 18,446,744,073.7 seconds, 213,503 days.
        #expect(ClockText.age(from: first, to: last) == "213503d")
        #expect(ClockText.age(from: nil, to: last) == "-")
    }
}
