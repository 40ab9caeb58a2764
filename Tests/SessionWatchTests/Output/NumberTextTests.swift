import Testing

@testable import SessionWatch

@Suite struct NumberTextTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"), (1_234_567, "1,234,567")])
    func `thousands are kept apart`(_ pair: (Int, String)) {
        #expect(NumberText.grouped(pair.0) == pair.1)
    }

    @Test(arguments: [(0.25, "0.3"), (-0.04, "0.0"), (3.14159, "3.1"), (999.95, "1000.0"), (1_234.5, "1,235"), (-2.25, "-2.3")])
    func `one decimal is rounded to the nearest`(_ pair: (Double, String)) {
        #expect(NumberText.oneDecimal(pair.0) == pair.1)
    }

    @Test(arguments: [
        (0.5, "0.5"), (0.123456789, "0.123457"), (1, "1"), (0.000001, "0.000001"), (0.0000001, "0"), (-0.25, "-0.25"),
        (.nan, "0"), (.infinity, "0"), (12_345_678.9, "12345678.9"),
    ])
    func `decimals for JSON have no zeros at the end and no exponent`(_ pair: (Double, String)) {
        #expect(NumberText.decimal(pair.0, places: 6) == pair.1)
    }
}
