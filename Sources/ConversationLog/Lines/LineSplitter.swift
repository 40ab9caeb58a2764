/// Bytes to lines, however the bytes come in pieces.
///
/// Lines end with LF or CRLF. NUL bytes before a line's first byte are a hole that a truncated file left and are skipped;
/// a byte order mark is skipped at offset 0. Holds at most one line of the limit, whatever the source does.
package struct LineSplitter {
    /// Longer lines (bytes, without their end) are given cut to this.
    package let limit: Int
    /// The line that was begun: its first ``limit`` bytes and a few more.
    private var carry: [UInt8] = []
    /// Bytes of the line that was begun, those dropped included; 0 when none was.
    private var lineLength = 0
    /// Where the line that was begun, begins.
    private var lineOffset = 0

    /// Bytes taken in since the source began.
    package private(set) var bytesRead = 0
    /// Lines given so far, blank ones included.
    package private(set) var linesRead = 0

    /// What is called for each line: who takes it, its bytes, where it begins, whether it was cut.
    package typealias Body<Taker> = (_ taker: inout Taker, _ line: Span<UInt8>, _ place: LinePlace, _ isCut: Bool) -> Void

    /// - Precondition: `limit > 0`.
    package init(limit: Int) {
        precondition(limit > 0, "A line limit of no bytes leaves no line.")
        self.limit = limit
    }

    /// Takes the next bytes and gives the lines that end in them.
    package mutating func feed<Taker>(_ chunk: Span<UInt8>, into taker: inout Taker, _ body: Body<Taker>) {
        let chunkOffset = bytesRead
        bytesRead += chunk.count
        var position = 0
        while position < chunk.count {
            if lineLength == 0 {
                while position < chunk.count, chunk[position] == 0 { position += 1 }
                lineOffset = chunkOffset + position
                if position == chunk.count { return }
            }
            guard let newline = chunk.firstIndex(of: UInt8(ascii: "\n"), from: position) else {
                keep(chunk.extracting(position..<chunk.count))
                return
            }
            let piece = chunk.extracting(position..<newline)
            if lineLength == 0 {
                give(piece, length: piece.count, &taker, body)
            } else {
                keep(piece)
                giveCarry(&taker, body)
            }
            position = newline + 1
        }
    }

    /// The source has ended: gives the last line if it lacks its newline.
    package mutating func finish<Taker>(into taker: inout Taker, _ body: Body<Taker>) {
        if lineLength > 0 { giveCarry(&taker, body) }
    }

    /// The source begins anew: drops the line that was begun, counts from the start.
    package mutating func restart() {
        carry = []
        lineLength = 0
        lineOffset = 0
        bytesRead = 0
        linesRead = 0
    }

    private static let byteOrderMark: InlineArray<3, UInt8> = [0xEF, 0xBB, 0xBF]

    /// Bytes kept beyond the limit, since a byte order mark and a CR are not part of the line.
    private static let slack = 4

    private mutating func keep(_ piece: Span<UInt8>) {
        lineLength += piece.count
        let room = limit + LineSplitter.slack - carry.count
        if room > 0 { carry.append(copying: piece.extracting(0..<min(room, piece.count))) }
    }

    private mutating func giveCarry<Taker>(_ taker: inout Taker, _ body: Body<Taker>) {
        let line = carry
        carry = []
        give(line.span, length: lineLength, &taker, body)
        lineLength = 0
        // The buffer is used again, unless one long line had made it large.
        if line.capacity <= 65_536 {
            carry = line
            carry.removeAll(keepingCapacity: true)
        }
    }

    private mutating func give<Taker>(_ bytes: Span<UInt8>, length: Int, _ taker: inout Taker, _ body: Body<Taker>) {
        linesRead += 1
        var start = 0
        var end = bytes.count
        let isWhole = length == bytes.count
        if isWhole, end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let mark = LineSplitter.byteOrderMark
        if lineOffset == 0, linesRead == 1, end >= 3, bytes[0] == mark[0], bytes[1] == mark[1], bytes[2] == mark[2] { start = 3 }
        let isCut = !isWhole || end - start > limit
        let line = bytes.extracting(start..<min(end, start + limit))
        body(&taker, line, LinePlace(line: linesRead, offset: lineOffset + start), isCut)
    }
}
