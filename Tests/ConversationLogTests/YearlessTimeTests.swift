@testable import ConversationLog
import Testing

@Suite struct YearlessTimeTests {
    private func time(_ text: String) -> YearlessTime? { YearlessTime(prefixOf: Array(text.utf8).span) }

    @Test(arguments: ["Mar  2 10:11:12 web1", "Mar 02 10:11:12", "mar 2 10:11:12", "Mar  2 10:11:12.000"]) func `the ways to write a time without a year`(_ text: String) {
        #expect(time(text)?.moment(in: 2026) == EventTime("2026-03-02T10:11:12Z"))
    }

    @Test(arguments: ["", "Mar", "Mar 2", "Mrz  2 10:11:12", "Mar 32 10:11:12", "Mar  0 10:11:12", "Mar  2 24:11:12", "Mar  2 10:60:12", "Mar  2 10:11", "March 2 10:11:12"])
    func `what is none is nil`(_ text: String) {
        #expect(time(text) == nil)
    }

    @Test func `a year without that day has no such moment`() {
        #expect(time("Feb 29 10:11:12")?.moment(in: 2026) == nil)
        #expect(time("Feb 29 10:11:12")?.moment(in: 2024) == EventTime("2024-02-29T10:11:12Z"))
    }

    @Test(arguments: [
        // Arrival, text, what is meant: at most a day ahead of it.
        ("2026-01-01T00:00:05Z", "Dec 31 23:59:59", "2025-12-31T23:59:59Z"), ("2025-12-31T23:59:58Z", "Jan  1 00:00:01", "2026-01-01T00:00:01Z"),
        ("2026-03-02T00:00:00Z", "Mar  4 00:00:00", "2025-03-04T00:00:00Z"), ("2026-03-02T00:00:00Z", "Mar  2 23:59:59", "2026-03-02T23:59:59Z"),
        ("2025-06-01T00:00:00Z", "Feb 29 10:11:12", "2024-02-29T10:11:12Z"), ("2027-06-01T00:00:00Z", "Feb 29 10:11:12", nil),
    ] as [(String, String, String?)]) func `with a clock of arrival it is the last such moment that is not in the future`(_ arrival: String, _ text: String, _ meant: String?) throws {
        let clock = YearClock(arrival: EventTime(arrival))
        #expect(clock.moment(try #require(time(text))) == meant.flatMap { EventTime($0) })
    }

    @Test(arguments: [
        ("2025-12-31T23:59:59Z", "Jan  1 00:00:01", "2026-01-01T00:00:01Z"), ("2026-01-01T00:00:01Z", "Dec 31 23:59:59", "2025-12-31T23:59:59Z"),
        ("2026-03-02T10:00:00Z", "Mar 12 10:00:00", "2026-03-12T10:00:00Z"),
    ]) func `without one it is nearest to the latest time that is known`(_ latest: String, _ text: String, _ meant: String) throws {
        #expect(YearClock(latest: EventTime(latest)).moment(try #require(time(text))) == EventTime(meant))
        #expect(YearClock().moment(try #require(time(text))) == nil)
    }
}
