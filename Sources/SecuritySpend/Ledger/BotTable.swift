internal import KeptState

/// A bot's place in the ``BotTable``.
struct BotID: Hashable {
    let index: Int32

    /// Where the log names no bot.
    static let unnamed = BotID(index: -1)
}

/// The names of bots, each once. Bounded, since names come from a log: beyond the limits they are cut or thrown together.
struct BotTable {
    private var names: [String] = []
    private var ids: [String: BotID] = [:]

    /// The number of a name; nil, and any name after ``limit`` others, gives ``BotID/unnamed`` or ``others``.
    mutating func id(of name: String?) -> BotID {
        guard let name else { return .unnamed }
        if let id = ids[name] { return id }
        let kept = names.count < Self.limit ? boundedName(name) : Self.others
        let id: BotID
        if let known = ids[kept] {
            id = known
        } else {
            id = BotID(index: Int32(names.count))
            names.append(kept)
            ids[kept] = id
        }
        return id
    }

    /// Nil for ``BotID/unnamed``.
    subscript(id: BotID) -> String? {
        id == .unnamed ? nil : names[Int(id.index)]
    }

    /// Different bots told apart: far more than a business runs, few enough that a log of made-up names can't fill the memory.
    static let limit = 1_024
    /// The name that the rest is booked under.
    static let others = "(other bots)"
}

/// A name from a log, cut to 128 scalars: no provider's model or bot name comes near.
func boundedName(_ name: String) -> String {
    guard name.utf8.count > 128 else { return name }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: name.unicodeScalars.prefix(128))
    return String(kept)
}

extension BotTable: Kept {
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&names)
        guard archive.isReading else { return }
        archive.check(names.count <= Self.limit + 1)
        ids = [:]
        for (index, name) in names.prefix(Self.limit + 1).enumerated() {
            archive.check(ids.updateValue(BotID(index: Int32(index)), forKey: name) == nil)
        }
    }

    /// Whether the table has a name for it, or it is the unnamed one.
    func knows(_ id: BotID) -> Bool { id == .unnamed || names.indices.contains(Int(id.index)) }
}

extension BotID: KeptValue {
    static var blank: BotID { .unnamed }

    /// - Note: What is read must be held against the ``BotTable``.
    mutating func keep(in archive: inout StateArchive) {
        var number = Int(index)
        archive.keep(&number)
        guard archive.isReading else { return }
        guard number >= -1, let read = Int32(exactly: number) else { return archive.reject() }
        self = BotID(index: read)
    }
}
