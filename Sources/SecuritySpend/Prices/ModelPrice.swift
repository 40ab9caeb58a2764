/// What a model's tokens cost.
package struct ModelPrice: Hashable, Sendable {
    package let input: Price
    /// Input read from the provider's cache; the input price where the provider lists none.
    package let cachedInput: Price
    /// Input written to the provider's cache; the input price where the provider lists none.
    package let cacheWrite: Price
    package let output: Price

    /// Prices in dollars for a million tokens, as decimal texts such as `0.15`.
    ///
    /// - Parameters:
    ///   - cachedInput: nil where no discount is known: cached input then costs what input costs.
    ///   - cacheWrite: nil where writing to the cache costs what input costs.
    package init(
        input: String, cachedInput: String? = nil, cacheWrite: String? = nil, output: String
    ) throws(DecimalTextError) {
        let plain = try Price(perMillion: input)
        self.input = plain
        if let cachedInput { self.cachedInput = try Price(perMillion: cachedInput) } else { self.cachedInput = plain }
        if let cacheWrite { self.cacheWrite = try Price(perMillion: cacheWrite) } else { self.cacheWrite = plain }
        self.output = try Price(perMillion: output)
    }
}

/// Where a price came from; part of a ledger row's key, so that a changed price never re-prices what is booked.
package enum PriceVersion: Int, Hashable, Comparable, Sendable {
    /// The list built into the program, as of ``PriceList/takenOn``.
    case builtIn
    /// The user's settings, or their defaults.
    case settings

    /// The version as rows show it: the day of the built-in list, or `settings`.
    package var text: String {
        switch self {
        case .builtIn: PriceList.takenOn
        case .settings: "settings"
        }
    }

    package static func < (a: PriceVersion, b: PriceVersion) -> Bool { a.rawValue < b.rawValue }
}
