import ConversationLog
import Testing

@Suite struct EventTimeTests {
    @Test(arguments: eventTimeTable) func `texts and nanoseconds agree with Python's datetime, both ways`(_ row: (text: String, nanoseconds: Int64)) {
        #expect(EventTime(row.text)?.nanoseconds == row.nanoseconds)
        #expect(EventTime(nanoseconds: row.nanoseconds).rfc3339 == row.text)
    }

    // 2026-03-02T10:11:12Z is 1772446272 (date -u -d @1772446272).
    @Test(arguments: [
        "2026-03-02T10:11:12Z", "2026-03-02t10:11:12z", "2026-03-02 10:11:12", "2026-03-02 10:11:12,000", "2026-03-02T12:11:12+02:00",
        "2026-03-02T05:11:12-0500", "2026-03-02T10:11:12.000000000000Z", "2026-03-02 10:11:12 UTC", "2026-03-02 10:11:12 +0000",
        "2026/03/02 10:11:12", "1772446272", "1772446272000", "1772446272000000", "1772446272000000000", "1772446272.000",
        " 2026-03-02T10:11:12Z ", "2026-03-02T11:11:12+01", "02/Mar/2026:10:11:12 +0000", "02/Mar/2026:11:11:12 +0100", "639080430720000000",
    ]) func `the ways to write one moment`(_ text: String) {
        #expect(EventTime(text) == EventTime(seconds: 1_772_446_272))
    }

    @Test func `fractions are kept to the nanosecond and cut beyond it`() {
        #expect(EventTime("1970-01-01T00:00:00.1234567899Z")?.nanoseconds == 123_456_789)
        #expect(EventTime("1970-01-01 00:00:00,5")?.nanoseconds == 500_000_000)
        #expect(EventTime("1970-01-01T00:01Z")?.nanoseconds == 60_000_000_000)
    }

    @Test(arguments: [
        "2026-02-29T10:11:12Z", "2026-13-01T10:11:12Z", "2026-00-01T10:11:12Z", "2026-04-31T10:11:12Z", "2026-03-02T24:00:00Z",
        "2026-03-02T10:60:12Z", "2026-03-02T10:11:61Z", "2100-02-29T00:00:00Z", "1600-01-01T00:00:00Z", "2262-04-12T00:00:00Z",
        "9999-12-31T23:59:59Z", "2026-03-02", "10:11:12", "", "now", "2026-03-02T10:11:12+25:00", "2026-03-02T10:11:12Zebra", "12:30", "1.7e9",
        "99999999999999999999", "2026-03-02T10:11:1", "32/Mar/2026:10:11:12 +0000", "02/Mrz/2026:10:11:12 +0000", "02/Mar/2026:24:11:12 +0000", "02/Mar/2026",
        "٢٠٢٦-03-02T10:11:12Z",
    ]) func `what is no moment is nil, not wrapped`(_ text: String) {
        #expect(EventTime(text) == nil)
    }

    @Test func `a leap second counts as the next one`() {
        // 2017-01-01T00:00:00Z is 1483228800 (date -u -d @1483228800).
        #expect(EventTime("2016-12-31T23:59:60Z") == EventTime(seconds: 1_483_228_800))
    }

    @Test func `an epoch number has the unit of its magnitude`() {
        let moment = EventTime(seconds: 1_772_446_272)
        for number in [1_772_446_272, 1_772_446_272_000, 1_772_446_272_000_000, 1_772_446_272_000_000_000] {
            #expect(EventTime(epoch: Double(number), exactly: number) == moment)
        }
        #expect(EventTime(epoch: 1_772_446_272.125)?.nanoseconds == 1_772_446_272_125_000_000)
        #expect(EventTime(epoch: 1_772_446_272_000.5)?.nanoseconds == 1_772_446_272_000_500_000)
        #expect(EventTime(epoch: -1.5)?.nanoseconds == -1_500_000_000)
        // .NET: new DateTime(2026, 3, 2, 10, 11, 12).Ticks, by Python: (datetime(2026,3,2,10,11,12) - datetime(1,1,1)) / 100 ns.
        #expect(EventTime(epoch: 639_080_430_720_000_000, exactly: 639_080_430_720_000_000) == moment)
        #expect(EventTime(epoch: .nan) == nil)
        #expect(EventTime(epoch: 1e30) == nil)
    }

    @Test func `the ends of the range neither trap nor wrap`() {
        let first = EventTime(nanoseconds: .min)
        let last = EventTime(nanoseconds: .max)
        // From `date -u -d @-9223372037` and `date -u -d @9223372036`.
        #expect(first.rfc3339 == "1677-09-21T00:12:43.145Z")
        #expect(last.rfc3339 == "2262-04-11T23:47:16.854Z")
        #expect(first.seconds == -9_223_372_037)
        // 2^64 ns.
        #expect(abs(last.seconds(since: first) - 18_446_744_073.709551615) < 1e-3)
        #expect(EventTime(seconds: .max) == last)
        #expect(EventTime(seconds: .min) == first)
    }

    @Test func `random bytes in place of a time never trap`() {
        var random = SeededGenerator(seed: 7)
        let letters = Array("0123456789-:T. +Z,/".utf8)
        for _ in 0..<20_000 {
            var text = Array("2026-03-02T10:11:12.003+01:00".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                text[Int.random(in: text.indices, using: &random)] = letters.randomElement(using: &random) ?? 0
            }
            _ = EventTime(text.span)
        }
    }
}
