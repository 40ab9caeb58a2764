/// One line of the account: how much of one thing in one hour, and what it cost.
package struct LedgerRow: Hashable, Sendable {
    /// The first second of the UTC hour, since 1970; nil for what was booked before any event told a time.
    package let hourStart: Int64?
    /// Nil where the log names no bot.
    package let bot: String?
    package let sku: SKU
    package let priceVersion: PriceVersion
    /// True for what flagged sessions caused.
    package let isFlagged: Bool
    /// Base units of ``sku``.
    package let quantity: Int64
    /// ``quantity`` at its price, rounded once; never a sum of rounded amounts. A row of storage has what the rounded cost of all
    /// storage, flagged or not, grows by with it: within a nano-dollar of its quantity's own.
    package let amount: Money

    package var category: SpendCategory { sku.category }

    /// By hour, bot, category, model, unit, price version, and flagged after unflagged: the same in every run.
    static func precedes(_ a: LedgerRow, _ b: LedgerRow) -> Bool {
        if a.hourStart != b.hourStart { return precedes(a.hourStart, b.hourStart) }
        if a.bot != b.bot { return precedes(a.bot, b.bot) }
        if a.category != b.category { return a.category.rank < b.category.rank }
        if a.sku.model != b.sku.model { return precedes(a.sku.model, b.sku.model) }
        if a.sku.rank != b.sku.rank { return a.sku.rank < b.sku.rank }
        if a.priceVersion != b.priceVersion { return a.priceVersion < b.priceVersion }
        return !a.isFlagged && b.isFlagged
    }

    /// Nil comes first.
    private static func precedes<Value: Comparable>(_ a: Value?, _ b: Value?) -> Bool {
        guard let b else { return false }
        guard let a else { return true }
        return a < b
    }
}

extension SpendCategory {
    /// The place in ``SpendCategory/allCases``.
    var rank: Int {
        switch self {
        case .review: 0
        case .inference: 1
        case .inspection: 2
        case .storage: 3
        }
    }
}
