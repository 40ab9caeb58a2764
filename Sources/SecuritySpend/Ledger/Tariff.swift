/// A thing that is paid for, at one price of one version.
struct Tariff: Hashable {
    let sku: SKU
    let price: Price
    let version: PriceVersion
}

/// A tariff's place in the ``TariffTable``.
struct TariffID: Hashable {
    let index: Int32
}

/// What a row needs of its tariff to have an amount.
struct Rate {
    let price: Price
    let category: SpendCategory
}

/// The tariffs in use, each once: rows name them by number, so that booking a message hashes no strings.
struct TariffTable {
    private var tariffs: [Tariff] = []
    /// Of ``tariffs``, apart: booking a message needs no more than these, and copying them counts no references.
    private var rates: [Rate] = []
    private var ids: [Tariff: TariffID] = [:]

    mutating func id(of tariff: Tariff) -> TariffID {
        if let id = ids[tariff] { return id }
        let id = TariffID(index: Int32(tariffs.count))
        tariffs.append(tariff)
        rates.append(Rate(price: tariff.price, category: tariff.sku.category))
        ids[tariff] = id
        return id
    }

    subscript(id: TariffID) -> Tariff { tariffs[Int(id.index)] }

    func rate(of id: TariffID) -> Rate { rates[Int(id.index)] }
}
