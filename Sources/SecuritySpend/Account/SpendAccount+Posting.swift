extension SpendAccount {
    /// Where a charge is booked.
    struct Place {
        /// Nil before any event told a time.
        let second: Int64?
        let bot: BotID
        let isFlagged: Bool
    }

    /// Moves the event clock on, unless the event is a late one.
    mutating func advance(to second: Int64) {
        firstSecond = min(firstSecond ?? second, second)
        guard second > watermark ?? -1 else { return }
        watermark = second
        unflaggedPool.advance(to: second)
        flaggedPool.advance(to: second)
    }

    /// Adds a quantity to its row, to the session's share of it, and unless it is review to the last hour's spending.
    mutating func post(_ quantity: Int64, of id: TariffID, at place: Place, session: inout SessionSpend) {
        guard quantity > 0 else { return }
        let rate = tariffs.rate(of: id)
        let isCrowded = isCrowded(place)
        let hour = isCrowded ? Ledger.Key.untimed : place.second.map(startOfHour) ?? Ledger.Key.untimed
        let key = Ledger.Key(hour: hour, bot: isCrowded ? .unnamed : place.bot, tariff: id, isFlagged: place.isFlagged)
        changedHours.insert(hour)
        ledger.add(quantity, to: key, at: rate)
        session.add(quantity, to: key)
        if rate.category != .review, let second = place.second, let latest = watermark {
            trailing.add(picodollars: rate.price.picodollars(of: quantity), at: min(second, latest))
        }
    }

    /// Rows and hours of storage that are told apart at most; with them full the account takes some 60 MB. A bot with two models fills
    /// them in nine years; a log of made-up times and bots may in a day. Then what would open another hour or bot is booked in the rows
    /// without either, and its bytes accrue no storage: amounts stay right, their hours do not.
    static let mostEntries = 400_000

    /// Whether there is no room for another hour or bot, and this is one.
    func isCrowded(_ place: Place) -> Bool {
        guard ledger.quantities.count + storedHours >= entryLimit else { return false }
        guard let second = place.second else { return place.bot != .unnamed }
        return storage[StorageOwner(bot: place.bot, isFlagged: place.isFlagged)]?[startOfHour(second)] == nil
    }

    /// Books a model's tokens by its prices, or counts them as unpriced.
    ///
    /// Cached and cache-written tokens are part of the input; where they exceed it, the log counts them apart, and the input is
    /// all uncached.
    mutating func bookTokens(
        _ tokens: Charge.Tokens, model: String?, isEstimated: Bool, at place: Place, session: inout SessionSpend
    ) {
        guard tokens.isPlausible else {
            implausibleMessages += 1
            return
        }
        guard tokens.input + tokens.cachedInput + tokens.cacheWrite + tokens.output > 0 else { return }
        if isEstimated { estimatedMessages += 1 }
        guard let model, let prices = models.tariffs(of: model, in: &tariffs) else {
            unpriced.add(tokens, of: model)
            return
        }
        let special = tokens.cachedInput + tokens.cacheWrite
        let plain = tokens.input >= special ? tokens.input - special : tokens.input
        post(Int64(plain), of: prices.input, at: place, session: &session)
        post(Int64(tokens.cachedInput), of: prices.cachedInput, at: place, session: &session)
        post(Int64(tokens.cacheWrite), of: prices.cacheWrite, at: place, session: &session)
        post(Int64(tokens.output), of: prices.output, at: place, session: &session)
    }

    /// Counts bytes as kept from the hour that they were written in; negative ones as taken back.
    mutating func keep(_ written: StoredBytes.Hour, for owner: StorageOwner) {
        changedHours.insert(written.start)
        let before = storage[owner]?.count ?? 0
        storage[owner, default: StoredBytes(keep: settings.keep)].add(written)
        storedHours += (storage[owner]?.count ?? 0) - before
        if owner.isFlagged { flaggedPool.add(written) } else { unflaggedPool.add(written) }
    }
}

/// Whose bytes are kept.
struct StorageOwner: Hashable {
    let bot: BotID
    let isFlagged: Bool
}

/// How far human review has come.
struct ReviewCounts {
    /// Flagged sessions that nobody has reviewed.
    var waiting = 0
    var reviewed = 0
    var seconds = 0
}

/// The tariffs that come from the settings.
struct FixedTariffs {
    /// Nil while messages cost nothing: no rows then.
    let message: TariffID?
    /// Nil while bytes cost nothing, as by default.
    let byte: TariffID?
    let storage: TariffID
    let review: TariffID

    init(_ settings: SpendSettings, in table: inout TariffTable) {
        func idUnlessFree(_ tariff: Tariff) -> TariffID? {
            tariff.price.nanodollars > 0 ? table.id(of: tariff) : nil
        }
        message = idUnlessFree(settings.messageTariff)
        byte = idUnlessFree(settings.byteTariff)
        storage = table.id(of: settings.storageTariff)
        review = table.id(of: settings.reviewTariff)
    }
}
