import Testing

@testable import DashboardModel
import SessionWatch

@Suite struct NumberTextTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-12_345, "-12,345"), (-999, "-999")])
    func `digits stand in groups of three`(_ number: Int, _ text: String) {
        #expect(NumberText.grouped(number) == text)
    }

    @Test func `the greatest and the smallest integer have their digits`() {
        #expect(NumberText.grouped(.max) == "9,223,372,036,854,775,807")
        #expect(NumberText.grouped(.min) == "-9,223,372,036,854,775,808")
        #expect(NumberText.compact(.min) == "-9223372T")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1.0k"), (9_999, "9.9k"), (10_000, "10k"), (999_999, "999k"),
        (1_000_000, "1.0M"), (12_345_678, "12M"), (4_000_000_000, "4.0G"), (-1_500, "-1.5k"),
    ])
    func `a compact number is rounded down and never longer than five characters`(_ number: Int, _ text: String) {
        #expect(NumberText.compact(number) == text)
        #expect(text.count <= 5)
    }

    @Test(arguments: [
        (0.746, 3, "0.746"), (0.934, 2, "0.93"), (0.996, 2, "1.00"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"), (-2.5, 1, "-2.5"),
        (12.0, 0, "12"), (0.04, 1, "0.0"), (1e300, 2, "huge"), (-1e300, 2, "-huge"),
    ])
    func `a number has as many decimals as asked for`(_ number: Double, _ decimals: Int, _ text: String) {
        #expect(NumberText.fixed(number, decimals: decimals) == text)
    }

    @Test func `what is no number is a dash`() {
        #expect(NumberText.fixed(.nan, decimals: 2) == "-")
        #expect(NumberText.signal(.infinity) == "-")
        #expect(NumberText.percent(.nan) == "-")
    }

    @Test(arguments: [
        (0.0, "0"), (0.001, "<0.01"), (0.05, "0.05"), (0.2, "0.2"), (4.25, "4.25"), (9.99, "9.99"), (9.996, "10"), (41.0, "41"),
        (41.26, "41.3"), (212.4, "212"), (38_912.0, "38k"), (-3.5, "-3.5"),
    ])
    func `a signal of any size has about three digits`(_ value: Double, _ text: String) {
        #expect(NumberText.signal(value) == text)
    }

    @Test(arguments: [(0, "0 B"), (812, "812 B"), (48_312, "48 kB"), (4_812_330, "4.8 MB"), (3_000_000_000, "3.0 GB")])
    func `bytes are counted in decimal units`(_ count: Int, _ text: String) {
        #expect(NumberText.bytes(count) == text)
    }

    @Test func `a sum stays at the limit`() {
        #expect(NumberText.sum(.max, 1) == .max)
        #expect(NumberText.sum(.min, -1) == .min)
        #expect(NumberText.sum(2, 3) == 5)
    }

    @Test func `one is singular, all else is plural`() {
        #expect(NumberText.count(1, "session") == "1 session")
        #expect(NumberText.count(0, "session") == "0 sessions")
        #expect(NumberText.count(1_200, "line") == "1,200 lines")
    }
}
