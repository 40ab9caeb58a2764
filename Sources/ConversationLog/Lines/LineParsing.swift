/// A line's bytes to a ``LogLine``: parsed as JSON if it looks like JSON, mended or closed if need be.
struct LineParsing {
    private let parser = JSONParser()

    /// - Parameter isCut: true when the line was longer than the limit and this is its beginning.
    func line(_ bytes: Span<UInt8>, at place: LinePlace, isCut: Bool) -> LogLine {
        var hash = FNV1a()
        hash.add(bytes)
        let (json, isRepaired) = json(of: bytes, isCut: isCut)
        var marks: LineMarks = isCut ? .cut : []
        if isRepaired { marks.insert(.repaired) }
        return LogLine(place: place, marks: marks, json: json, hash: hash.value)
    }

    private func json(of bytes: Span<UInt8>, isCut: Bool) -> (JSONValue?, isRepaired: Bool) {
        guard LineParsing.looksLikeJSON(bytes) else { return (nil, false) }
        guard isCut else { return parsed(bytes) }
        guard let closed = JSONSalvage.closed(bytes) else { return (nil, false) }
        return parsed(closed.span)
    }

    private func parsed(_ bytes: Span<UInt8>) -> (JSONValue?, isRepaired: Bool) {
        do {
            return (try parser.parse(bytes), false)
        } catch .invalid {
            // Mending more than once would not find more.
            guard let mended = JSONRepair.mended(bytes), let json = try? parser.parse(mended.span) else { return (nil, false) }
            return (json, true)
        } catch {
            return (nil, false)
        }
    }

    /// True when the line opens an object, or an array of anything but numbers: `[2026-03-02 ...` is the head of a plain line.
    static func looksLikeJSON(_ bytes: Span<UInt8>) -> Bool {
        var isInArray = false
        for i in bytes.indices where !isBlank(bytes[i]) {
            switch bytes[i] {
            case UInt8(ascii: "{"): return true
            case UInt8(ascii: "["): isInArray = true
            default: return isInArray && (bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "]"))
            }
        }
        return false
    }

    /// True for lines of nothing but blanks.
    static func isBlank(_ bytes: Span<UInt8>) -> Bool {
        for i in bytes.indices where !isBlank(bytes[i]) { return false }
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == 0
    }
}
