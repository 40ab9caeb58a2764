/// What one open session has used, kept so that it can be flagged later and its cost told.
struct SessionSpend {
    /// A part of a ledger row: the session's share of it.
    private(set) var shares: [(key: Ledger.Key, quantity: Int64)] = []
    /// Bytes kept, by the hour that they were written in.
    private(set) var stored: [(bot: BotID, hour: StoredBytes.Hour)] = []
    /// The bot of the latest message.
    var bot = BotID.unnamed

    /// Adds to the share of a row. Searches from the end: a session's latest rows are those of the running hour.
    mutating func add(_ quantity: Int64, to key: Ledger.Key) {
        if let index = shares.lastIndex(where: { $0.key == key }) {
            shares[index].quantity = saturatingSum(shares[index].quantity, quantity)
        } else {
            shares.append((key, quantity))
        }
    }

    mutating func store(_ hour: StoredBytes.Hour, bot: BotID) {
        if let index = stored.lastIndex(where: { $0.bot == bot && $0.hour.start == hour.start }) {
            stored[index].hour.bytes = saturatingSum(stored[index].hour.bytes, hour.bytes)
            stored[index].hour.lead = saturatingSum(stored[index].hour.lead, hour.lead)
        } else {
            stored.append((bot, hour))
        }
    }

    /// Turns every share into one of the flagged row; gives the shares as they were.
    mutating func flag() -> [(key: Ledger.Key, quantity: Int64)] {
        let before = shares
        for index in shares.indices { shares[index].key.isFlagged = true }
        return before
    }
}

/// What stays known of a session that was flagged or reviewed, after its quantities are forgotten.
struct SessionMark {
    var bot = BotID.unnamed
    var isFlagged = false
    var isReviewed = false
}
