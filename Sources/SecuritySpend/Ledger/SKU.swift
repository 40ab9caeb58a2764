package import KeptState

/// One thing that is paid for by quantity.
package enum SKU: Hashable, Sendable {
    /// Input tokens that were neither read from nor written to the provider's cache.
    case inputTokens(model: String)
    case cachedInputTokens(model: String)
    case cacheWriteTokens(model: String)
    case outputTokens(model: String)
    /// Messages that the monitor looked at.
    case inspectedMessages
    /// Bytes of text that the monitor looked at.
    case inspectedBytes
    /// Bytes kept, times the seconds that they were kept.
    case storedByteSeconds
    /// Seconds of a person's time.
    case reviewSeconds

    package var category: SpendCategory {
        switch self {
        case .inputTokens, .cachedInputTokens, .cacheWriteTokens, .outputTokens: .inference
        case .inspectedMessages, .inspectedBytes: .inspection
        case .storedByteSeconds: .storage
        case .reviewSeconds: .review
        }
    }

    /// The model whose tokens these are, as the price list names it.
    package var model: String? {
        switch self {
        case .inputTokens(let model), .cachedInputTokens(let model), .cacheWriteTokens(let model), .outputTokens(let model):
            model
        case .inspectedMessages, .inspectedBytes, .storedByteSeconds, .reviewSeconds: nil
        }
    }

    /// What is counted, in the plural: `input tokens`, `review seconds`.
    package var unit: String {
        switch self {
        case .inputTokens: "input tokens"
        case .cachedInputTokens: "cached input tokens"
        case .cacheWriteTokens: "cache write tokens"
        case .outputTokens: "output tokens"
        case .inspectedMessages: "inspected messages"
        case .inspectedBytes: "inspected bytes"
        case .storedByteSeconds: "stored byte-seconds"
        case .reviewSeconds: "review seconds"
        }
    }

    /// Where the unit stands among those of its category, for a stable order of rows.
    var rank: Int {
        switch self {
        case .inputTokens, .inspectedMessages, .storedByteSeconds, .reviewSeconds: 0
        case .cachedInputTokens, .inspectedBytes: 1
        case .cacheWriteTokens: 2
        case .outputTokens: 3
        }
    }
}

extension SKU: KeptValue {
    package static var blank: SKU { .inspectedMessages }

    package mutating func keep(in archive: inout StateArchive) {
        var number = keptNumber
        archive.keep(&number)
        var model = model ?? ""
        if number < 4 { archive.keep(&model) }
        guard archive.isReading else { return }
        switch number {
        case 0: self = .inputTokens(model: model)
        case 1: self = .cachedInputTokens(model: model)
        case 2: self = .cacheWriteTokens(model: model)
        case 3: self = .outputTokens(model: model)
        case 4: self = .inspectedMessages
        case 5: self = .inspectedBytes
        case 6: self = .storedByteSeconds
        case 7: self = .reviewSeconds
        default: archive.reject()
        }
    }

    /// What stands for it in a state; those of a model come first.
    private var keptNumber: UInt8 {
        switch self {
        case .inputTokens: 0
        case .cachedInputTokens: 1
        case .cacheWriteTokens: 2
        case .outputTokens: 3
        case .inspectedMessages: 4
        case .inspectedBytes: 5
        case .storedByteSeconds: 6
        case .reviewSeconds: 7
        }
    }
}
