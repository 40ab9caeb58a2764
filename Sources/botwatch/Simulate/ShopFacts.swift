import OnlineForest

/// A fact that a ``Phrase`` may name: `$order` and the like.
enum FactSlot: Int, CaseIterable, Sendable {
    // The customer's order and what it holds; `wear` has sizes, of which `size` and `size2` are two; `thing` is the word for
    // both products.
    case order, product, product2, thing, wear, wear2, size, size2, color, bike, part, price, price2, article, invoice
    // The customer, and two strangers.
    case first, last, email, phone, street, city, zip, country, otherName, otherEmail, otherPhone, thirdName, thirdEmail
    // On the way, and the days it takes.
    case carrier, tracking, weekday, weekday2, day, day2, coupon
    // What must never be told.
    case card, iban, apiKey
    /// The words that lead over to a matter; set by ``SessionComposer`` for each.
    case start

    /// The slot of this name, as the cases above are spelt.
    init?(named name: String) {
        guard let slot = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = slot
    }
}

/// What a session is about: chosen once, so that the talk agrees with itself.
///
/// Nothing in it exists: example.com addresses (RFC 2606), 555-01xx telephone numbers, test cards, a bank code of zeros.
struct ShopFacts: Sendable {
    private var values: [[UInt8]]

    /// The value as UTF-8.
    subscript(slot: FactSlot) -> [UInt8] { values[slot.rawValue] }

    /// Facts for one session.
    init(draw: inout SplitMix64) {
        var values = [[UInt8]](repeating: [], count: FactSlot.allCases.count)
        func set(_ slot: FactSlot, _ value: [UInt8]) { values[slot.rawValue] = value }
        func text(_ string: String) -> [UInt8] { Array(string.utf8) }
        func other(_ list: [[UInt8]], than value: [UInt8]) -> [UInt8] {
            var choice = draw.pick(list)
            while choice == value { choice = draw.pick(list) }
            return choice
        }
        set(.order, text("FB-\(draw.within(20_000...98_999))"))
        set(.invoice, text("R-2026-\(draw.within(1_000...9_899))"))
        set(.article, text("\(draw.within(100_000...989_999))"))
        set(.tracking, text("TRK\(draw.within(10_000_000...98_999_999))"))
        let group = draw.pick(Self.goods)
        let product = draw.pick(group.names)
        set(.thing, group.thing)
        set(.product, product)
        set(.product2, other(group.names, than: product))
        let wardrobe = draw.pick(Self.clothes)
        let wear = draw.pick(wardrobe.names)
        set(.wear, wear)
        set(.wear2, other(wardrobe.names, than: wear))
        set(.part, draw.pick(Self.spareParts))
        set(.bike, draw.pick(Self.bikes))
        set(.color, draw.pick(Self.colors))
        set(.price, text("\(draw.within(19...249)).\(draw.pick(["00", "90", "95", "50"])) EUR"))
        set(.price2, text("\(draw.within(4...18)).\(draw.pick(["90", "95", "50"])) EUR"))
        let size = draw.pick(wardrobe.sizes)
        set(.size, size)
        set(.size2, other(wardrobe.sizes, than: size))
        let (first, last) = (draw.pick(Self.firstNames), draw.pick(Self.lastNames))
        let stranger = (other(Self.firstNames, than: first), other(Self.lastNames, than: last))
        let third = (other(Self.firstNames, than: stranger.0), other(Self.lastNames, than: stranger.1))
        set(.first, first)
        set(.last, last)
        set(.email, Self.address(first, last, &draw))
        set(.otherName, stranger.0 + text(" ") + stranger.1)
        set(.otherEmail, Self.address(stranger.0, stranger.1, &draw))
        set(.thirdName, third.0 + text(" ") + third.1)
        set(.thirdEmail, Self.address(third.0, third.1, &draw))
        set(.street, draw.pick(Self.streets) + text(" \(draw.within(2...118))"))
        set(.city, draw.pick(Self.cities))
        set(.zip, text("\(draw.within(10_000...98_999))"))
        set(.country, draw.pick(Self.countries))
        set(.carrier, draw.pick(Self.carriers))
        let weekday = draw.pick(Self.weekdays)
        set(.weekday, weekday)
        set(.weekday2, other(Self.weekdays, than: weekday))
        set(.day, text("\(draw.within(15...28)) February"))
        set(.day2, text("\(draw.within(4...19)) March"))
        set(.coupon, draw.pick(Self.coupons) + text("\(draw.within(10...25))"))
        set(.phone, text("+1 202 555 01\(draw.within(10...99))"))
        set(.otherPhone, text("+1 312 555 01\(draw.within(10...99))"))
        set(.card, Checksums.testCard(&draw))
        set(.iban, Checksums.fictitiousIBAN(&draw))
        set(.apiKey, Self.fictitiousKey(&draw))
        self.values = values
    }

    /// The same facts but for one.
    func with(_ slot: FactSlot, _ value: [UInt8]) -> ShopFacts {
        var copy = self
        copy.values[slot.rawValue] = value
        return copy
    }

    private static func address(_ first: [UInt8], _ last: [UInt8], _ draw: inout SplitMix64) -> [UInt8] {
        var bytes = draw.chance(0.5) ? first + [UInt8(ascii: ".")] + last : [first[0]] + last
        if draw.chance(0.4) { bytes += Array(String(draw.within(2...99)).utf8) }
        return bytes.map { $0 < 0x5b && $0 > 0x40 ? $0 | 0x20 : $0 }
            + Array(draw.pick(["@example.com", "@example.org", "@example.net", "@mail.example"]).utf8)
    }

    /// In the form of a provider's project key, and saying of itself that it is none.
    private static func fictitiousKey(_ draw: inout SplitMix64) -> [UInt8] {
        let letters = Array("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
        return Array("sk-proj-EXAMPLE".utf8) + (0..<33).map { _ in letters[draw.below(letters.count)] }
    }
}
