internal import KeptState

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

extension SessionMark: KeptValue {
    static var blank: SessionMark { SessionMark() }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&bot)
        archive.keep(&isFlagged)
        archive.keep(&isReviewed)
    }
}

extension SessionSpend: KeptValue {
    static var blank: SessionSpend { SessionSpend() }

    /// - Note: Bots and tariffs that are read must be held against their tables: ``isKnown(by:_:)``.
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&bot)
        let count = archive.keepCount(shares.entries.count, leastBytes: 5)
        for index in 0..<count where archive.fault == nil {
            var (key, quantity) =
                archive.isReading ? (Ledger.Key(hour: 0, bot: .unnamed, tariff: .blank, isFlagged: false), Int64(0)) : shares.entries[index]
            archive.keep(&key.hour)
            archive.keep(&key.bot)
            archive.keep(&key.tariff)
            archive.keep(&key.isFlagged)
            archive.keep(&quantity)
            guard archive.isReading else { continue }
            archive.check(quantity > 0 && Ledger.Key.isHour(key.hour, orUntimed: true))
            if archive.fault == nil { add(quantity, to: key) }
        }
        let hours = archive.keepCount(stored.entries.count, leastBytes: 6)
        for index in 0..<hours where archive.fault == nil {
            var (bot, start) = (BotID.unnamed, Int64(0))
            if !archive.isReading { (bot, start) = (stored.entries[index].key.bot, stored.entries[index].key.hour) }
            archive.keep(&bot)
            archive.keep(&start)
            var hour = archive.isReading ? StoredBytes.Hour(start: start) : stored.entries[index].value
            hour.keep(in: &archive)
            guard archive.isReading else { continue }
            archive.check(Ledger.Key.isHour(start, orUntimed: false))
            if archive.fault == nil { store(hour, bot: bot) }
        }
    }

    /// Whether all bots and tariffs that it names are in these tables.
    func isKnown(by bots: BotTable, _ tariffs: TariffTable) -> Bool {
        bots.knows(bot) && shares.entries.allSatisfy { bots.knows($0.key.bot) && tariffs.knows($0.key.tariff) }
            && stored.entries.allSatisfy { bots.knows($0.key.bot) }
    }
}

extension Ledger.Key {
    /// Whether a number that was read is the first second of an hour from 1970 to 9999.
    static func isHour(_ second: Int64, orUntimed: Bool) -> Bool {
        (second >= 0 && second <= SpendAccount.latestSecond && second % hourSeconds == 0) || (orUntimed && second == untimed)
    }
}
