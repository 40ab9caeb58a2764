package import KeptState

/// Tokens of models that have no price, by model.
struct UnpricedTable {
    private var models: [String?: UnpricedModel] = [:]

    /// Counts one message. Names come from a log, so there is a limit: see ``limit``.
    mutating func add(_ tokens: Charge.Tokens, of model: String?) {
        var name = model.map(boundedName)
        if models[name] == nil, models.count >= Self.limit { name = Self.others }
        var counted = models[name] ?? UnpricedModel(model: name, messages: 0, inputTokens: 0, outputTokens: 0)
        counted.messages += 1
        counted.inputTokens += tokens.input
        counted.outputTokens += tokens.output
        models[name] = counted
    }

    /// Most tokens first, then by name, the unnamed model first.
    var list: [UnpricedModel] {
        models.values.sorted { a, b in
            let left = a.inputTokens + a.outputTokens
            let right = b.inputTokens + b.outputTokens
            if left != right { return left > right }
            guard let name = b.model else { return false }
            return (a.model ?? "") < name
        }
    }

    /// Different models told apart, so that a log of made-up names can't fill the memory.
    static let limit = 256
    /// The name that the rest is counted under.
    static let others = "(other models)"
}

extension UnpricedTable: Kept {
    mutating func keep(in archive: inout StateArchive) {
        var entries = archive.isReading ? [] : list
        entries.keep(in: &archive)
        guard archive.isReading else { return }
        archive.check(entries.count <= Self.limit + 1)
        models = [:]
        for entry in entries { archive.check(models.updateValue(entry, forKey: entry.model) == nil) }
    }
}

extension UnpricedModel: KeptValue {
    package static var blank: UnpricedModel { UnpricedModel(model: nil, messages: 0, inputTokens: 0, outputTokens: 0) }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&model)
        archive.keepTally(&messages)
        archive.keepTally(&inputTokens)
        archive.keepTally(&outputTokens)
    }
}
