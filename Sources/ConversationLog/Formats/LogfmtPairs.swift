/// The pairs of a logfmt line, as a JSON object.
///
/// No standard says how values are quoted. Read is what go-logfmt, logrus and their kin write: a bare value ends at a blank; one in double
/// quotes ends at a quote that is followed by a blank or by the line's end, and has the escapes of JSON. Words without `=` go on with the
/// value before them (`msg=Where is my order? role=user`), and so does a name that was there before, so that what a user writes doesn't change who
/// speaks. Before the first pair there may be a time stamp and a log level.
struct LogfmtPairs {
    /// The pairs as members, all values strings but for `true` and `false`. Names with dots are members of inner objects, one level deep.
    let object: JSONValue
    /// True when a quote had no end or came before its end, or the line was no UTF-8.
    let isMended: Bool

    /// Fewer pairs are a line of something else (LOGS, 1.2, row 24).
    static let leastPairs = 3

    /// Nil when the line has too few pairs, or begins with other words.
    init?(_ line: Span<UInt8>) {
        var scan = Scan()
        if let (_, length) = EventTime.prefix(of: line) {
            scan.pairs.append(Pair(key: Array("time".utf8), value: Scan.bytes(line, 0..<length), isQuoted: true))
            scan.position = length
        }
        guard scan.skipLevel(line) else { return nil }
        while scan.next(line) {}
        guard scan.pairs.count >= LogfmtPairs.leastPairs else { return nil }
        object = JSONValue(tape: LogfmtPairs.tape(of: scan.pairs), index: 1)
        isMended = scan.hasBadQuote || (try? UTF8Span(validating: line)) == nil
    }

    private struct Pair {
        var key: [UInt8]
        var value: [UInt8]
        var isQuoted: Bool
    }

    /// Walks the line; the line is given to each step, since a span can't be stored.
    private struct Scan {
        var position = 0
        var pairs: [Pair] = []
        var hasBadQuote = false
        private var names: Set<FoldedName> = []

        private static let levels = Set(["trace", "debug", "info", "notice", "warn", "warning", "error", "critical"].map { FoldedName($0) })

        /// Passes over a log level before the first pair: false when another word stands there.
        mutating func skipLevel(_ line: Span<UInt8>) -> Bool {
            skipBlanks(line)
            if keyEnd(line) != nil { return true }
            let start = position
            while position < line.count, !isBlank(line[position]) { position += 1 }
            guard Scan.levels.contains(FoldedName(line.extracting(start..<position))) else { return false }
            skipBlanks(line)
            return keyEnd(line) != nil
        }

        /// Takes the next pair or word; false at the end of the line.
        mutating func next(_ line: Span<UInt8>) -> Bool {
            skipBlanks(line)
            guard position < line.count else { return false }
            if let end = keyEnd(line), names.insert(FoldedName(line.extracting(position..<end))).inserted {
                let key = Scan.bytes(line, position..<end)
                position = end + 1
                let isQuoted = position < line.count && line[position] == UInt8(ascii: "\"")
                pairs.append(Pair(key: key, value: isQuoted ? quoted(line) : word(line), isQuoted: isQuoted))
            } else {
                let more = word(line)
                if let last = pairs.indices.last {
                    hasBadQuote = hasBadQuote || pairs[last].isQuoted
                    pairs[last].value.append(UInt8(ascii: " "))
                    pairs[last].value += more
                }
            }
            return true
        }

        /// Where the `=` is that ends the name which begins here; nil when none does.
        private func keyEnd(_ line: Span<UInt8>) -> Int? {
            var end = position
            while end < line.count, Scan.isKeyByte(line[end], isFirst: end == position) { end += 1 }
            return end > position && end < line.count && line[end] == UInt8(ascii: "=") ? end : nil
        }

        private mutating func word(_ line: Span<UInt8>) -> [UInt8] {
            let start = position
            while position < line.count, !isBlank(line[position]) { position += 1 }
            return Scan.bytes(line, start..<position)
        }

        private mutating func quoted(_ line: Span<UInt8>) -> [UInt8] {
            position += 1
            var value: [UInt8] = []
            while position < line.count {
                let byte = line[position]
                if byte == UInt8(ascii: "\"") {
                    // A quote inside a text that nobody escaped doesn't end it.
                    if position + 1 == line.count || isBlank(line[position + 1]) {
                        position += 1
                        return value
                    }
                    value.append(byte)
                    position += 1
                } else if byte == UInt8(ascii: "\\"), position + 1 < line.count {
                    unescape(line, into: &value)
                } else {
                    value.append(byte)
                    position += 1
                }
            }
            hasBadQuote = true
            return value
        }

        /// Takes a backslash and what belongs to it; unknown escapes stay as they are.
        private mutating func unescape(_ line: Span<UInt8>, into value: inout [UInt8]) {
            let letter = line[position + 1]
            position += 2
            switch letter {
            case UInt8(ascii: "n"): value.append(0x0A)
            case UInt8(ascii: "t"): value.append(0x09)
            case UInt8(ascii: "r"): value.append(0x0D)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value.append(letter)
            case UInt8(ascii: "u"):
                guard var unit = codeUnit(line, at: position) else {
                    value += [UInt8(ascii: "\\"), letter]
                    return
                }
                position += 4
                if (0xD800...0xDBFF).contains(unit), position + 1 < line.count, line[position] == UInt8(ascii: "\\"),
                    line[position + 1] == UInt8(ascii: "u"), let low = codeUnit(line, at: position + 2), (0xDC00...0xDFFF).contains(low)
                {
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    position += 6
                }
                // Half a surrogate pair is no character.
                value += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
            default: value += [UInt8(ascii: "\\"), letter]
            }
        }

        private func codeUnit(_ line: Span<UInt8>, at start: Int) -> UInt32? {
            guard start + 4 <= line.count else { return nil }
            let digits = Scan.bytes(line, start..<start + 4)
            guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
            return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        }

        private mutating func skipBlanks(_ line: Span<UInt8>) {
            while position < line.count, isBlank(line[position]) { position += 1 }
        }

        private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

        /// `[A-Za-z_.@][\w.@-]*` (LOGS, 1.2, row 24, and the `@timestamp` of Elastic).
        private static func isKeyByte(_ byte: UInt8, isFirst: Bool) -> Bool {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): !isFirst
            default: false
            }
        }

        static func bytes(_ line: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
            var copy: [UInt8] = []
            copy.append(copying: line.extracting(range))
            return copy
        }
    }

    /// The members in their order; those of one inner object together, where its first one stands.
    private static func tape(of pairs: [Pair]) -> JSONTape {
        var tape = JSONTapeWriter()
        let outer = tape.openObject()
        var groups: [[UInt8]: [Pair]] = [:]
        for pair in pairs {
            if let (group, member) = split(pair.key) { groups[group, default: []].append(Pair(key: member, value: pair.value, isQuoted: pair.isQuoted)) }
        }
        for pair in pairs {
            guard let (group, _) = split(pair.key) else {
                tape.put(pair.key)
                put(pair, &tape)
                continue
            }
            guard let members = groups.removeValue(forKey: group) else { continue }
            tape.put(group)
            let inner = tape.openObject()
            for member in members {
                tape.put(member.key)
                put(member, &tape)
            }
            tape.closeObject(inner)
        }
        tape.closeObject(outer)
        return tape.finished()
    }

    private static func put(_ pair: Pair, _ tape: inout JSONTapeWriter) {
        if !pair.isQuoted, pair.value.elementsEqual("true".utf8) || pair.value.elementsEqual("false".utf8) {
            tape.put(pair.value.count == 4)
        } else {
            tape.put(pair.value)
        }
    }

    /// `usage.prompt_tokens` as `usage` and `prompt_tokens`; nil for a name without a dot inside.
    private static func split(_ key: [UInt8]) -> (group: [UInt8], member: [UInt8])? {
        guard let dot = key.firstIndex(of: UInt8(ascii: ".")), dot > 0, dot + 1 < key.count else { return nil }
        return (Array(key[..<dot]), Array(key[(dot + 1)...]))
    }
}
