internal import KeptState

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

extension TariffTable: Kept {
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&tariffs)
        guard archive.isReading else { return }
        archive.check(tariffs.count <= Int(Int32.max))
        rates = tariffs.map { Rate(price: $0.price, category: $0.sku.category) }
        ids = [:]
        for (index, tariff) in tariffs.enumerated() {
            archive.check(ids.updateValue(TariffID(index: Int32(truncatingIfNeeded: index)), forKey: tariff) == nil)
        }
    }

    /// Whether it is one of the table's.
    func knows(_ id: TariffID) -> Bool { tariffs.indices.contains(Int(id.index)) }
}

extension Tariff: KeptValue {
    static var blank: Tariff { Tariff(sku: .inspectedMessages, price: Price(nanodollars: 0, block: 1), version: .settings) }

    mutating func keep(in archive: inout StateArchive) {
        var (sku, version) = (sku, version)
        var (nanodollars, block) = (price.nanodollars, price.block)
        archive.keep(&sku)
        archive.keep(&nanodollars)
        archive.keep(&block)
        archive.keepCase(&version)
        guard archive.isReading else { return }
        guard nanodollars >= 0, block > 0 else { return archive.reject() }
        self = Tariff(sku: sku, price: Price(nanodollars: nanodollars, block: block), version: version)
    }
}

extension TariffID: KeptValue {
    static var blank: TariffID { TariffID(index: 0) }

    /// - Note: What is read must be held against the ``TariffTable``.
    mutating func keep(in archive: inout StateArchive) {
        var number = Int(index)
        archive.keep(&number)
        guard archive.isReading else { return }
        guard number >= 0, let read = Int32(exactly: number) else { return archive.reject() }
        self = TariffID(index: read)
    }
}
