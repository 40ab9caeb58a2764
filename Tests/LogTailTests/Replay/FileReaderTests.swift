import Foundation
import Testing

@testable import LogTail

@Suite struct FileReaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func read(_ reader: inout FileReader) throws -> (bytes: [UInt8], faults: [UnpackFault]) {
        var bytes: [UInt8] = []
        var faults: [UnpackFault] = []
        while true {
            switch try reader.next() {
            case .bytes(let more):
                #expect(!more.isEmpty && more.count <= FileReader.chunkBytes)
                bytes += more
            case .fault(let fault): faults.append(fault)
            case .nothingYet: Issue.record("a file is always ready")
            case .end: return (bytes, faults)
            }
        }
    }

    func source(_ name: String) -> Source { Source(kind: .file, path: folder(name)) }

    @Test func `a file comes whole, with its progress`() throws {
        let text = (0..<50_000).map { "line \($0) of a log\n" }.joined()
        try folder.write("bot.log", text)
        var reader = try FileReader(source("bot.log"))
        #expect(reader.size == text.utf8.count)
        let (bytes, faults) = try read(&reader)
        #expect(bytes == Array(text.utf8))
        #expect(faults == [])
        #expect(reader.position == text.utf8.count)
        #expect(try reader.next() == .end)
    }

    @Test func `a file tells when it was written, a pipe does not`() throws {
        try folder.write("bot.log", "a\n")
        // 2025-01-01T00:00:10Z, by date -u.
        let date = Date(timeIntervalSince1970: 1_735_689_610)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder("bot.log").text)
        #expect(try FileReader(source("bot.log")).modified == 1_735_689_610_000_000_000)
        #expect(try FileReader(Source(kind: .standardInput, path: FilePath("-"))).modified == nil)
    }

    @Test func `an empty file is no error`() throws {
        try folder.write("bot.log", "")
        var reader = try FileReader(source("bot.log"))
        #expect(try read(&reader).bytes == [])
    }

    @Test func `gzip data is unpacked whatever the file is called, and progress counts packed bytes`() throws {
        try folder.write("bot.log", GzipFixtures.sixtyLines)
        var reader = try FileReader(source("bot.log"))
        let (bytes, faults) = try read(&reader)
        #expect(String(decoding: bytes, as: UTF8.self) == GzipFixtures.sixtyLinesText)
        #expect(faults == [])
        #expect(reader.isPacked)
        #expect(reader.position == GzipFixtures.sixtyLines.count)
        #expect(reader.size == GzipFixtures.sixtyLines.count)
    }

    @Test func `text that is called gz is text`() throws {
        try folder.write("bot.log.gz", "plain\n")
        var reader = try FileReader(source("bot.log.gz"))
        #expect(try read(&reader).bytes == Array("plain\n".utf8))
        #expect(!reader.isPacked)
    }

    @Test func `a gz that was cut gives what it can and the fault, then ends`() throws {
        try folder.write("bot.log.gz", GzipFixtures.sixtyLines.dropLast(20))
        var reader = try FileReader(source("bot.log.gz"))
        let (bytes, faults) = try read(&reader)
        #expect(GzipFixtures.sixtyLinesText.utf8.starts(with: bytes))
        #expect(bytes.count > 1000)
        #expect(faults == [.truncated])
    }

    @Test func `what can't be read says why at once`() throws {
        #expect(throws: SourceError.noSuchFile(folder("none"))) { try FileReader(source("none")) }
        folder.link("loop", to: "loop")
        #expect(throws: SourceError.notReadable(folder("loop"), SystemError(number: ELOOP))) { try FileReader(source("loop")) }
        #expect(throws: SourceError.neitherFileNorDirectory(FilePath("/dev/null"), .device)) {
            try FileReader(Source(kind: .file, path: FilePath("/dev/null")))
        }
        try folder.write("picture.log", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        #expect(throws: SourceError.notText(folder("picture.log"), .known("a PNG image"))) { try FileReader(source("picture.log")) }
        try folder.write("archive.gz", GzipFixtures.stored(Array("SQLite format 3\0".utf8) + [0, 1, 2]))
        #expect(throws: SourceError.notText(folder("archive.gz"), .known("an SQLite database"))) { try FileReader(source("archive.gz")) }
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is denied to root"))
    func `a file without permission is not readable`() throws {
        try folder.write("bot.log", "text\n")
        chmod(folder.path + "/bot.log", 0)
        #expect(throws: SourceError.notReadable(folder("bot.log"), SystemError(number: EACCES))) { try FileReader(source("bot.log")) }
    }

    @Test(arguments: [1, 3, 1000])
    func `a pipe is read without waiting, unpacked if it is gzip, and ends with its writer`(_ size: Int) throws {
        for packed in [GzipFixtures.sixtyLines, Array(GzipFixtures.sixtyLinesText.utf8)] {
            var ends: [Int32] = [0, 0]
            #expect(pipe(&ends) == 0)
            defer { close(ends[0]) }
            var reader = FileReader(PipedInput(OpenFile(borrowing: ends[0]), endsWithWriter: true), path: FilePath("-"))
            var bytes: [UInt8] = []
            var rest = packed[...]
            while !rest.isEmpty {
                try TemporaryFolder.writeAll(ends[1], Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
                while case .bytes(let more) = try reader.next() { bytes += more }
                #expect(try reader.next() == .nothingYet)
            }
            close(ends[1])
            while case .bytes(let more) = try reader.next() { bytes += more }
            #expect(try reader.next() == .end)
            #expect(String(decoding: bytes, as: UTF8.self) == GzipFixtures.sixtyLinesText)
            #expect(reader.size == nil)
            #expect(reader.position == packed.count)
        }
    }
}
