/// Which price a logged model name has: the user's own, else the built-in list's, else none.
///
/// A model without a price is never taken for free: `nil` means unpriced, and its tokens are shown as such.
package struct PriceBook: Sendable {
    /// A price that was found.
    package struct Listing: Hashable, Sendable {
        /// The name that the price is listed under, in lower case: dated and prefixed spellings of a model share it.
        package let name: String
        package let price: ModelPrice
        package let version: PriceVersion
    }

    private let own: [String: ModelPrice]
    private let usesBuiltIn: Bool

    /// - Parameters:
    ///   - own: the user's prices by model name, which win over the built-in ones; upper and lower case are the same.
    ///   - usesBuiltIn: false to price nothing but `own`.
    package init(own: [String: ModelPrice] = [:], usesBuiltIn: Bool = true) {
        var lowercased: [String: ModelPrice] = [:]
        // Sorted, so that of two spellings the same one wins in every run.
        for (name, price) in own.sorted(by: { $0.key < $1.key }) { lowercased[name.lowercased()] = price }
        self.own = lowercased
        self.usesBuiltIn = usesBuiltIn
    }

    /// The price of a model as a log spells it.
    ///
    /// Tried in this order: the name as it is, without its provider's prefix, without a Bedrock version or `:latest`,
    /// without a date. Nothing is matched by likeness.
    package func listing(for model: String) -> Listing? {
        let candidates = ModelName(model).candidates
        for candidate in candidates {
            if let price = own[candidate.name] {
                return Listing(name: candidate.name, price: price, version: .settings)
            }
        }
        guard usesBuiltIn else { return nil }
        for candidate in candidates {
            if let entry = PriceList.entries[candidate.name], candidate.sellers?.contains(entry.seller) ?? true {
                return Listing(name: entry.name, price: entry.price, version: .builtIn)
            }
        }
        return nil
    }
}
