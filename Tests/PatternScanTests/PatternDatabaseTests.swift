@testable import PatternScan
import Testing

@Suite struct PatternDatabaseTests {
    let patterns = PatternSet([Pattern(id: 1, "cat"), Pattern(id: 2, "d[aeiou]g", .caseless)])

    @Test func `a database that was kept as bytes finds the same`() throws {
        let bytes = try PatternDatabase(patterns).serialized
        var scanner = try Scanner(PatternDatabase(serialized: bytes, of: patterns))
        var ends: [Int] = []
        scanner.scan("cat DOG") { ends.append($1) }
        #expect(ends.sorted() == [3, 7])
    }

    @Test func `bytes that were kept twice are the same bytes`() throws {
        let bytes = try PatternDatabase(patterns).serialized
        #expect(try PatternDatabase(serialized: bytes, of: patterns).serialized == bytes)
    }

    @Test func `a refused expression is named with its reason`() {
        // A backreference needs backtracking, which the library does not do.
        let bad = Pattern(id: 5, "(a)\\1")
        #expect {
            try PatternDatabase(PatternSet([Pattern(id: 1, "ok"), bad, Pattern(id: 2, "fine")]))
        } throws: { error in
            guard case .refused(let pattern, let reason)? = error as? PatternError else { return false }
            return pattern == bad && !reason.isEmpty
        }
    }

    @Test func `an expression with NUL is refused and not cut short`() {
        let bad = Pattern(id: 5, "a\0b")
        #expect(throws: PatternError.refused(pattern: bad, reason: "Expression holds a NUL.")) {
            try PatternDatabase(PatternSet([bad]))
        }
    }

    @Test func `no patterns are refused`() {
        #expect(throws: PatternError.noPatterns) { try PatternDatabase(PatternSet([])) }
    }

    @Test func `bytes of other patterns are refused`() throws {
        let bytes = try PatternDatabase(patterns).serialized
        let other = PatternSet([Pattern(id: 1, "cat"), Pattern(id: 2, "d[aeiou]g")])
        #expect(throws: PatternError.otherPatterns) { try PatternDatabase(serialized: bytes, of: other) }
    }

    @Test func `bytes of another version of the library are refused by name`() throws {
        var bytes = try PatternDatabase(patterns).serialized
        // The version's text begins after 8 bytes of name and 1 of length.
        bytes[9] = UInt8(ascii: "9")
        let version = String(decoding: bytes[10..<(9 + Int(bytes[8]))], as: UTF8.self)
        #expect(throws: PatternError.otherVersion("9" + version)) { try PatternDatabase(serialized: bytes, of: patterns) }
    }

    @Test func `bytes of another layout are refused`() throws {
        var bytes = try PatternDatabase(patterns).serialized
        bytes[7] = UInt8(ascii: "2")
        #expect(throws: PatternError.otherVersion("layout")) { try PatternDatabase(serialized: bytes, of: patterns) }
    }

    @Test func `bytes made for another processor are refused`() throws {
        var bytes = try PatternDatabase(patterns).serialized
        // After name, length, version, key (8) and checksum (8) comes the library's header: magic, version and length, 4 bytes
        // each, then 8 bytes of platform. Bit 0 is part of the processor's kind; the checksum is made anew.
        let body = 9 + Int(bytes[8]) + 16
        bytes[body + 12] ^= 0xff
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes[body...] { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for index in 0..<8 { bytes[body - 8 + index] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * index)) }
        #expect(throws: PatternError.otherPlatform) { try PatternDatabase(serialized: bytes, of: patterns) }
    }

    @Test func `no altered byte gets through`() throws {
        let bytes = try PatternDatabase(patterns).serialized
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var altered = bytes
            altered[index] ^= 0x20
            #expect(throws: PatternError.self, "byte \(index)") { try PatternDatabase(serialized: altered, of: patterns) }
        }
    }

    @Test func `no cut of the bytes gets through`() throws {
        let bytes = try PatternDatabase(patterns).serialized
        for count in stride(from: 0, to: bytes.count, by: 5) {
            #expect(throws: PatternError.damaged, "\(count) bytes") {
                try PatternDatabase(serialized: Array(bytes[..<count]), of: patterns)
            }
        }
    }

    @Test func `the key tells order, options, numbers and expressions apart`() {
        let a = Pattern(id: 1, "a"), b = Pattern(id: 2, "b")
        let sets = [[a, b], [b, a], [a], [Pattern(id: 1, "a", .caseless), b], [Pattern(id: 3, "a"), b], [Pattern(id: 1, "ab")]]
        #expect(Set(sets.map { PatternSet($0).key }).count == sets.count)
    }

    @Test(arguments: [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)])
    func `FNV-1a gives the published values`(_ text: String, _ expected: UInt64) {
        // Test vectors of draft-eastlake-fnv, appendix C.
        var hash = FNV1a()
        for byte in text.utf8 { hash.add(byte) }
        #expect(hash.value == expected)
    }
}
