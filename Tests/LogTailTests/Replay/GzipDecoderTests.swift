import Testing

@testable import LogTail

@Suite struct GzipDecoderTests {
    /// Unpacks input given in pieces, as text and verdict.
    func unpacked(
        _ packed: [UInt8], inPiecesOf size: Int = 1 << 16, limits: UnpackLimits = UnpackLimits(), chunk: Int = 1 << 16
    ) -> (bytes: [UInt8], fault: UnpackFault?) {
        let decoder = GzipDecoder(limits: limits, chunkBytes: chunk)
        var rest = packed[...]
        var output: [UInt8] = []
        while true {
            switch decoder.step() {
            case .bytes(let bytes):
                #expect(!bytes.isEmpty && bytes.count <= chunk)
                output += bytes
            case .end(let fault): return (output, fault)
            case .needsInput:
                if rest.isEmpty { return (output, decoder.finish()) }
                decoder.give(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
        }
    }

    @Test(arguments: [1, 2, 3, 7, 1000], [1, 5, 65_536])
    func `pieces and chunks of any size give the same bytes`(_ size: Int, _ chunk: Int) {
        let (bytes, fault) = unpacked(GzipFixtures.sixtyLines, inPiecesOf: size, chunk: chunk)
        #expect(String(decoding: bytes, as: UTF8.self) == GzipFixtures.sixtyLinesText)
        #expect(fault == nil)
    }

    @Test(arguments: 1...12) func `members follow each other wherever the input is cut`(_ size: Int) {
        let (bytes, fault) = unpacked(GzipFixtures.twoMembers, inPiecesOf: size)
        #expect(String(decoding: bytes, as: UTF8.self) == "one\ntwo\n")
        #expect(fault == nil)
    }

    @Test func `data cut anywhere gives its beginning and says so`() {
        let whole = Array(GzipFixtures.sixtyLinesText.utf8)
        for length in 1..<GzipFixtures.sixtyLines.count {
            let (bytes, fault) = unpacked(Array(GzipFixtures.sixtyLines.prefix(length)))
            #expect(whole.starts(with: bytes))
            #expect(fault == .truncated, "cut after \(length)")
        }
    }

    @Test func `one wrong bit is found, or changes nothing but the header`() {
        let whole = Array(GzipFixtures.sixtyLinesText.utf8)
        var found = 0
        for index in GzipFixtures.sixtyLines.indices {
            var packed = GzipFixtures.sixtyLines
            packed[index] ^= 0x10
            let (bytes, fault) = unpacked(packed)
            if fault != nil { found += 1 } else { #expect(bytes == whole, "byte \(index)") }
        }
        // Of the 10 header bytes only time (4), extra flags and system may change without harm (RFC 1952, 2.3.1).
        #expect(found >= GzipFixtures.sixtyLines.count - 6)
    }

    @Test func `zeros after the end are padding, anything else is reported where it begins`() {
        let size = GzipFixtures.hello.count
        #expect(unpacked(GzipFixtures.hello + [UInt8](repeating: 0, count: 512)).fault == nil)
        for garbage in [Array("rest".utf8), [0x1F], [0x1F, 0x20]] as [[UInt8]] {
            for pieces in [1, 1000] {
                let (bytes, fault) = unpacked(GzipFixtures.hello + garbage, inPiecesOf: pieces)
                #expect(String(decoding: bytes, as: UTF8.self) == "hello\nworld\n")
                #expect(fault == .trailingBytes(packedOffset: size))
            }
        }
    }

    @Test func `a file that unpacks to far more than its size is stopped`() {
        var limits = UnpackLimits()
        limits.ratioFreeBytes = 100_000
        let (bytes, fault) = unpacked(GzipFixtures.mebibyteOfA, limits: limits)
        #expect(fault == .ratioExceeded(limit: 200))
        #expect(bytes.count >= 100_000 && bytes.count <= 100_000 + 65_536)
        #expect(unpacked(GzipFixtures.mebibyteOfA).bytes.count == 1 << 20, "16 MiB are free")
    }

    @Test func `unpacking stops at the cap`() {
        var limits = UnpackLimits()
        limits.unpackedBytes = 500_000
        let (bytes, fault) = unpacked(GzipFixtures.mebibyteOfA, limits: limits)
        #expect(fault == .sizeExceeded(limit: 500_000))
        #expect(bytes.count <= 500_000 + 65_536)
    }

    @Test func `stored blocks written after the RFCs unpack`() {
        let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ ($0 >> 5)) }
        let (bytes, fault) = unpacked(GzipFixtures.stored(content), inPiecesOf: 10_000)
        #expect(bytes == content)
        #expect(fault == nil)
    }
}
