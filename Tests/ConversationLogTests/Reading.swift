import ConversationLog

/// What a reader gives for a text, fed in chunks of that size.
func items(
    _ text: [UInt8], name: String = "log", choice: FormatChoice = .detect, chunk: Int = .max, lineBytes: Int = 1 << 20
) -> [ReaderItem] {
    var limits = ReaderLimits()
    limits.lineBytes = lineBytes
    var reader = SourceReader(name: name, choice: choice, limits: limits)
    var items: [ReaderItem] = []
    var position = 0
    while position < text.count {
        let end = min(text.count, position + min(chunk, text.count))
        reader.feed(text.span.extracting(position..<end)) { items.append($0) }
        position = end
    }
    reader.finish { items.append($0) }
    return items
}

func items(_ text: String, name: String = "log", choice: FormatChoice = .detect, lineBytes: Int = 1 << 20) -> [ReaderItem] {
    items(Array(text.utf8), name: name, choice: choice, lineBytes: lineBytes)
}

extension [ReaderItem] {
    /// The messages without the hashes of their lines, which have a test of their own.
    var messages: [Message] {
        compactMap {
            guard case .message(var message) = $0 else { return nil }
            message.lineHash = 0
            return message
        }
    }

    var lineHashes: [UInt64] {
        compactMap { if case .message(let message) = $0 { message.lineHash } else { nil } }
    }

    var faults: [LineFault] {
        compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
    }

    var notices: [FormatNotice] {
        compactMap { if case .format(let notice) = $0 { notice } else { nil } }
    }

    var skippedLines: [Int] {
        compactMap { if case .skipped(let place) = $0 { place.line } else { nil } }
    }
}

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
