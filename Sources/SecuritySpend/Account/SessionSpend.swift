/// What one open session has used, kept so that it can be flagged later and its cost told.
struct SessionSpend {
    /// Where a session's bytes were written.
    struct Written: Hashable {
        let bot: BotID
        /// The hour's first second.
        let hour: Int64
    }

    /// The session's shares of ledger rows.
    private(set) var shares = SmallTable<Ledger.Key, Int64>()
    /// The sums of ``shares`` over hours and bots.
    private(set) var totals = SmallTable<TariffID, Int64>()
    /// Bytes kept, by the hour that they were written in.
    private(set) var stored = SmallTable<Written, StoredBytes.Hour>()
    /// The bot of the latest message.
    var bot = BotID.unnamed

    /// Adds to the share of a row.
    mutating func add(_ quantity: Int64, to key: Ledger.Key) {
        shares.update(key, default: 0) { $0 = saturatingSum($0, quantity) }
        totals.update(key.tariff, default: 0) { $0 = saturatingSum($0, quantity) }
    }

    mutating func store(_ hour: StoredBytes.Hour, bot: BotID) {
        stored.update(Written(bot: bot, hour: hour.start), default: StoredBytes.Hour(start: hour.start)) {
            $0.bytes += hour.bytes
            $0.lead += hour.lead
        }
    }

    /// Turns every share into one of the flagged row; gives the shares as they were.
    mutating func flag() -> [(key: Ledger.Key, value: Int64)] {
        let before = shares.entries
        shares = SmallTable()
        for share in before {
            var key = share.key
            key.isFlagged = true
            shares.update(key, default: 0) { $0 = saturatingSum($0, share.value) }
        }
        return before
    }
}

/// Values by key in the order in which the keys came: a list while they are few, with an index once they are many.
///
/// Most sessions have a handful of keys, which a search of the list finds sooner than a hash, in less memory; one session
/// without end has thousands.
struct SmallTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private(set) var entries: [(key: Key, value: Value)] = []
    /// Places in ``entries``; empty while those are few.
    private var places: [Key: Int] = [:]

    /// Changes the value of a key, `initial` where it has none.
    mutating func update(_ key: Key, default initial: Value, by change: (inout Value) -> Void) {
        if let place = place(of: key) {
            change(&entries[place].value)
            return
        }
        var value = initial
        change(&value)
        entries.append((key, value))
        if !places.isEmpty {
            places[key] = entries.count - 1
        } else if entries.count > Self.few {
            for (place, entry) in entries.enumerated() { places[entry.key] = place }
        }
    }

    private func place(of key: Key) -> Int? {
        places.isEmpty ? entries.lastIndex { $0.key == key } : places[key]
    }

    /// Keys that are searched one by one at most.
    private static var few: Int { 16 }
}

/// What stays known of a session that was flagged or reviewed, after its quantities are forgotten.
struct SessionMark {
    var bot = BotID.unnamed
    var isFlagged = false
    var isReviewed = false
}
