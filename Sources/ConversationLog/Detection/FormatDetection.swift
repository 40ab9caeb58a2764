/// Lines that wait until it is clear what format they are of.
///
/// One strong claim decides at once. Weaker ones are added up until enough was seen. What decides is lines and bytes
/// alone, never the time or how the bytes came.
struct FormatDetection {
    /// Lines with content, and bytes, after which the best claim so far has to do (LOGS, 1.5).
    static let lineLimit = 64
    /// See ``lineLimit``.
    static let byteLimit = 262_144

    /// A line that waits, as it came: in its wrappers.
    struct Held {
        /// Where it begins in the source.
        let place: LinePlace
        /// True when it was longer than the line limit.
        let isCut: Bool
        /// Where its bytes lie in ``bytes``; empty for a blank line.
        let range: Range<Int>
    }

    /// A format that was decided on.
    struct Winner {
        /// Its type.
        let format: any LogFormat.Type
        /// The wrappers around the line that decided or the first that was claimed.
        let layers: LayerPath
        /// Where the fields of that line are.
        let sources: [FieldSource]
        /// How sure that is (percent): the confidence of the claim on the one line that decided, else the share of the records that were claimed.
        let sureness: Int
    }

    private struct Tally {
        let format: any LogFormat.Type
        let probe: any LogFormat
        var confidence = 0
        var records = 0
        /// Of the first line that it claimed.
        var layers = LayerPath()
        var sources: [FieldSource] = []
    }

    private var tallies: [Tally]
    /// The lines that wait, in their order.
    private(set) var held: [Held] = []
    /// The bytes of all lines that wait.
    private(set) var bytes: [UInt8] = []
    private var lines = 0
    private var records = 0
    private var cost = 0

    /// - Parameter formats: those that are asked, in this order.
    init(formats: [any LogFormat.Type]) {
        tallies = formats.map { Tally(format: $0, probe: $0.init(source: "")) }
    }

    /// True when nothing waits.
    var isEmpty: Bool { held.isEmpty }

    /// True when no more lines are to be waited for.
    var isFull: Bool { lines >= FormatDetection.lineLimit || cost >= FormatDetection.byteLimit }

    /// Keeps a line in its place.
    mutating func hold(_ line: Span<UInt8>, at place: LinePlace, isCut: Bool, isBlank: Bool) {
        let start = bytes.count
        if !isBlank {
            bytes.append(copying: line)
            lines += 1
        }
        held.append(Held(place: place, isCut: isCut, range: start..<bytes.count))
        // Blank lines are no evidence, but they take room.
        cost += bytes.count - start + MemoryLayout<Held>.stride
    }

    /// Asks all formats about a record that came out of the lines.
    ///
    /// - Returns: the format whose claim on this one record is strong; of several, the surest, then the first of the list.
    mutating func weigh(_ record: LogRecord) -> Winner? {
        records += 1
        let content = record.bytes.span
        var best: (winner: Winner, confidence: Int)?
        for i in tallies.indices {
            guard let claim = tallies[i].probe.claim(record.line, content) else { continue }
            tallies[i].confidence += claim.confidence
            tallies[i].records += 1
            if tallies[i].records == 1 {
                tallies[i].sources = claim.sources
                tallies[i].layers = record.layers
            }
            if claim.confidence >= FormatClaim.strong, claim.confidence > best?.confidence ?? 0 {
                let winner = Winner(
                    format: tallies[i].format, layers: record.layers, sources: claim.sources, sureness: claim.confidence)
                best = (winner, claim.confidence)
            }
        }
        return best?.winner
    }

    /// The format with the most evidence, if it claims at least a quarter of the records: in a log of something else, single lines look like anything.
    func bestGuess() -> Winner? {
        var best: Tally?
        for tally in tallies where tally.records > 0 && tally.records * 4 >= records && tally.confidence > best?.confidence ?? 0 { best = tally }
        return best.map { Winner(format: $0.format, layers: $0.layers, sources: $0.sources, sureness: $0.records * 100 / records) }
    }
}
