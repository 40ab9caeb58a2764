@testable import ConversationLog
import KeptState
import Testing

/// A state that somebody damaged or forged is refused, not run into later.
@Suite struct RecentTableStateTests {
    /// A table's bytes as its description has them: uses, a count, then for each entry key, value and its use.
    private static func bytes(uses: Int, entries: [(key: String, used: Int)]) -> [UInt8] {
        var archive = StateArchive()
        var uses = uses
        archive.keep(&uses)
        _ = archive.keepCount(entries.count, leastBytes: 3)
        for entry in entries {
            var (key, value, used) = (entry.key, 7, entry.used)
            archive.keep(&key)
            archive.keep(&value)
            archive.keep(&used)
        }
        return archive.bytes
    }

    private static func restored(_ bytes: [UInt8]) throws -> RecentTable<String, Int> {
        var table = RecentTable<String, Int>(limit: 4)
        try StateArchive.restore(&table, from: bytes)
        return table
    }

    @Test func `a sound table is read in its order`() throws {
        let table = try Self.restored(Self.bytes(uses: 9, entries: [("a", 2), ("b", 5)]))
        #expect(table.keysByAge == ["a", "b"])
    }

    @Test(arguments: [Int.max, Int.max - 1, -1]) func `a count of uses that can't go on is refused`(_ uses: Int) {
        #expect(throws: StateFault.outOfRange) { _ = try Self.restored(Self.bytes(uses: uses, entries: [("a", 2)])) }
    }

    /// Which of them is older would be up to the order of a dictionary.
    @Test func `two entries of one use, or out of order, are refused`() {
        #expect(throws: StateFault.outOfRange) { _ = try Self.restored(Self.bytes(uses: 9, entries: [("a", 5), ("b", 5)])) }
        #expect(throws: StateFault.outOfRange) { _ = try Self.restored(Self.bytes(uses: 9, entries: [("a", 5), ("b", 4)])) }
    }

    @Test func `a number of the last derived session that can't go on is refused`() {
        var archive = StateArchive()
        var begun = Int.max
        archive.keep(&begun)
        archive.append(Self.bytes(uses: 0, entries: []))
        var latest = ""
        archive.keep(&latest)
        var sessions = DerivedSessions(source: "log")
        #expect(throws: StateFault.outOfRange) { try StateArchive.restore(&sessions, from: archive.bytes) }
    }
}

extension StateArchive {
    /// Bytes that were written apart.
    fileprivate mutating func append(_ bytes: [UInt8]) {
        // Numbers below 128 are one byte each.
        for byte in bytes {
            var number = UInt64(byte)
            keep(&number)
        }
    }
}
