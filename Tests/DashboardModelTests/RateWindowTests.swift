import SessionWatch
import Testing

@testable import DashboardModel

@Suite struct RateWindowTests {
    private let full = RateHistory(
        fine: Array(repeating: RateHistory.Slot(), count: 180), coarse: Array(repeating: RateHistory.Slot(), count: 1_440))

    @Test(arguments: [(RateWindow.fiveMinutes, 300), (.quarterHour, 900), (.hour, 3_600), (.day, 86_400)])
    func `the slots of a window cover just its time`(_ window: RateWindow, _ seconds: Int) {
        #expect(window.slots(of: full).count * window.slotSeconds == seconds)
    }

    @Test func `a window ends with the newest slot`() {
        var history = full
        history.fine[179].messages = 7
        history.coarse[1_439].messages = 9
        #expect(RateWindow.fiveMinutes.slots(of: history).last?.messages == 7)
        #expect(RateWindow.day.slots(of: history).last?.messages == 9)
    }

    @Test func `without history there are no slots`() {
        for window in RateWindow.allCases { #expect(window.slots(of: RateHistory()).isEmpty) }
    }

    @Test func `four steps lead back to the first window`() {
        #expect(RateWindow.fiveMinutes.next.next.next.next == .fiveMinutes)
        #expect(Set(RateWindow.allCases.map(\.next)).count == 4)
    }
}

@Suite struct ResamplingTests {
    @Test func `a value across a border counts in both columns by its parts`() {
        // Three values on two columns: the second one is halved. (6 + 1.5) / 1.5 = 5, (1.5 + 0) / 1.5 = 1.
        #expect(Resampling.means([6, 3, 0], count: 2) == [5, 1])
        #expect(Resampling.means([4, 8], count: 4) == [4, 4, 8, 8])
        #expect(Resampling.means([1, 2, 3, 4], count: 2) == [1.5, 3.5])
    }

    @Test func `a rare value is whole in one column`() {
        #expect(Resampling.sums([0, 1, 0], count: 2) == [1, 0])
        #expect(Resampling.sums([1, 2], count: 4) == [1, 0, 2, 0])
    }

    @Test func `nothing comes of nothing`() {
        #expect(Resampling.means([], count: 5).isEmpty)
        #expect(Resampling.means([1], count: 0).isEmpty)
        #expect(Resampling.sums([], count: 3).isEmpty)
    }

    @Test(arguments: 1...40) func `the area under the graph stays`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let values = (0..<Int.random(in: 1...200, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
        let count = Int.random(in: 1...150, using: &random)
        let sum = values.reduce(0, +)
        let means = Resampling.means(values, count: count)
        #expect(means.count == count, "seed \(seed)")
        #expect(abs(means.reduce(0, +) * Double(values.count) / Double(count) - sum) < 1e-6 * max(1, sum), "seed \(seed)")
        #expect(abs(Resampling.sums(values, count: count).reduce(0, +) - sum) < 1e-6 * max(1, sum), "seed \(seed)")
    }
}
