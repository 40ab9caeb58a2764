/// A line that was copied out of what it lay in: a wrapper, or several lines that make one record.
struct InnerLine: Sendable {
    /// Without its end.
    var bytes: [UInt8]
    /// Where in the source it begins.
    var place: LinePlace
    /// It was longer than the limit.
    var isCut = false
    /// The time of the wrapper around it.
    var time: EventTime?
    /// Of the stream that it came by.
    var stream: UInt64 = 0
    /// The wrappers around it.
    var layers = LayerPath()

    /// The same place, stream and layers with other bytes.
    func with(_ bytes: [UInt8]) -> InnerLine {
        var line = self
        line.bytes = bytes
        return line
    }
}

/// A line or several that belong together, ready to be peeled further or to be read by a format.
struct LogRecord {
    /// The parsed line.
    let line: LogLine
    /// Its bytes.
    let bytes: [UInt8]
    /// The wrappers around it.
    let layers: LayerPath

    /// Parses a line.
    init(_ inner: InnerLine, _ parsing: LineParsing) {
        var line = parsing.line(inner.bytes.span, at: inner.place, isCut: inner.isCut)
        line.time = inner.time
        line.stream = inner.stream
        self.line = line
        bytes = inner.bytes
        layers = inner.layers
    }
}

/// What comes out of lines before a format reads it.
enum RecordItem {
    /// A line with content, or several as one.
    case record(LogRecord)
    /// A line without content.
    case blank(LinePlace)
    /// A sound line of a wrapper or a transport, without anything that a bot wrote.
    case skipped(LinePlace)
    /// A line that could not be read.
    case fault(LineFault)
}
