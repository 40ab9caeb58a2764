@testable import ConversationLog

extension FuzzTarget {
    /// A format that was named: the first byte says which, the second cuts, the third sets the line limit.
    static let logFormat = FuzzTarget("log-format", seeds: { FuzzReading.formatSeeds }) { bytes in
        var content = bytes
        let name = FuzzReading.names[Int(content.takeFirst()) % FuzzReading.names.count]
        try FuzzReading.check(content: &content, .named(name))
    }

    /// A source whose format is found.
    static let sourceReader = FuzzTarget("source-reader", longest: 8_192, seeds: { FuzzReading.sourceSeeds }) { bytes in
        var content = bytes
        try FuzzReading.check(content: &content, .detect)
    }

    /// `--map`: what it takes, before the first line feed; then lines that are read by it.
    static let fieldMap = FuzzTarget("field-map", seeds: { FuzzReading.mapSeeds }) { bytes in
        let end = bytes.firstIndex(of: 10) ?? bytes.endIndex
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        var content = Array(bytes[end...])
        guard let map = try? FieldMap(text) else { return }
        let again = try FieldMap(map.sources.map { "\($0.field.rawValue)=\($0.path)" }.joined(separator: ","))
        try law("a map written anew is the same map", holds: again == map)
        try FuzzReading.check(content: &content, .mapped(map))
    }
}

/// What must be so of every reading.
enum FuzzReading {
    /// Made once: descriptions are made anew each time they are asked for.
    static let descriptions = LogFormats.descriptions
    static let names = descriptions.map(\.name)

    private static let limits = [1 << 20, 1 << 20, 16, 64, 256, 1_024, 4_096, 1 << 20]

    static func check(content: inout [UInt8], _ choice: FormatChoice) throws {
        let cuts = content.takeFirst()
        var limits = ReaderLimits()
        limits.lineBytes = Self.limits[Int(content.takeFirst() & 7)]
        let start = SourceReader(name: "log", choice: choice, limits: limits)
        var whole: [ReaderItem] = []
        var reader = start
        reader.feed(content.span) { whole.append($0) }
        reader.finish { whole.append($0) }
        try law("all bytes are counted", holds: reader.bytesRead == content.count)
        for item in whole { try check(item, lines: reader.linesRead, bytes: content.count) }
        if choice != .detect, case .message? = whole.first { throw BrokenLaw(description: "the format is told before the first message") }

        var pieces: [ReaderItem] = []
        var second = start
        FuzzPieces.of(content, seed: cuts, largest: 200) { second.feed($0) { pieces.append($0) } }
        second.finish { pieces.append($0) }
        try law("the items do not depend on the cuts", holds: pieces == whole)

        // A live source that goes quiet at odd moments, and begins anew: only that it goes on.
        var live = start
        var count = 0
        FuzzPieces.of(content, seed: cuts ^ 0x5A, largest: 400) { piece in
            live.feed(piece) { _ in count += 1 }
            if piece.count & 3 == 0 { live.settle { _ in count += 1 } }
            if piece.count & 31 == 1 { live.restart() }
        }
        live.finish { _ in count += 1 }
        // Inspection is for people, and reads all by every format: seldom is enough.
        guard cuts & 15 == 7 else { return }
        let inspection = FormatInspection(of: content.span, name: "log")
        try law("what was inspected is one of the formats", holds: inspection.chosen?.format.map { names.contains($0) } ?? true)
    }

    private static func check(_ item: ReaderItem, lines: Int, bytes: Int) throws {
        switch item {
        case .format(let notice):
            try law("a notice says something", holds: !notice.summary.isEmpty)
            try law("a notice names a format that there is", holds: notice.format.map { names.contains($0) } ?? true)
        case .skipped(let place): try check(place, lines: lines, bytes: bytes)
        case .fault(let fault): try check(fault.place, lines: lines, bytes: bytes)
        case .message(let message):
            try check(message.place, lines: lines, bytes: bytes)
            try law("a message belongs to a session", holds: !message.session.isEmpty)
            try law("a text has at most the bytes that are told", holds: message.text.utf8.count <= max(message.textBytes, Message.textLimit))
            try law("times of answering are numbers", holds: message.latencyMilliseconds.map { $0.isFinite && $0 >= 0 } ?? true)
            if let usage = message.usage {
                let counts = [usage.input, usage.cachedInput, usage.cacheWrite, usage.output]
                try law("no count of tokens is negative", holds: counts.allSatisfy { $0 >= 0 })
                try law("cached tokens are part of the input", holds: usage.cachedInput <= usage.input && usage.cacheWrite <= usage.input)
            }
        }
    }

    private static func check(_ place: LinePlace, lines: Int, bytes: Int) throws {
        try law("a place is a line of the log", holds: (1...max(1, lines)).contains(place.line) && (0...bytes).contains(place.offset))
    }

    /// The examples of all formats, each with the number of its format; some are cut by the limit.
    static var formatSeeds: [[UInt8]] {
        descriptions.enumerated().flatMap { number, format in
            format.examples.flatMap { example in
                [0, 5].map { limit in [UInt8(truncatingIfNeeded: number), 1, limit] + Array(example.lines.joined(separator: "\n").utf8) }
            }
        }
    }

    /// The examples alone, and one format after another.
    static var sourceSeeds: [[UInt8]] {
        let texts = descriptions.flatMap { $0.examples.map { $0.lines.joined(separator: "\n") } }
        return (texts + zip(texts, texts.dropFirst()).map { $0 + "\n" + $1 }).map { [1, 0] + Array($0.utf8) }
    }

    static var mapSeeds: [[UInt8]] {
        let line = #"{"payload":{"msg":["hello",{"sid":7}]},"who":"user","at":1772442000,"in":3}"#
        return [
            "text=payload.msg.0,session=payload.msg.1.sid,role=who,time=at", "text = payload.msg , role = who", "text=payload..msg", "=",
            "text=a,text=b",
        ].map { Array("\($0)\n\u{1}\0\(line)\n\(line)".utf8) }
    }
}
