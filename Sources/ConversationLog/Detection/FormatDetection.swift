/// Lines that wait until it is clear what format they are of.
///
/// One strong claim decides at once. Weaker ones are added up until enough was seen. What decides is lines and bytes
/// alone, never the time or how the bytes came.
struct FormatDetection {
    /// Lines with content, and bytes, after which the best claim so far has to do (LOGS, 1.5).
    static let lineLimit = 64
    /// See ``lineLimit``.
    static let byteLimit = 262_144

    /// A line that waits.
    struct Held {
        /// Where it begins in the source.
        let place: LinePlace
        /// True when it was longer than the line limit.
        let isCut: Bool
        /// Where its bytes lie in ``bytes``; empty for a blank line.
        let range: Range<Int>
        /// True for a line without content.
        var isBlank: Bool { range.isEmpty }
    }

    /// A format that was decided on.
    struct Winner {
        /// Its type.
        let format: any LogFormat.Type
        /// Where the fields are, by the line that decided or the first that was claimed.
        let sources: [FieldSource]
        /// How sure that is (percent): the confidence of the claim on the one line that decided, else the share of the lines with content
        /// that were claimed.
        let sureness: Int
    }

    private struct Tally {
        let format: any LogFormat.Type
        let probe: any LogFormat
        var confidence = 0
        var lines = 0
        /// Where the fields of the first line that it claimed are.
        var sources: [FieldSource] = []
    }

    private var tallies: [Tally]
    /// The lines that wait, in their order.
    private(set) var held: [Held] = []
    /// The bytes of all lines that wait.
    private(set) var bytes: [UInt8] = []
    private var lines = 0
    private var cost = 0

    /// - Parameter formats: those that are asked, in this order.
    init(formats: [any LogFormat.Type]) {
        tallies = formats.map { Tally(format: $0, probe: $0.init(source: "")) }
    }

    /// True when nothing waits.
    var isEmpty: Bool { held.isEmpty }

    /// True when no more lines are to be waited for.
    var isFull: Bool { lines >= FormatDetection.lineLimit || cost >= FormatDetection.byteLimit }

    /// Keeps a blank line in its place.
    mutating func holdBlank(at place: LinePlace) {
        held.append(Held(place: place, isCut: false, range: bytes.count..<bytes.count))
        // Blank lines are no evidence, but they take room.
        cost += MemoryLayout<Held>.stride
    }

    /// Keeps a line and asks all formats about it.
    ///
    /// - Returns: the format whose claim on this one line is strong; of several, the surest, then the first of the list.
    mutating func hold(_ line: LogLine, _ content: Span<UInt8>) -> Winner? {
        let start = bytes.count
        bytes.append(copying: content)
        held.append(Held(place: line.place, isCut: line.marks.contains(.cut), range: start..<bytes.count))
        lines += 1
        cost += content.count + MemoryLayout<Held>.stride
        var best: (winner: Winner, confidence: Int)?
        for i in tallies.indices {
            guard let claim = tallies[i].probe.claim(line, content) else { continue }
            tallies[i].confidence += claim.confidence
            tallies[i].lines += 1
            if tallies[i].sources.isEmpty { tallies[i].sources = claim.sources }
            if claim.confidence >= FormatClaim.strong, claim.confidence > best?.confidence ?? 0 {
                best = (Winner(format: tallies[i].format, sources: claim.sources, sureness: claim.confidence), claim.confidence)
            }
        }
        return best?.winner
    }

    /// The format with the most evidence, if it claims at least a quarter of the lines: in a log of something else, single lines look like anything.
    func bestGuess() -> Winner? {
        var best: Tally?
        for tally in tallies where tally.lines > 0 && tally.lines * 4 >= lines && tally.confidence > best?.confidence ?? 0 { best = tally }
        return best.map { Winner(format: $0.format, sources: $0.sources, sureness: $0.lines * 100 / lines) }
    }
}
