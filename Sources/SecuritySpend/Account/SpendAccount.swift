/// The running account: what the bots' messages, their inspection, their storage and human review cost.
///
/// One ledger, one total: every figure that this gives follows from the same rows, and the categories sum to the total
/// exactly. Time is event time only: the latest second seen is the clock, so the same messages give the same figures at
/// any speed of replay.
///
/// Sessions are named by the caller's handles, unique for the account's life. Memory is bounded by open sessions, by
/// ``mostEntries`` rows, and by a few bytes for each flagged session that the caller does not let go of: see ``forgetClosed(but:)``.
package struct SpendAccount: Sendable {
    let settings: SpendSettings
    let entryLimit: Int
    /// The latest event second seen, since 1970; nil before any.
    package internal(set) var watermark: Int64?
    /// The earliest event second seen.
    var firstSecond: Int64?
    var ledger = Ledger()
    /// Whose bytes were written when: what the rows of storage are worked out from.
    var storage: [StorageOwner: StoredBytes] = [:]
    /// The same bytes of all bots together.
    var unflaggedPool: StoragePool
    var flaggedPool: StoragePool
    var tariffs: TariffTable
    var models: ModelTariffs
    var fixed: FixedTariffs
    var trailing = TrailingHour()
    var unpriced = UnpricedTable()
    var estimatedMessages = 0
    var implausibleMessages = 0
    /// Messages that had no room in rows of their hour and bot: see ``mostEntries``.
    package internal(set) var crowdedMessages = 0
    /// Hours by owner in ``storage``.
    var storedHours = 0
    var bots = BotTable()
    var reviews = ReviewCounts()
    var sessions: [Int: SessionSpend] = [:]
    /// Of open sessions that were flagged or reviewed, and of closed ones until ``forgetClosed(but:)``.
    var marks: [Int: SessionMark] = [:]
    /// The hours in which something was booked since the state was last written.
    var changedHours: Set<Int64> = []

    package init(settings: SpendSettings) { self.init(settings: settings, entryLimit: Self.mostEntries) }

    /// - Parameter entryLimit: as ``mostEntries``; lower for tests.
    init(settings: SpendSettings, entryLimit: Int) {
        self.settings = settings
        self.entryLimit = entryLimit
        unflaggedPool = StoragePool(keep: settings.keep)
        flaggedPool = StoragePool(keep: settings.keep)
        var tariffs = TariffTable()
        fixed = FixedTariffs(settings, in: &tariffs)
        self.tariffs = tariffs
        models = ModelTariffs(book: PriceBook(own: settings.ownPrices, usesBuiltIn: !settings.usesOwnPricesOnly))
    }

    /// Books one message of a session.
    ///
    /// An event before 1970 counts as of 1970, one after 9999 as of its last second. A message without a time is booked at
    /// the latest event second; before any, it belongs to the first, and its bytes accrue no storage.
    ///
    /// - Returns: what ``total`` grew by for inference and inspection. Storage isn't part of it, since it accrues with time.
    /// - Complexity: amortised O(1), in whatever order messages come.
    @discardableResult package mutating func book(_ charge: Charge, session handle: Int) -> Money {
        let before = ledger.sums.total
        let second = charge.second.map(Self.withinCalendar) ?? watermark
        if let second { advance(to: second) }
        let bot = bots.id(of: charge.bot)
        let isFlagged = isFlagged(session: handle)
        var session = sessions.removeValue(forKey: handle) ?? SessionSpend()
        session.bot = bot
        let place = Place(second: second, bot: bot, isFlagged: isFlagged)
        if isCrowded(place) { crowdedMessages += 1 }
        if let message = fixed.message { post(1, of: message, at: place, session: &session) }
        if let byte = fixed.byte {
            post(Int64(min(charge.bytesInspected, Self.mostBytes)), of: byte, at: place, session: &session)
        }
        if let tokens = charge.tokens {
            bookTokens(tokens, model: charge.model, isEstimated: charge.isEstimated, at: place, session: &session)
        }
        if charge.bytesStored > 0, let second, !isCrowded(place) {
            let bytes = Int128(min(charge.bytesStored, Self.mostBytes))
            let start = startOfHour(second)
            let written = StoredBytes.Hour(start: start, bytes: bytes, lead: bytes * Int128(start + hourSeconds - second))
            session.store(written, bot: bot)
            keep(written, for: StorageOwner(bot: bot, isFlagged: isFlagged))
        }
        sessions[handle] = session
        return Money(clamping: ledger.sums.total - before)
    }

    /// Counts a session's cost, so far and from now on, as caused by a flagged one; to be called before the session is closed.
    ///
    /// Quantities move exactly. A row that is split in two rounds twice, so an amount may move by a nano-dollar.
    package mutating func flag(session handle: Int) {
        var mark = marks[handle] ?? SessionMark()
        guard !mark.isFlagged else { return }
        mark.isFlagged = true
        if let open = sessions[handle] { mark.bot = open.bot }
        marks[handle] = mark
        reviews.waiting += mark.isReviewed ? 0 : 1
        guard var session = sessions.removeValue(forKey: handle) else { return }
        for share in session.flag() where !share.key.isFlagged {
            let rate = tariffs.rate(of: share.key.tariff)
            var flagged = share.key
            flagged.isFlagged = true
            changedHours.insert(share.key.hour)
            ledger.add(-share.value, to: share.key, at: rate)
            ledger.add(share.value, to: flagged, at: rate)
        }
        for (written, hour) in session.stored.entries {
            var taken = hour
            taken.bytes = -taken.bytes
            taken.lead = -taken.lead
            keep(taken, for: StorageOwner(bot: written.bot, isFlagged: false))
            keep(hour, for: StorageOwner(bot: written.bot, isFlagged: true))
        }
        sessions[handle] = session
    }

    /// True from ``flag(session:)`` on, also after the session was closed.
    package func isFlagged(session handle: Int) -> Bool { marks[handle]?.isFlagged ?? false }

    /// Books the time that a person spent on a session, and takes it off the backlog.
    ///
    /// - Parameters:
    ///   - seconds: from opening the session to the decision, at most ``longestReview`` counted; nil where it wasn't measured:
    ///     ``SpendSettings/reviewMinutes``.
    ///   - second: event time of the review, since 1970; nil for the latest event.
    package mutating func review(session handle: Int, seconds: Int?, at second: Int64?) {
        let open = sessions.removeValue(forKey: handle)
        var mark = marks[handle] ?? SessionMark()
        mark.bot = open?.bot ?? mark.bot
        if !mark.isReviewed {
            mark.isReviewed = true
            reviews.reviewed += 1
            reviews.waiting -= mark.isFlagged ? 1 : 0
        }
        marks[handle] = mark
        let spent = seconds.map { min(max(0, $0), Self.longestReview) } ?? settings.reviewSeconds
        reviews.seconds += spent
        let place = Place(second: second.map(Self.withinCalendar) ?? watermark, bot: mark.bot, isFlagged: mark.isFlagged)
        var session = open ?? SessionSpend()
        post(Int64(spent), of: fixed.review, at: place, session: &session)
        if open != nil { sessions[handle] = session }
    }

    /// What an open session has cost: inference, inspection and review, each price's whole quantity rounded once; zero once it
    /// is closed. Its storage goes on accruing after its end and isn't counted here.
    ///
    /// - Complexity: O(prices that the session was booked by), however long it is.
    package func cost(of handle: Int) -> Money {
        guard let session = sessions[handle] else { return .zero }
        return session.totals.entries.reduce(.zero) { $0 + tariffs.rate(of: $1.key).price.amount(of: $1.value) }
    }

    /// Forgets a session's own quantities; what it cost stays booked, and whether it is flagged stays known.
    package mutating func close(session handle: Int) {
        guard let session = sessions.removeValue(forKey: handle) else { return }
        marks[handle]?.bot = session.bot
    }

    /// Sessions that were flagged or reviewed and are still known as such.
    package var marksKept: Int { marks.count }

    /// Forgets that closed sessions were flagged or reviewed, but for some that may still be reviewed.
    ///
    /// What they cost, and that they were reviewed or wait for it, stays counted.
    package mutating func forgetClosed(but handles: Set<Int>) {
        marks = marks.filter { sessions[$0.key] != nil || handles.contains($0.key) }
    }

    /// Seconds that one review counts at most: beyond a quarter of an hour the person was doing something else.
    package static let longestReview = 15 * 60

    /// Keeps a second within the years 1970 to 9999, so that no time stamp can take the arithmetic out of range.
    private static func withinCalendar(_ second: Int64) -> Int64 { min(max(0, second), latestSecond) }

    /// The last second of the year 9999.
    static let latestSecond: Int64 = 253_402_300_799

    /// Bytes of one message that are counted at most: 1 TiB, so that sums stay in range.
    private static let mostBytes = 1 << 40
}
