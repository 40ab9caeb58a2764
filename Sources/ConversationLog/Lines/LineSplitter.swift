package import KeptState

/// Bytes to lines, however the bytes come in pieces.
///
/// Lines end with LF or CRLF. NUL bytes before a line's first byte are a hole that a truncated file left and are skipped;
/// a byte order mark is skipped at offset 0. A line that begins with `[` and, after blanks and line ends, `{`, is an array: each of its objects is
/// given as a line of its own, however many lines they are written on. Holds at most one line of the limit, whatever the source does.
package struct LineSplitter {
    /// Longer lines (bytes, without their end) are given cut to this.
    package let limit: Int
    /// The line that was begun: its first ``limit`` bytes and a few more.
    private var carry: [UInt8] = []
    /// Bytes of the line that was begun, those dropped included; 0 when none was.
    private var lineLength = 0
    /// Where the line that was begun, begins.
    private var lineOffset = 0
    /// Bytes of a byte order mark that the source has begun with.
    private var markLength = 0

    /// The array that is being read.
    private var array: JSONArrayText?
    /// Where it began; its first object, once there is one, has ``objectPlace``.
    private var arrayPlace = LinePlace(line: 1, offset: 0)
    private var objectPlace = LinePlace(line: 1, offset: 0)
    /// An array has ended on this line: blanks and the line's end still belong to it.
    private var isAfterArray = false

    /// Bytes taken in since the source began.
    package private(set) var bytesRead = 0
    /// Lines given so far, blank ones included; of an array, the lines that it takes.
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
        let offset = bytesRead
        bytesRead += chunk.count
        take(chunk, at: offset, mayOpenArray: true, &taker, body)
    }

    /// The source has ended: gives the last line if it lacks its newline.
    package mutating func finish<Taker>(into taker: inout Taker, _ body: Body<Taker>) {
        if let unfinished = array, !unfinished.isBetween { leaveArray(unfinished, &taker, body) }
        if markLength > 0, markLength < 3 { takeMarkAsLine() }
        if lineLength > 0 { giveCarry(&taker, body) }
        if isAfterArray || array != nil { linesRead += 1 }
        isAfterArray = false
        array = nil
    }

    /// The source begins anew: drops the line that was begun, counts from the start.
    package mutating func restart() {
        self = LineSplitter(limit: limit)
    }

    /// Where the line or the object begins of which bytes are held.
    var heldFrom: LinePlace? {
        if let array { return array.isBetween ? nil : array.isOpen ? objectPlace : arrayPlace }
        if markLength > 0, markLength < 3 { return LinePlace(line: 1, offset: 0) }
        return lineLength > 0 ? LinePlace(line: linesRead + 1, offset: lineOffset) : nil
    }

    /// Where an array ended last: before it, what is a line can't be told any more.
    private var arrayEnd = 0

    /// Goes back to a place where a line or an object of an array began; nothing is held there.
    ///
    /// - Returns: false when it can't be told any more whether that place lies in an array.
    mutating func rewind(to place: LinePlace) -> Bool {
        guard place.offset >= arrayEnd else { return false }
        var rewound = LineSplitter(limit: limit)
        if array != nil, place.offset > arrayPlace.offset {
            rewound.array = JSONArrayText(limit: limit, isOpen: true)
            // Before the object, as in a whole array.
            rewound.arrayPlace = LinePlace(line: place.line, offset: place.offset - 1)
        } else if place.offset == bytesRead {
            rewound.isAfterArray = isAfterArray
        }
        rewound.bytesRead = place.offset
        rewound.linesRead = place.line - 1
        rewound.arrayEnd = arrayEnd
        self = rewound
        return true
    }

    private static let byteOrderMark: InlineArray<3, UInt8> = [0xEF, 0xBB, 0xBF]

    /// Bytes kept beyond the limit, since a CR is not part of the line.
    private static let slack = 1

    private mutating func take<Taker>(
        _ bytes: Span<UInt8>, at offset: Int, mayOpenArray: Bool, _ taker: inout Taker, _ body: Body<Taker>
    ) {
        var position = 0
        var mayOpenArray = mayOpenArray
        while position < bytes.count {
            if array != nil {
                position = takeArray(bytes, at: offset, from: position, &taker, body)
                continue
            }
            if offset + position < 3, isMark(bytes[position], at: offset + position) {
                position += 1
                continue
            }
            if lineLength == 0 {
                if isAfterArray { skipAfterArray(bytes, &position) }
                while position < bytes.count, bytes[position] == 0 { position += 1 }
                lineOffset = offset + position
                if position == bytes.count { return }
                if mayOpenArray, LineSplitter.mayOpenArray(bytes, position) {
                    array = JSONArrayText(limit: limit)
                    arrayPlace = LinePlace(line: linesRead + 1, offset: lineOffset)
                    continue
                }
                mayOpenArray = true
            }
            guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n"), from: position) else {
                keep(bytes.extracting(position..<bytes.count))
                return
            }
            let piece = bytes.extracting(position..<newline)
            if lineLength == 0 {
                give(piece, length: piece.count, &taker, body)
            } else {
                keep(piece)
                giveCarry(&taker, body)
            }
            position = newline + 1
        }
    }

    // MARK: arrays

    /// Whether a bracket may be that of an array of objects, by the one byte after it.
    private static func mayOpenArray(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
        guard bytes[position] == UInt8(ascii: "[") else { return false }
        guard position + 1 < bytes.count else { return true }
        switch bytes[position + 1] {
        case UInt8(ascii: "{"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return true
        default: return false
        }
    }

    private mutating func takeArray<Taker>(
        _ bytes: Span<UInt8>, at offset: Int, from position: Int, _ taker: inout Taker, _ body: Body<Taker>
    ) -> Int {
        guard let (stop, next) = array?.advance(bytes, from: position), let now = array else { return position }
        linesRead = arrayPlace.line - 1 + now.lineFeeds
        switch stop {
        case .needsMore: break
        case .begins: objectPlace = LinePlace(line: linesRead + 1, offset: offset + next)
        case .object: body(&taker, now.taken.span, objectPlace, now.isCut)
        case .closed:
            array = nil
            arrayEnd = offset + next
            isAfterArray = true
        case .strange:
            array = nil
            arrayEnd = offset + next
        case .noArray, .broken: leaveArray(now, &taker, body)
        }
        return next
    }

    /// What was taken for an array is none: its bytes since the last whole object are lines like all others.
    private mutating func leaveArray<Taker>(_ left: JSONArrayText, _ taker: inout Taker, _ body: Body<Taker>) {
        array = nil
        let start = left.isOpen ? objectPlace : arrayPlace
        arrayEnd = start.offset
        if left.isCut, linesRead == start.line - 1 {
            // The rest of its line is part of it.
            lineOffset = start.offset
            lineLength = left.takenLength
            carry = left.taken
        } else if left.isCut {
            // The lines are not there any more.
            body(&taker, left.taken.span, start, true)
        } else {
            linesRead = start.line - 1
            take(left.taken.span, at: start.offset, mayOpenArray: false, &taker, body)
        }
    }

    /// Passes over blanks after an array, and the end of its line.
    private mutating func skipAfterArray(_ bytes: Span<UInt8>, _ position: inout Int) {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
            case UInt8(ascii: "\n"):
                position += 1
                linesRead += 1
                isAfterArray = false
                return
            default:
                isAfterArray = false
                return
            }
        }
    }

    // MARK: lines

    /// Whether a byte at the very start of the source belongs to a byte order mark.
    private mutating func isMark(_ byte: UInt8, at offset: Int) -> Bool {
        guard offset == markLength else { return false }
        if byte == LineSplitter.byteOrderMark[markLength] {
            markLength += 1
            return true
        }
        if markLength > 0 { takeMarkAsLine() }
        return false
    }

    /// The first bytes of a byte order mark alone are the first bytes of a line.
    private mutating func takeMarkAsLine() {
        lineOffset = 0
        for index in 0..<markLength { carry.append(LineSplitter.byteOrderMark[index]) }
        lineLength = markLength
        markLength = 0
    }

    private mutating func keep(_ piece: Span<UInt8>) {
        lineLength += piece.count
        let room = limit + LineSplitter.slack - carry.count
        if room > 0 { carry.append(copying: piece.extracting(0..<min(room, piece.count))) }
    }

    private mutating func giveCarry<Taker>(_ taker: inout Taker, _ body: Body<Taker>) {
        let line = carry
        carry = []
        let length = lineLength
        lineLength = 0
        give(line.span, length: length, &taker, body)
        // The buffer is used again, unless one long line had made it large.
        if line.capacity <= 65_536 {
            carry = line
            carry.removeAll(keepingCapacity: true)
        }
    }

    private mutating func give<Taker>(_ bytes: Span<UInt8>, length: Int, _ taker: inout Taker, _ body: Body<Taker>) {
        linesRead += 1
        var end = bytes.count
        let isWhole = length == bytes.count
        if isWhole, end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let isCut = !isWhole || end > limit
        body(&taker, bytes.extracting(0..<min(end, limit)), LinePlace(line: linesRead, offset: lineOffset), isCut)
    }
}

extension LineSplitter: Kept {
    /// - Precondition: nothing is held, as after ``rewind(to:)``.
    package mutating func keep(in archive: inout StateArchive) {
        var isInArray = array != nil
        archive.keep(&bytesRead)
        archive.keep(&linesRead)
        archive.keep(&isInArray)
        archive.keep(&isAfterArray)
        guard archive.isReading else { return }
        archive.check((0..<1 << 60).contains(bytesRead) && (0..<1 << 60).contains(linesRead))
        arrayEnd = bytesRead
        array = isInArray ? JSONArrayText(limit: limit, isOpen: true) : nil
        arrayPlace = LinePlace(line: linesRead &+ 1, offset: bytesRead &- 1)
    }
}
