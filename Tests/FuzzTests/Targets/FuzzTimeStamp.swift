import Foundation

@testable import ConversationLog

extension FuzzTarget {
    static let timeStamp = FuzzTarget("time-stamp", longest: 128, seeds: { FuzzTime.seeds }) { bytes in
        if let time = EventTime(bytes.span) { try FuzzTime.check(time, bytes) }
        try FuzzTime.checkCalendar(bytes)
        try FuzzTime.checkNumber(bytes)
    }
}

private enum FuzzTime {
    static let seeds: [[UInt8]] = [
        "2026-03-02T10:11:12.003Z", "2026-03-02 10:11:12,123456789 +01:00", "1772442000", "1772442000250", "1772442000250000000", "638761234567890123",
        "1677-09-21T00:12:43.145224192Z", "2262-04-11T23:47:16.854775807Z", "2016-12-31T23:59:60Z", "1772442000.123456", "-9999999999", "2026/03/02 10:11 UTC",
        "2024-02-29t00:00:00z",
    ].map { Array($0.utf8) }

    static func check(_ time: EventTime, _ bytes: [UInt8]) throws {
        try law("blanks around a time do not matter", holds: EventTime(([32] + bytes + [32, 32]).span) == time)
        // The first millisecond of the range begins before it.
        guard time.nanoseconds >= .min + 1_000_000 else { return }
        let fraction = ((time.nanoseconds % 1_000_000) + 1_000_000) % 1_000_000
        try law(
            "\(time.rfc3339) is the same moment, to the millisecond",
            holds: EventTime(time.rfc3339) == EventTime(nanoseconds: time.nanoseconds - fraction))
    }

    /// A moment of the first eight bytes, written out by the C library.
    static func checkCalendar(_ bytes: [UInt8]) throws {
        guard bytes.count >= 8 else { return }
        let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // Seconds from the beginning of 1678 to the end of 2261.
        var seconds = time_t(number % 18_429_206_400) - 9_214_560_000
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let length = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        let text = String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
        try law("\(text) is what the C library says it is", holds: EventTime(text)?.seconds == Int64(seconds))
        try law("\(text) is written as the C library writes it", holds: EventTime(seconds: Int64(seconds)).rfc3339 == text.dropLast() + ".000Z")
    }

    /// Any number, as an epoch of any unit.
    static func checkNumber(_ bytes: [UInt8]) throws {
        guard bytes.count >= 8 else { return }
        let bits = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if let time = EventTime(epoch: Double(bitPattern: bits)) { _ = time.rfc3339 }
        let whole = Int(truncatingIfNeeded: bits)
        if let time = EventTime(epoch: Double(whole), exactly: whole) { _ = time.rfc3339 }
        _ = EventTime(seconds: Int64(whole)).rfc3339
    }
}
