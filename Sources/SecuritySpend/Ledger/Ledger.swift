internal import KeptState

/// Quantities by hour, bot, tariff and flag, and the amounts that follow from them.
///
/// A row's amount is always recomputed from its whole quantity with one rounding, so the order and the batches in which
/// quantities arrive make no difference to any amount. Sums are kept up to date as rows change; reading one is cheap.
/// Storage isn't in here: it accrues with time, see ``StoragePool``.
struct Ledger {
    /// What tells rows apart.
    struct Key: Hashable {
        /// The first second of the UTC hour; ``untimed`` before any event told a time.
        var hour: Int64
        var bot: BotID
        var tariff: TariffID
        var isFlagged: Bool

        static let untimed: Int64 = -1

        /// Two words rather than four parts: hashing keys is most of what booking costs.
        func hash(into hasher: inout Hasher) {
            hasher.combine(hour)
            hasher.combine(Int64(bot.index) << 32 | Int64(tariff.index) << 1 | (isFlagged ? 1 : 0))
        }
    }

    /// Sums of row amounts in nano-dollars; wide, so that no number of rows overflows them.
    struct Sums: Hashable {
        /// In the order of ``SpendCategory/allCases``.
        private(set) var categories = [Int128](repeating: 0, count: SpendCategory.allCases.count)
        private(set) var total: Int128 = 0
        private(set) var flagged: Int128 = 0

        mutating func add(_ nanodollars: Int128, to category: SpendCategory, isFlagged: Bool) {
            categories[category.rank] += nanodollars
            total += nanodollars
            if isFlagged { flagged += nanodollars }
        }
    }

    private(set) var quantities: [Key: Int64] = [:]
    /// The keys of ``quantities`` by hour.
    private var keysOfHour: [Int64: Set<Key>] = [:]
    private(set) var sums = Sums()
    /// The total of each hour, by the hour's first second.
    private(set) var hours: [Int64: Int128] = [:]
    /// The part of ``hours`` that is human review.
    private(set) var reviewHours: [Int64: Int128] = [:]

    /// Adds to a row; `quantity` may be negative to take back what was added. A row of nothing is dropped.
    mutating func add(_ quantity: Int64, to key: Key, at rate: Rate) {
        let (old, new) = Self.change(&quantities[key, default: 0], by: quantity)
        if new == 0 {
            quantities[key] = nil
            keysOfHour[key.hour]?.remove(key)
        } else if old == 0 {
            keysOfHour[key.hour, default: []].insert(key)
        }
        let change = Int128(rate.price.amount(of: new).nanodollars) - Int128(rate.price.amount(of: old).nanodollars)
        guard change != 0 else { return }
        sums.add(change, to: rate.category, isFlagged: key.isFlagged)
        hours[key.hour, default: 0] += change
        if rate.category == .review { reviewHours[key.hour, default: 0] += change }
    }

    /// In place: one search of the dictionary instead of two.
    private static func change(_ quantity: inout Int64, by added: Int64) -> (old: Int64, new: Int64) {
        let old = quantity
        quantity = saturatingSum(old, added)
        return (old, quantity)
    }
}

extension Ledger {
    /// Keeps the rows of one hour, by bot, tariff and flag; sums follow from them.
    ///
    /// - Parameter rate: the rate of a tariff that was read; nil for one that the account does not know.
    mutating func keepRows(of hour: Int64, rate: (Key) -> Rate?, in archive: inout StateArchive) {
        var keys = archive.isReading ? [] : (keysOfHour[hour] ?? []).sorted(by: Key.precedes)
        let count = archive.keepCount(keys.count, leastBytes: 4)
        for index in 0..<count where archive.fault == nil {
            var key = archive.isReading ? Key(hour: hour, bot: .unnamed, tariff: .blank, isFlagged: false) : keys[index]
            var quantity = quantities[key] ?? 0
            archive.keep(&key.bot)
            archive.keep(&key.tariff)
            archive.keep(&key.isFlagged)
            if archive.isReading { quantity = 0 }
            archive.keep(&quantity)
            guard archive.isReading, archive.fault == nil else { continue }
            guard quantity != 0, let rate = rate(key), keys.last.map({ Key.precedes($0, key) }) ?? true else { return archive.reject() }
            keys.append(key)
            add(quantity, to: key, at: rate)
        }
    }
}

extension Ledger.Key {
    /// Within an hour: by bot, tariff, and flagged after unflagged.
    fileprivate static func precedes(_ a: Ledger.Key, _ b: Ledger.Key) -> Bool {
        if a.bot != b.bot { return a.bot.index < b.bot.index }
        if a.tariff != b.tariff { return a.tariff.index < b.tariff.index }
        return !a.isFlagged && b.isFlagged
    }
}
