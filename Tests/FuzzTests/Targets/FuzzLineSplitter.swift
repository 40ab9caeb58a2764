@testable import ConversationLog

extension FuzzTarget {
    /// Any chunking gives the lines that a plain split gives.
    static let lineSplitter = FuzzTarget("line-splitter", seeds: { LineSplitting.seeds }) { bytes in
        var content = bytes
        let limit = 1 + Int(content.takeFirst() & 31)
        let given = LineSplitting(content, limit: limit, cuts: content.takeFirst())
        try law("lines in chunks are the lines of a plain split", holds: given.lines == LineSplitting.plain(given.content, limit: limit))
        try law("all bytes are counted", holds: given.bytesRead == given.content.count)
        try law("all lines are counted", holds: given.linesRead == given.lines.count)
    }
}

private struct LineSplitting {
    struct Line: Equatable {
        var bytes: [UInt8]
        var number: Int
        var offset: Int
        var isCut: Bool
    }

    static let seeds: [[UInt8]] = [
        "a\nb\r\nc", "\u{FEFF}head\n\n\r\nlast", "\0\0after a hole\n\0\n", "0123456789abcdef0123456789abcdef0123456789\n\r\r\n",
    ].flatMap { text in [[3, 1], [31, 7]].map { $0 + Array(text.utf8) } }

    let content: [UInt8]
    private(set) var lines: [Line] = []
    let bytesRead: Int
    let linesRead: Int

    init(_ content: [UInt8], limit: Int, cuts: UInt8) {
        var splitter = LineSplitter(limit: limit)
        var lines: [Line] = []
        let take: LineSplitter.Body<[Line]> = { lines, bytes, place, isCut in
            lines.append(Line(bytes: bytes.indices.map { bytes[$0] }, number: place.line, offset: place.offset, isCut: isCut))
        }
        FuzzPieces.of(content, seed: cuts) { splitter.feed($0, into: &lines, take) }
        splitter.finish(into: &lines, take)
        self.content = content
        self.lines = lines
        bytesRead = splitter.bytesRead
        linesRead = splitter.linesRead
    }

    /// The same by its description, slow and plain: NULs before a line's first byte are no part of it, a byte order mark at the very
    /// beginning isn't either, nor is a CR before the LF or the end.
    static func plain(_ content: [UInt8], limit: Int) -> [Line] {
        var lines: [Line] = []
        var offset = 0
        for (index, piece) in content.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let isLast = offset + piece.count == content.count
            let holes = piece.prefix { $0 == 0 }.count
            var line = Array(piece.dropFirst(holes))
            var place = offset + holes
            offset += piece.count + 1
            if isLast, line.isEmpty { break }
            if line.last == 13 { line.removeLast() }
            if index == 0, place == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) {
                line.removeFirst(3)
                place = 3
            }
            lines.append(Line(bytes: Array(line.prefix(limit)), number: index + 1, offset: place, isCut: line.count > limit))
        }
        return lines
    }
}
