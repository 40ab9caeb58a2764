/// The tariffs of models as logs spell them: each name is looked up in the price book once.
struct ModelTariffs {
    /// What a model's tokens are booked by.
    struct Prices {
        let input: TariffID
        let cachedInput: TariffID
        let cacheWrite: TariffID
        let output: TariffID
    }

    private let book: PriceBook
    /// Names that were looked up; nil for those without a price.
    private var known: [String: Prices?] = [:]

    init(book: PriceBook) {
        self.book = book
    }

    /// Nil when no price is known.
    mutating func tariffs(of model: String, in table: inout TariffTable) -> Prices? {
        if let prices = known[model] { return prices }
        let name = boundedName(model)
        let prices = book.listing(for: name).map { listing in
            func id(_ sku: SKU, _ price: Price) -> TariffID {
                table.id(of: Tariff(sku: sku, price: price, version: listing.version))
            }
            return Prices(
                input: id(.inputTokens(model: listing.name), listing.price.input),
                cachedInput: id(.cachedInputTokens(model: listing.name), listing.price.cachedInput),
                cacheWrite: id(.cacheWriteTokens(model: listing.name), listing.price.cacheWrite),
                output: id(.outputTokens(model: listing.name), listing.price.output))
        }
        // Names come from a log: beyond the limit they are looked up each time rather than kept.
        if known.count < Self.limit, name.utf8.count == model.utf8.count { known[model] = .some(prices) }
        return prices
    }

    /// Spellings remembered: a few for each model that a business uses, and room for a log with many.
    private static let limit = 4_096
}
