/// What a source's first lines look like to every format: for `botwatch formats FILE`.
package struct FormatInspection: Sendable {
    /// How one format fares.
    package struct Candidate: Sendable {
        /// As `--format` takes it.
        package let name: String
        /// What writes it, in a few words.
        package let title: String
        /// Lines with content that it reads without a fault.
        package let linesRead: Int
        /// ``linesRead`` of all lines with content, 0 to 1.
        package let share: Double
        /// Messages that it finds in the lines.
        package let messages: Int
        /// Where it finds the fields, by the first line that it knows for its own.
        package let sources: [FieldSource]
    }

    /// Lines with content that were looked at.
    package let lines: Int
    /// All formats, in the order of ``LogFormats``.
    package let candidates: [Candidate]
    /// What detection decides; nil when there is no line with content.
    package let chosen: FormatNotice?
    /// The first messages as the decision reads them, at most two.
    package let firstMessages: [Message]

    /// The most bytes that are looked at.
    package static let byteLimit = 1 << 20

    /// Looks at the first bytes of a source; a last line without its end counts only if there is no other.
    ///
    /// - Parameters:
    ///   - name: what the source is called.
    ///   - arrival: when the bytes were written at the latest, if that is known; see ``SourceReader/arrival``.
    package init(of bytes: Span<UInt8>, name: String, arrival: EventTime? = nil, limits: ReaderLimits = ReaderLimits()) {
        let head = bytes.extracting(0..<min(bytes.count, FormatInspection.byteLimit))
        var end = head.count
        while end > 0, head[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        let whole = end > 0 ? head.extracting(0..<end) : head

        var contentLines = 0
        var splitter = LineSplitter(limit: limits.lineBytes)
        splitter.feed(whole, into: &contentLines) { count, line, _, _ in count += LineParsing.isBlank(line) ? 0 : 1 }
        splitter.finish(into: &contentLines) { count, line, _, _ in count += LineParsing.isBlank(line) ? 0 : 1 }
        lines = contentLines

        candidates = LogFormats.all.map { format in
            FormatInspection.candidate(format, whole, contentLines, name, limits)
        }

        var notice: FormatNotice?
        var messages: [Message] = []
        var reader = SourceReader(name: name, limits: limits)
        reader.arrival = arrival
        FormatInspection.read(whole, reader) { item in
            switch item {
            case .format(let decided): if notice?.format == nil { notice = decided }
            case .message(let message): if messages.count < 2 { messages.append(message) }
            case .fault, .skipped: break
            }
        }
        chosen = notice
        firstMessages = messages
    }

    private static func candidate(
        _ format: any LogFormat.Type, _ bytes: Span<UInt8>, _ contentLines: Int, _ name: String, _ limits: ReaderLimits
    ) -> Candidate {
        var faults = 0
        var messages = 0
        read(bytes, SourceReader(name: name, choice: .named(format.description.name), limits: limits)) { item in
            switch item {
            case .fault: faults += 1
            case .message: messages += 1
            case .format, .skipped: break
            }
        }
        return Candidate(
            name: format.description.name, title: format.description.title, linesRead: contentLines - faults,
            share: contentLines == 0 ? 0 : Double(contentLines - faults) / Double(contentLines), messages: messages,
            sources: firstClaim(format, bytes, limits))
    }

    private static func firstClaim(_ format: any LogFormat.Type, _ bytes: Span<UInt8>, _ limits: ReaderLimits) -> [FieldSource] {
        let probe = format.init(source: "")
        var sources: [FieldSource] = []
        var unwrapping = Unwrapping(layers: nil, limit: limits.lineBytes, parsing: LineParsing())
        func look(_ items: [RecordItem]) {
            for case .record(let record) in items where sources.isEmpty {
                sources = probe.claim(record.line, record.bytes.span)?.sources ?? []
            }
        }
        func take(_ unwrapping: inout Unwrapping, _ line: Span<UInt8>, _ place: LinePlace, _ isCut: Bool) {
            if sources.isEmpty { look(unwrapping.take(line, at: place, isCut: isCut)) }
        }
        var splitter = LineSplitter(limit: limits.lineBytes)
        splitter.feed(bytes, into: &unwrapping, take)
        splitter.finish(into: &unwrapping, take)
        look(unwrapping.flush())
        return sources
    }

    private static func read(_ bytes: Span<UInt8>, _ reader: SourceReader, _ emit: (ReaderItem) -> Void) {
        var reader = reader
        reader.feed(bytes, emit)
        reader.finish(emit)
    }
}
