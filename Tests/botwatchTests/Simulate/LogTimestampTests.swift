import Testing

@testable import botwatch

@Suite struct LogTimestampTests {
    /// Values by `date -u -d @SECONDS`.
    @Test(arguments: [
        (0 as Int64, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z"),
        (1_772_446_272, "2026-03-02T10:11:12.000Z"), (4_107_542_399, "2100-02-28T23:59:59.000Z"),
        (-1, "1969-12-31T23:59:59.000Z"),
    ])
    func `a moment is written as the calendar has it`(_ seconds: Int64, _ text: String) {
        var bytes: [UInt8] = []
        LogTimestamp(milliseconds: seconds * 1_000).writeRFC3339(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func `a date gives its midnight, and what is no date gives nothing`() {
        // date -u -d 2026-03-02 +%s
        #expect(LogTimestamp.midnight(of: "2026-03-02") == 1_772_409_600)
        #expect(LogTimestamp.midnight(of: "2024-02-29") == 1_709_164_800)
        for wrong in ["2026-02-29", "2026-3-2", "2026-13-01", "yesterday", "", "1969-12-31", "2026-04-31"] {
            #expect(LogTimestamp.midnight(of: wrong) == nil)
        }
    }
}
