internal import KeptState

/// Puts together what belongs together among the lines of one stream, and takes off what is only transport.
///
/// JSON objects over several lines, arrays of objects (in a wrapper; those that lie bare are ``LineSplitter``'s), `data:` lines of server-sent
/// events, and colours around a line. What is begun and does not come to its end leaves its lines as they were, each a line by itself.
struct RecordAssembly: Sendable, Kept {
    private enum State: Sendable {
        case idle
        case object(Open)
        case array(JSONArrayText, object: InnerLine)
        /// `event: NAME`: belongs to the stream if a `data:` line follows.
        case event(InnerLine)
    }

    /// An object whose end has not come.
    private struct Open: Sendable {
        var lines: [InnerLine]
        var scanner: JSONScanner
        /// Bytes of the lines that are held.
        var length: Int
        /// It was over the limit and has been given, cut: what comes up to its end is passed over.
        var isGiven = false
    }

    /// Bytes that a record may have.
    private let limit: Int
    private var state = State.idle
    /// True once a `data:` line came: the other fields of the protocol are known then.
    private(set) var isEventStream = false

    /// - Parameter limit: bytes that a record may have.
    init(limit: Int) { self.limit = limit }

    /// Where text is held from; nil when none is.
    var heldFrom: LinePlace? {
        switch state {
        case .idle: nil
        case .object(let open): open.lines.first?.place
        case .array(let array, let object): array.isBetween ? nil : object.place
        case .event(let line): line.place
        }
    }

    /// True when the next line is read by itself.
    var isIdle: Bool {
        if case .idle = state { true } else { false }
    }

    /// Takes the next line and gives what is complete.
    mutating func take(_ line: InnerLine, _ parsing: LineParsing, into items: inout [RecordItem]) {
        switch state {
        case .idle: begin(line, parsing, &items)
        case .object(let open):
            state = .idle
            goOn(open, line, parsing, &items)
        case .array(let array, let object):
            state = .idle
            goOn(array, object, line, parsing, &items)
        case .event(let event):
            state = .idle
            if line.bytes.span.hasPrefix("data:") {
                isEventStream = true
                items.append(.skipped(event.place))
            } else {
                items.append(.record(LogRecord(event, parsing)))
            }
            begin(line, parsing, &items)
        }
    }

    /// Nothing comes for now: gives what is held as it is.
    mutating func flush(_ parsing: LineParsing, into items: inout [RecordItem]) {
        // Each round gives at least one line.
        while !isIdle {
            let held = state
            state = .idle
            switch held {
            case .idle: break
            case .object(let open): release(open, parsing, &items)
            case .array(let array, let object):
                if !array.isBetween { items.append(.record(LogRecord(object.with(array.taken), parsing))) }
            case .event(let event): items.append(.record(LogRecord(event, parsing)))
            }
        }
    }

    /// Forgets what is held.
    mutating func restart() { state = .idle }

    /// What is remembered but for text: that an object over the limit goes on, that an array does, that events come.
    mutating func keep(in archive: inout StateArchive) {
        var scanner: JSONScanner?
        var isBetween = false
        switch state {
        case .object(let open) where open.isGiven: scanner = open.scanner
        case .array(let array, _): isBetween = array.isBetween
        case .idle, .object, .event: break
        }
        var isPassing = scanner != nil
        archive.keep(&isEventStream)
        archive.keep(&isBetween)
        archive.keep(&isPassing)
        if isPassing {
            var kept = scanner ?? JSONScanner()
            archive.keep(&kept)
            scanner = kept
        }
        guard archive.isReading else { return }
        let nowhere = InnerLine(bytes: [], place: LinePlace(line: 0, offset: 0))
        if let scanner {
            state = .object(Open(lines: [], scanner: scanner, length: 0, isGiven: true))
        } else {
            state = isBetween ? .array(JSONArrayText(limit: limit, isOpen: true), object: nowhere) : .idle
        }
    }

    // MARK: first lines

    private mutating func begin(_ given: InnerLine, _ parsing: LineParsing, _ items: inout [RecordItem]) {
        let line = RecordAssembly.withoutColours(given)
        guard let start = line.bytes.firstIndex(where: { !RecordAssembly.isBlank($0) }) else { return items.append(.blank(line.place)) }
        switch line.bytes[start] {
        case UInt8(ascii: "{"): return beginObject(line, from: start, parsing, &items)
        case UInt8(ascii: "[") where !line.layers.isEmpty && !line.isCut && RecordAssembly.opensArray(line.bytes, after: start):
            let bytes = line.bytes[start...]
            return goOn(JSONArrayText(limit: limit), line, line.with(Array(bytes)), parsing, &items)
        case UInt8(ascii: "d") where start == 0 && line.bytes.span.hasPrefix("data:"):
            let rest = Array(line.bytes.dropFirst("data:".utf8.count).drop { $0 == UInt8(ascii: " ") })
            if rest.elementsEqual("[DONE]".utf8) || (rest.isEmpty && isEventStream) {
                isEventStream = true
                return items.append(.skipped(line.place))
            }
            if rest.first == UInt8(ascii: "{") {
                isEventStream = true
                return beginObject(line.with(rest), from: 0, parsing, &items)
            }
        case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "r"), UInt8(ascii: ":"):
            guard start == 0, RecordAssembly.concerns(line.bytes.span) else { break }
            if isEventStream { return items.append(.skipped(line.place)) }
            if RecordAssembly.isEventName(line.bytes.span) {
                state = .event(line)
                return
            }
        default: break
        }
        items.append(.record(LogRecord(line, parsing)))
    }

    private mutating func beginObject(_ line: InnerLine, from start: Int, _ parsing: LineParsing, _ items: inout [RecordItem]) {
        let record = LogRecord(line, parsing)
        guard record.line.json == nil, !line.isCut else { return items.append(.record(record)) }
        var scanner = JSONScanner()
        for byte in line.bytes[start...] {
            guard case .inside = scanner.step(byte) else { return items.append(.record(record)) }
        }
        guard case .inside = scanner.step(UInt8(ascii: "\n")) else { return items.append(.record(record)) }
        state = .object(Open(lines: [line], scanner: scanner, length: line.bytes.count + 1))
    }

    // MARK: further lines

    private mutating func goOn(_ held: Open, _ line: InnerLine, _ parsing: LineParsing, _ items: inout [RecordItem]) {
        var open = held
        for (index, byte) in line.bytes.enumerated() {
            switch open.scanner.step(byte) {
            case .inside: continue
            case .broken:
                release(held, parsing, &items)
                return take(line, parsing, into: &items)
            case .complete:
                if !open.isGiven { give(open, line.bytes[...index], parsing, &items) }
                let rest = line.bytes[(index + 1)...].drop { RecordAssembly.isBlank($0) }
                if !rest.isEmpty { begin(line.with(Array(rest)), parsing, &items) }
                return
            }
        }
        guard case .inside = open.scanner.step(UInt8(ascii: "\n")) else {
            release(held, parsing, &items)
            return take(line, parsing, into: &items)
        }
        open.length += line.bytes.count + 1
        if open.length > limit || line.isCut {
            if !open.isGiven { give(open, line.bytes[...], cutTo: limit, parsing, &items) }
            open.isGiven = true
            open.lines = []
        } else if !open.isGiven {
            open.lines.append(line)
        }
        state = .object(open)
    }

    private func give(_ open: Open, _ last: ArraySlice<UInt8>, cutTo limit: Int? = nil, _ parsing: LineParsing, _ items: inout [RecordItem]) {
        guard var whole = open.lines.first else { return }
        for line in open.lines.dropFirst() {
            whole.bytes.append(UInt8(ascii: "\n"))
            whole.bytes += line.bytes
        }
        whole.bytes.append(UInt8(ascii: "\n"))
        whole.bytes += last
        if let limit {
            whole.bytes.removeLast(max(0, whole.bytes.count - limit))
            whole.isCut = true
        }
        items.append(.record(LogRecord(whole, parsing)))
    }

    /// The first line is one by itself; the others are looked at again.
    private mutating func release(_ open: Open, _ parsing: LineParsing, _ items: inout [RecordItem]) {
        guard let first = open.lines.first else { return }
        items.append(.record(LogRecord(first, parsing)))
        for line in open.lines.dropFirst() { take(line, parsing, into: &items) }
    }

    private mutating func goOn(
        _ held: JSONArrayText, _ heldObject: InnerLine, _ line: InnerLine, _ parsing: LineParsing, _ items: inout [RecordItem]
    ) {
        var array = held
        var object = heldObject
        let bytes = line.bytes + [UInt8(ascii: "\n")]
        var position = 0
        while position < bytes.count {
            let (stop, next) = array.advance(bytes.span, from: position)
            position = next
            switch stop {
            case .needsMore: break
            case .begins: object = line
            case .object:
                var whole = object.with(array.taken)
                whole.isCut = array.isCut
                items.append(.record(LogRecord(whole, parsing)))
            case .closed:
                let rest = line.bytes.dropFirst(position).drop { RecordAssembly.isBlank($0) }
                if !rest.isEmpty { begin(line.with(Array(rest)), parsing, &items) }
                return
            case .noArray, .broken, .strange:
                return leave(array, stop, at: position, object, line, parsing, &items)
            }
        }
        state = .array(array, object: object)
    }

    /// What was taken for an array, or for an object in one, is none.
    private mutating func leave(
        _ array: JSONArrayText, _ stop: JSONArrayText.Stop, at position: Int, _ object: InnerLine, _ line: InnerLine,
        _ parsing: LineParsing, _ items: inout [RecordItem]
    ) {
        if case .strange = stop {
            items.append(.record(LogRecord(line.with(Array(line.bytes[min(position, line.bytes.count)...])), parsing)))
        } else if object.place == line.place {
            let start = max(0, position - array.takenLength)
            items.append(.record(LogRecord(line.with(Array(line.bytes[min(start, line.bytes.count)...])), parsing)))
        } else {
            // What lies before this line is one by itself, and this line is looked at anew.
            var before = object.with(array.isCut ? array.taken : Array(array.taken.dropLast(position)))
            before.isCut = array.isCut
            items.append(.record(LogRecord(before, parsing)))
            take(line, parsing, into: &items)
        }
    }
}
