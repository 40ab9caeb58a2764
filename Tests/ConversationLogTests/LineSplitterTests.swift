import ConversationLog
import Testing

@Suite struct LineSplitterTests {
    private struct Line: Equatable {
        var text: String
        var line: Int
        var offset: Int
        var isCut = false
    }

    private func lines(of bytes: [UInt8], inChunksOf size: Int = 1_000, limit: Int = 100) -> [Line] {
        var splitter = LineSplitter(limit: limit)
        var lines: [Line] = []
        func take(_ lines: inout [Line], _ bytes: Span<UInt8>, _ place: LinePlace, _ isCut: Bool) {
            var copy: [UInt8] = []
            for i in bytes.indices { copy.append(bytes[i]) }
            lines.append(Line(text: String(decoding: copy, as: UTF8.self), line: place.line, offset: place.offset, isCut: isCut))
        }
        for start in stride(from: 0, to: bytes.count, by: size) {
            splitter.feed(bytes.span.extracting(start..<min(bytes.count, start + size)), into: &lines, take)
        }
        splitter.finish(into: &lines, take)
        #expect(splitter.bytesRead == bytes.count)
        #expect(splitter.linesRead == lines.count)
        return lines
    }

    private func lines(of text: String, inChunksOf size: Int = 1_000, limit: Int = 100) -> [Line] {
        lines(of: Array(text.utf8), inChunksOf: size, limit: limit)
    }

    @Test(arguments: 1...9) func `a line cut anywhere is put together again`(_ size: Int) {
        #expect(lines(of: "ab\r\ncd\nef", inChunksOf: size) == [
            Line(text: "ab", line: 1, offset: 0), Line(text: "cd", line: 2, offset: 4), Line(text: "ef", line: 3, offset: 7),
        ])
    }

    @Test(arguments: 1...4) func `blank lines are given and counted`(_ size: Int) {
        #expect(lines(of: "\n\r\na\n\n", inChunksOf: size) == [
            Line(text: "", line: 1, offset: 0), Line(text: "", line: 2, offset: 1), Line(text: "a", line: 3, offset: 3),
            Line(text: "", line: 4, offset: 5),
        ])
    }

    @Test(arguments: [1, 2, 3, 7, 50]) func `a line over the limit is cut and flagged, and the next is whole`(_ size: Int) {
        #expect(lines(of: "123456789\nab\n", inChunksOf: size, limit: 5) == [
            Line(text: "12345", line: 1, offset: 0, isCut: true), Line(text: "ab", line: 2, offset: 10),
        ])
    }

    @Test(arguments: [1, 3, 50]) func `a line of exactly the limit is whole, with CR or without`(_ size: Int) {
        #expect(lines(of: "12345\r\n12345\n", inChunksOf: size, limit: 5).map(\.isCut) == [false, false])
        #expect(lines(of: "123456\r\n", inChunksOf: size, limit: 5) == [Line(text: "12345", line: 1, offset: 0, isCut: true)])
    }

    @Test(arguments: [1, 2, 50]) func `a byte order mark is dropped at the start of the file only`(_ size: Int) {
        #expect(lines(of: "\u{FEFF}12345\n\u{FEFF}b\n", inChunksOf: size, limit: 5) == [
            Line(text: "12345", line: 1, offset: 3), Line(text: "\u{FEFF}b", line: 2, offset: 9),
        ])
    }

    @Test(arguments: [1, 2, 3, 1_000]) func `a hole of NUL bytes before a line is skipped`(_ size: Int) {
        let hole = [UInt8](repeating: 0, count: 5_000)
        #expect(lines(of: Array("a\n".utf8) + hole + Array("b\n".utf8), inChunksOf: size, limit: 100) == [
            Line(text: "a", line: 1, offset: 0), Line(text: "b", line: 2, offset: 5_002),
        ])
    }

    @Test func `a NUL inside a line stays in it`() {
        #expect(lines(of: [97, 0, 98, 10]) == [Line(text: "a\0b", line: 1, offset: 0)])
    }

    @Test func `a restart drops the line that was begun and counts from the start`() {
        var splitter = LineSplitter(limit: 10)
        var texts: [LinePlace] = []
        splitter.feed([97, 10, 98].span, into: &texts) { texts, _, place, _ in texts.append(place) }
        splitter.restart()
        splitter.feed([99, 10].span, into: &texts) { texts, _, place, _ in texts.append(place) }
        #expect(texts == [LinePlace(line: 1, offset: 0), LinePlace(line: 1, offset: 0)])
        #expect(splitter.bytesRead == 2)
    }
}
