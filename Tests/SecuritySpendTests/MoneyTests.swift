import Testing

@testable import SecuritySpend

@Suite struct MoneyTests {
    @Test func `sums beyond the range stay at its ends`() {
        #expect(Money(nanodollars: .max) + Money(nanodollars: 1) == Money(nanodollars: .max))
        #expect(Money(nanodollars: .min) - Money(nanodollars: 1) == Money(nanodollars: .min))
        #expect(Money(nanodollars: 7) - Money(nanodollars: 10) == Money(nanodollars: -3))
    }

    // 5/2 = 2.5 -> 2, 7/2 = 3.5 -> 4, 8/3 = 2.67 -> 3, 7/3 = 2.33 -> 2; the same below zero.
    @Test(arguments: [(5, 2, 2), (7, 2, 4), (8, 3, 3), (7, 3, 2), (-5, 2, -2), (-7, 2, -4), (-8, 3, -3), (0, 9, 0), (1, 2, 0), (3, 2, 2)])
    func `a half goes to the even neighbour`(_ numbers: (Int, Int, Int)) {
        #expect(Int128(numbers.0).dividedHalfEven(by: Int128(numbers.1)) == Int128(numbers.2))
    }

    @Test func `the widest numbers are divided without overflow`() {
        #expect(Int128.max.dividedHalfEven(by: .max) == 1)
        #expect(Int128.min.dividedHalfEven(by: .max) == -1)
        #expect(Int128.max.dividedHalfEven(by: 1) == .max)
    }
}
