import Foundation
import PatternScan
import Testing

@Suite struct ScannerTests {
    struct Hit: Hashable, Comparable {
        var id: UInt32
        var end: Int
        static func < (a: Hit, b: Hit) -> Bool { (a.end, a.id) < (b.end, b.id) }
    }

    func hits(_ patterns: [Pattern], in text: String) throws -> [Hit] {
        var scanner = try Scanner(PatternDatabase(PatternSet(patterns)))
        var found: [Hit] = []
        scanner.scan(text) { found.append(Hit(id: $0, end: $1)) }
        return found.sorted()
    }

    @Test func `every pattern is found with its number and the end of its match`() throws {
        // "the cat sat": "cat" is bytes 4 to 6, "sat" 8 to 10; ends are one past.
        let patterns = [Pattern(id: 7, "cat"), Pattern(id: 9, "s[aeiou]t"), Pattern(id: 11, "dog")]
        #expect(try hits(patterns, in: "the cat sat") == [Hit(id: 7, end: 7), Hit(id: 9, end: 11)])
    }

    @Test func `a pattern that may end at several places is reported at each`() throws {
        #expect(try hits([Pattern(id: 1, "ab+")], in: "abbb").map(\.end) == [2, 3, 4])
    }

    @Test func `a single-match pattern is reported once a scan`() throws {
        #expect(try hits([Pattern(id: 1, "ab+", .singleMatch)], in: "abbb ab").count == 1)
    }

    @Test func `caseless patterns ignore case and others do not`() throws {
        let patterns = [Pattern(id: 1, "stop", .caseless), Pattern(id: 2, "stop")]
        #expect(try hits(patterns, in: "STOP") == [Hit(id: 1, end: 4)])
    }

    @Test func `ends count bytes of UTF-8, not characters`() throws {
        // "é" is 2 bytes, "€" is 3: "é€x" ends at 6.
        #expect(try hits([Pattern(id: 1, "x")], in: "é€x") == [Hit(id: 1, end: 6)])
    }

    @Test func `a dot is one byte in byte mode and one scalar in UTF-8 mode`() throws {
        let patterns = [Pattern(id: 1, "a.b"), Pattern(id: 2, "a.b", .utf8)]
        #expect(try hits(patterns, in: "aéb") == [Hit(id: 2, end: 4)])
    }

    @Test func `an empty text has no matches and is no fault`() throws {
        #expect(try hits([Pattern(id: 1, "a")], in: "").isEmpty)
        var scanner = try Scanner(PatternDatabase(PatternSet([Pattern(id: 1, "a")])))
        let none: [UInt8] = []
        scanner.scan(bytes: none.span) { _, _ in Issue.record("nothing to find") }
    }

    @Test func `bytes that are no UTF-8 are scanned in byte mode`() throws {
        var scanner = try Scanner(PatternDatabase(PatternSet([Pattern(id: 1, "ab")])))
        let bytes: [UInt8] = [0xff, 0x61, 0x62, 0xc3, 0x00, 0x61, 0x62]
        var ends: [Int] = []
        scanner.scan(bytes: bytes.span) { ends.append($1) }
        #expect(ends == [3, 7])
    }

    @Test func `raw bytes for scalar patterns are refused before the library sees them`() async {
        await #expect(processExitsWith: .failure) {
            var scanner = try Scanner(PatternDatabase(PatternSet([Pattern(id: 1, "é", .utf8)])))
            let bytes: [UInt8] = [0xc3]
            scanner.scan(bytes: bytes.span) { _, _ in }
        }
    }

    @Test func `a scanner may be used again and again`() throws {
        var scanner = try Scanner(PatternDatabase(PatternSet([Pattern(id: 1, "needle")])))
        var count = 0
        for _ in 0..<1000 { scanner.scan("hay needle hay") { _, _ in count += 1 } }
        #expect(count == 1000)
    }

    @Test func `a database may be sent to another thread and scanned there`() async throws {
        let database = try PatternDatabase(PatternSet([Pattern(id: 1, "needle")]))
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for thread in 1...4 {
                group.addTask {
                    var scanner = try Scanner(database)
                    var count = 0
                    scanner.scan(String(repeating: "needle ", count: thread)) { _, _ in count += 1 }
                    return count
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [1, 2, 3, 4])
    }

    /// Literal patterns against a search written here, byte by byte.
    @Test(arguments: UInt64(1)...20) func `literals are found where a plain search finds them`(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let words = (0..<8).map { _ in String((0..<(1 + random.below(3))).map { _ in "abc"[random.below(3)] }) }
        let text = String((0..<200).map { _ in "abc"[random.below(3)] })
        var expected: [Hit] = []
        let bytes = Array(text.utf8)
        for (id, word) in words.enumerated() {
            let pattern = Array(word.utf8)
            for end in pattern.count...bytes.count where bytes[(end - pattern.count)..<end].elementsEqual(pattern) {
                expected.append(Hit(id: UInt32(id), end: end))
            }
        }
        let patterns = words.enumerated().map { Pattern(id: UInt32($0.offset), $0.element) }
        #expect(try hits(patterns, in: text) == expected.sorted(), "seed \(seed)")
    }

    @Test func `scanners give their memory back`() throws {
        // 20,000 scanners of at least 4 KB would be 80 MB; the limit leaves room for other tests that run meanwhile.
        let database = try PatternDatabase(PatternSet([Pattern(id: 1, "a[bc]{3,9}d"), Pattern(id: 2, "secret")]))
        _ = try Scanner(database)
        let before = try residentBytes()
        for _ in 0..<20_000 {
            var scanner = try Scanner(database)
            scanner.scan("abcbcd secret") { _, _ in }
        }
        #expect(try residentBytes() - before < 40_000_000)
    }

    /// Memory of this process that is in RAM: the second field of /proc/self/statm, in pages of 4 KiB.
    private func residentBytes() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(fields[1])) * 4096
    }
}

extension String {
    fileprivate subscript(_ offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}

/// The SplitMix64 generator of Steele, Lea and Flood (OOPSLA 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
