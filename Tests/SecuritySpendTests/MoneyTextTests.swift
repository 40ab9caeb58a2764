import Testing

@testable import SecuritySpend

@Suite struct MoneyTextTests {
    @Test(arguments: [
        (0, "$0.00"), (1, "<$0.0001"), (99_999, "<$0.0001"), (100_000, "$0.0001"), (310_000, "$0.0003"),
        (31_000_000, "$0.0310"), (999_949_999, "$0.9999"), (999_950_000, "$1.00"), (1_000_000_000, "$1.00"),
        (1_234_500_000_000, "$1,234.50"), (9_876_543_210_000_000, "$9,876,543.21"), (-12_000_000_000, "-$12.00"),
        (-50_000_000, "-$0.0500"), (-1, ">-$0.0001"), (-1_000_000_000_000, "-$1,000.00"),
        (Int64.max, "$9,223,372,036.85"), (Int64.min, "-$9,223,372,036.85"),
    ])
    func `people see two decimals from a dollar and four below`(_ nanodollars: Int64, _ text: String) {
        #expect(Money(nanodollars: nanodollars).display == text)
    }

    // $1.005 lies half-way: to the even 1.00; $1.015 to the even 1.02. $0.00025 to 0.0002, $0.00035 to 0.0004.
    @Test(arguments: [
        (1_005_000_000, "$1.00"), (1_015_000_000, "$1.02"), (1_005_000_001, "$1.01"), (250_000, "$0.0002"), (350_000, "$0.0004"),
    ])
    func `a half is shown as the even neighbour`(_ nanodollars: Int64, _ text: String) {
        #expect(Money(nanodollars: nanodollars).display == text)
    }

    @Test(arguments: [
        (0, "0"), (310_000, "0.00031"), (1, "0.000000001"), (250_000_000_000, "250"), (-1_500_000_000, "-1.5"),
        (970_433_973_835, "970.433973835"), (Int64.max, "9223372036.854775807"), (Int64.min, "-9223372036.854775808"),
    ])
    func `machines get every digit and no exponent`(_ nanodollars: Int64, _ text: String) {
        #expect(Money(nanodollars: nanodollars).usd == text)
    }

    @Test(arguments: [
        ("250", 250_000_000_000), ("0.05", 50_000_000), ("0", 0), ("-3.25", -3_250_000_000), ("1.500000000000", 1_500_000_000),
        ("000.1", 100_000_000), ("0.000000001", 1), ("9223372036.854775807", Int64.max),
    ])
    func `decimal text is read exactly`(_ text: String, _ nanodollars: Int64) throws {
        #expect(try Money(usd: text).nanodollars == nanodollars)
    }

    @Test(arguments: ["", "-", ".5", "5.", "1,000", "$5", "1e3", "+1", "1.2.3", " 1", "1 ", "abc", "٣", "0x10", "--1", "1.-5"])
    func `other text is refused by what it says`(_ text: String) {
        #expect(throws: DecimalTextError.notDecimal(text)) { try Money(usd: text) }
    }

    @Test func `digits that can't be kept are refused, not rounded`() {
        #expect(throws: DecimalTextError.tooPrecise("0.0000000001", decimals: 9)) { try Money(usd: "0.0000000001") }
    }

    @Test(arguments: ["9223372036.854775808", "99999999999", "123456789012345678901234567890"])
    func `amounts beyond the range are refused`(_ text: String) {
        #expect(throws: DecimalTextError.tooLarge(text)) { try Money(usd: text) }
    }

    @Test func `what machines get is read back the same`() throws {
        let seed: UInt64 = 11
        var random = SplitMix(seed: seed)
        for _ in 0..<2_000 {
            let money = Money(nanodollars: Int64(bitPattern: random.next()) >> Int64(random.below(64)))
            #expect(try Money(usd: money.usd) == money, "seed \(seed): \(money.nanodollars)")
        }
    }
}
