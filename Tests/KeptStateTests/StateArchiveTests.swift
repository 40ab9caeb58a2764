import KeptState
import Testing

private enum Shade: String { case light, dark }

private struct Sample: Kept, Equatable {
    var count = 0
    var name = ""
    var shade = Shade.light
    var shareOrNone: Double?
    var table: [String: [Int]] = [:]
    var seen: Set<UInt64> = []
    var ring = [Float](repeating: 0, count: 3)

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&count)
        archive.keep(&name)
        archive.keepCase(&shade)
        archive.keep(&shareOrNone)
        archive.keep(&table)
        archive.keep(&seen)
        archive.keepFixedCount(&ring)
    }

    static let filled = Sample(
        count: -300, name: "Grüße", shade: .dark, shareOrNone: .infinity, table: ["b": [1, -1], "a": []], seen: [9, 300], ring: [1, -0.0, 2])
}

@Suite struct StateArchiveTests {
    /// Protocol Buffers' encoding guide: 150 is 96 01; zigzag of -1 is 1, of 1 is 2, of -2 is 3.
    @Test(arguments: [(0, [0]), (-1, [1]), (1, [2]), (-2, [3]), (75, [0x96, 0x01]), (Int.min, [255, 255, 255, 255, 255, 255, 255, 255, 255, 1])] as [(Int, [UInt8])])
    func `whole numbers are zigzag varints`(number: Int, expected: [UInt8]) throws {
        var value = number
        #expect(StateArchive.bytes(of: &value) == expected)
        var back = 7
        try StateArchive.restore(&back, from: expected)
        #expect(back == number)
    }

    @Test func `what was written is read again`() throws {
        var sample = Sample.filled
        let bytes = StateArchive.bytes(of: &sample)
        #expect(sample == .filled)
        var back = Sample()
        try StateArchive.restore(&back, from: bytes)
        #expect(back == .filled)
        #expect(StateArchive.bytes(of: &back) == bytes)
    }

    @Test func `every shorter text and every byte more is refused`() {
        var sample = Sample.filled
        let bytes = StateArchive.bytes(of: &sample)
        for length in 0..<bytes.count {
            #expect(throws: StateFault.self) {
                var back = Sample()
                try StateArchive.restore(&back, from: Array(bytes.prefix(length)))
            }
        }
        #expect(throws: StateFault.tooLong) {
            var back = Sample()
            try StateArchive.restore(&back, from: bytes + [0])
        }
    }

    @Test func `no change of one byte crashes or takes more room than the bytes allow`() {
        var sample = Sample.filled
        let bytes = StateArchive.bytes(of: &sample)
        for place in bytes.indices {
            for value in UInt8.min...UInt8.max {
                var changed = bytes
                changed[place] = value
                var back = Sample()
                _ = try? StateArchive.restore(&back, from: changed)
                #expect(back.seen.count <= bytes.count)
            }
        }
    }

    @Test func `a count that the bytes can't hold is refused at once`() {
        var list: [Double] = []
        #expect(throws: StateFault.tooShort) { try StateArchive.restore(&list, from: [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 2]) }
    }

    @Test func `a number over 64 bits, a truth that is neither and a text that is not UTF-8 are refused`() {
        var number: UInt64 = 0
        #expect(throws: StateFault.outOfRange) { try StateArchive.restore(&number, from: Array(repeating: 0xFF, count: 9) + [0x02]) }
        var truth = false
        #expect(throws: StateFault.outOfRange) { try StateArchive.restore(&truth, from: [2]) }
        var text = ""
        #expect(throws: StateFault.outOfRange) { try StateArchive.restore(&text, from: [1, 0xFF]) }
    }

    @Test func `what the settings give must be the same`() throws {
        var archive = StateArchive()
        archive.keepSame(4_096)
        var reading = StateArchive(reading: archive.bytes)
        reading.keepSame(2_048)
        #expect(reading.fault == .outOfRange)
    }
}
