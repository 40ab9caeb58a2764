@testable import ConversationLog

extension FuzzTarget {
    /// Any chunking gives the lines that a plain split gives.
    static let lineSplitter = FuzzTarget("line-splitter", seeds: { LineSplitting.seeds }) { bytes in
        var content = bytes
        let limit = 1 + Int(content.takeFirst() & 31)
        let cuts = content.takeFirst()
        let given = LineSplitting(content, limit: limit, cuts: cuts)
        let whole = LineSplitting(content, limit: limit, cuts: nil)
        try law("lines do not depend on the cuts", holds: given.lines == whole.lines && given.linesRead == whole.linesRead)
        try law("all bytes are counted", holds: given.bytesRead == content.count)
        // What opens an array may be many lines that are given as one, or one that is given as many.
        guard !content.contains(UInt8(ascii: "[")) else { return }
        try law("lines in chunks are the lines of a plain split", holds: given.lines == LineSplitting.plain(content, limit: limit))
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
        "[{\"a\":1},\n {\"b\":[2]}]\n[1]\n", "[\n{\"a\":\"]}\"}\n]x\n[ {",
    ].flatMap { text in [[3, 1], [31, 7]].map { $0 + Array(text.utf8) } }

    private(set) var lines: [Line] = []
    let bytesRead: Int
    let linesRead: Int

    init(_ content: [UInt8], limit: Int, cuts: UInt8?) {
        var splitter = LineSplitter(limit: limit)
        var lines: [Line] = []
        let take: LineSplitter.Body<[Line]> = { lines, bytes, place, isCut in
            lines.append(Line(bytes: bytes.indices.map { bytes[$0] }, number: place.line, offset: place.offset, isCut: isCut))
        }
        if let cuts {
            FuzzPieces.of(content, seed: cuts) { splitter.feed($0, into: &lines, take) }
        } else {
            splitter.feed(content.span, into: &lines, take)
        }
        splitter.finish(into: &lines, take)
        self.lines = lines
        bytesRead = splitter.bytesRead
        linesRead = splitter.linesRead
    }

    /// The same by its description, slow and plain: a byte order mark at the very beginning is no part of a line, NULs before a line's first byte
    /// aren't either, nor is a CR before the LF or the end.
    static func plain(_ content: [UInt8], limit: Int) -> [Line] {
        var lines: [Line] = []
        var offset = 0
        for (index, piece) in content.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let isLast = offset + piece.count == content.count
            let mark = index == 0 && piece.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let holes = piece.dropFirst(mark).prefix { $0 == 0 }.count
            var line = Array(piece.dropFirst(mark + holes))
            let place = offset + mark + holes
            offset += piece.count + 1
            if isLast, line.isEmpty { break }
            if line.last == 13 { line.removeLast() }
            lines.append(Line(bytes: Array(line.prefix(limit)), number: index + 1, offset: place, isCut: line.count > limit))
        }
        return lines
    }
}
