extension SpendAccount {
    /// Where a charge is booked.
    struct Place {
        /// Nil before any event told a time.
        let second: Int64?
        let bot: BotID
        let isFlagged: Bool
    }

    /// Moves the event clock on, and takes down what storage accrued in the hours that it leaves behind.
    mutating func advance(to second: Int64) {
        firstSecond = min(firstSecond ?? second, second)
        guard let latest = watermark else {
            watermark = second
            return
        }
        if startOfHour(second) < startOfHour(latest) { lateCharges += 1 }
        guard second > latest || lateCharges >= Self.lateLimit else { return }
        let now = max(second, latest)
        if startOfHour(now) > startOfHour(latest) || lateCharges >= Self.lateLimit { settleStorage(at: now) }
        watermark = now
    }

    /// Adds a quantity to its row, to the session's share of it, and to the last hour's spending.
    mutating func post(_ quantity: Int64, of id: TariffID, at place: Place, session: inout SessionSpend) {
        guard quantity > 0 else { return }
        let rate = tariffs.rate(of: id)
        let hour = place.second.map(startOfHour) ?? Ledger.Key.untimed
        let key = Ledger.Key(hour: hour, bot: place.bot, tariff: id, isFlagged: place.isFlagged)
        ledger.add(quantity, to: key, at: rate)
        session.add(quantity, to: key)
        if let second = place.second, let latest = watermark {
            trailing.add(picodollars: rate.price.picodollars(of: quantity), at: min(second, latest))
        }
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
        storage[owner, default: StoredBytes(keep: settings.keep)].add(written)
    }

    /// What storage accrued in the hours that aren't in the ledger yet, the running one included.
    func openStorage(at now: Int64) -> [(key: Ledger.Key, byteSeconds: Int64)] {
        storage.flatMap { owner, bytes in
            bytes.openHours(until: now).map { hour in
                let key = Ledger.Key(hour: hour.start, bot: owner.bot, tariff: fixed.storage, isFlagged: owner.isFlagged)
                return (key, hour.byteSeconds)
            }
        }
    }

    /// Puts the hours before that of `now` into the ledger. The order of owners makes no difference: each has its own rows.
    private mutating func settleStorage(at now: Int64) {
        let running = startOfHour(now)
        for (key, byteSeconds) in openStorage(at: now) where key.hour < running {
            ledger.set(byteSeconds, to: key, at: tariffs.rate(of: fixed.storage))
        }
        for owner in storage.keys { storage[owner]?.settled(before: running) }
        lateCharges = 0
    }

    /// Late charges after which storage is taken down again, so that reading a figure never looks far back.
    private static let lateLimit = 1_024
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
