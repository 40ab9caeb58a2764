import CZlib
import Testing

@testable import LogTail

/// The reading of finished sources goes on in another run.
@Suite struct FileReaderResumingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let text = Array((0..<60_000).map { "line \($0) of a log\n" }.joined().utf8)

    private func rest(of reader: inout FileReader) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while case .bytes(let more) = try reader.next() {
            #expect(more.count <= FileReader.chunkBytes)
            bytes += more
        }
        return bytes
    }

    private func source(_ name: String) -> Source { Source(kind: .file, path: folder(name)) }

    /// A gzip member of stored blocks would do, but real ones are packed: zlib's own.
    private func packed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                deflate(&stream, Z_FINISH)
            }
        }
        output.removeLast(Int(stream.avail_out))
        deflateEnd(&stream)
        return output
    }

    @Test(arguments: [false, true], 0..<6) func `after any number of chunks the rest comes, from an earlier byte if asked`(isPacked: Bool, chunks: Int) throws {
        try folder.write("bot.log", isPacked ? packed(Self.text) : Self.text)
        var first = try FileReader(source("bot.log"))
        var given = 0
        for _ in 0..<chunks { if case .bytes(let bytes) = try first.next() { given += bytes.count } }
        for back in [0, 1, 300_000, given] where back <= given {
            var second = try FileReader(source("bot.log"))
            #expect(try second.goOn(after: first.proof, from: given - back))
            var again = try FileReader(source("bot.log"))
            #expect(try rest(of: &second) == Array(Self.text[(given - back)...]))
            // And once more from there.
            #expect(try again.goOn(after: second.proof, from: Self.text.count))
            #expect(try rest(of: &again).isEmpty)
        }
    }

    @Test(arguments: [false, true]) func `what has grown since comes too`(isPacked: Bool) throws {
        let half = Array(Self.text[..<400_000])
        try folder.write("bot.log", isPacked ? packed(half) : half)
        var first = try FileReader(source("bot.log"))
        _ = try rest(of: &first)
        try folder.write("bot.log", isPacked ? packed(Self.text) : Self.text)
        var second = try FileReader(source("bot.log"))
        #expect(try second.goOn(after: first.proof, from: 399_999))
        #expect(try rest(of: &second) == Array(Self.text[399_999...]))
    }

    @Test(arguments: [false, true]) func `another content is read from its beginning`(isPacked: Bool) throws {
        try folder.write("bot.log", isPacked ? packed(Self.text) : Self.text)
        var first = try FileReader(source("bot.log"))
        _ = try first.next()
        var other = Self.text
        other[FileReader.chunkBytes - 5] ^= 1
        var shorter = Array(Self.text[..<1_000])
        shorter[10] ^= 1
        for content in [other, shorter, Array(Self.text[..<1_000])] {
            try folder.write("bot.log", isPacked ? packed(content) : content)
            var second = try FileReader(source("bot.log"))
            #expect(try !second.goOn(after: first.proof, from: 0))
            #expect(try rest(of: &second) == content)
        }
    }

    @Test func `a damaged proof proves nothing`() throws {
        try folder.write("bot.log", Self.text)
        var first = try FileReader(source("bot.log"))
        _ = try first.next()
        let proof = first.proof
        for place in proof.indices {
            var changed = proof
            changed[place] ^= 0x41
            var second = try FileReader(source("bot.log"))
            #expect(try !second.goOn(after: changed, from: 0))
            #expect(second.place.offset == 0)
        }
        var second = try FileReader(source("bot.log"))
        #expect(try !second.goOn(after: proof, from: FileReader.chunkBytes + 1))
        #expect(try !second.goOn(after: proof, from: -1))
    }

    /// Nobody shall find the log in the state.
    @Test func `a proof holds no byte of the log`() throws {
        try folder.write("bot.log", Array("secret secret secret secret\n".utf8))
        var reader = try FileReader(source("bot.log"))
        _ = try reader.next()
        #expect(!String(decoding: reader.proof, as: UTF8.self).contains("secret"))
    }
}
