import ConversationLog
import SecuritySpend
import Testing

@testable import SessionWatch

/// Hand-worked days: which alerts are told at once, which wait, which are counted.
@Suite struct AlertBudgetTests {
    private static let noon = EventTime(seconds: 1_772_442_000)

    private func alert(_ severity: Severity, _ risk: Double = 0.5, id: UInt64 = 0) -> Alert {
        Alert(
            id: id, time: nil, session: "s", severity: severity, risk: risk, score: nil, threshold: nil, kind: "forest", tags: [], reasons: [],
            source: "", place: LinePlace(line: 1, offset: 0), excerpt: "", sessionCost: .zero, attackerCost: .zero)
    }

    /// N/4, N/2, 3N/4 and N, rounded down, by hand.
    @Test(arguments: [
        (1, [0, 0, 0, 1]), (2, [0, 1, 1, 2]), (3, [0, 1, 2, 3]), (4, [1, 2, 3, 4]), (7, [1, 3, 5, 7]), (1_000, [250, 500, 750, 1_000]),
    ] as [(Int, [Int])])
    func `each severity has its room`(_ perDay: Int, _ rooms: [Int]) {
        let budget = AlertBudget(perDay: perDay)
        #expect(Severity.allCases.map { budget.room(for: $0) } == rooms)
    }

    @Test func `a budget of one tells a critical alert at once and the worst other one at the end`() {
        var budget = AlertBudget(perDay: 1)
        #expect(budget.take(alert(.high), session: 1).decision == .hold)
        // Low is less than high and there is room for one held.
        #expect(budget.take(alert(.low), session: 2).decision == .drop)
        #expect(budget.take(alert(.critical), session: 3).decision == .tell)
        let second = budget.take(alert(.critical), session: 4)
        #expect(second.decision == .hold && second.displaced == [1])
        let ended = budget.endDay()
        // The one alert was told at noon: the second critical one and the others are counted.
        #expect(ended.told.isEmpty && ended.dropped == [4])
        #expect(budget.dropped == [1, 0, 1, 1] && budget.told == 1)
    }

    @Test func `a budget of two holds high alerts back for a critical one`() {
        var budget = AlertBudget(perDay: 2)
        // Room for medium and high: 1; for critical: 2.
        let decisions = [(Severity.medium, 1), (.high, 2), (.medium, 3), (.low, 4)].map { budget.take(alert($0.0), session: $0.1).decision }
        #expect(decisions == [.tell, .hold, .hold, .drop])
        let ended = budget.endDay()
        #expect(ended.told.map(\.session) == [2] && ended.dropped == [3])
        #expect(budget.dropped == [1, 1, 0, 0] && budget.told == 2)
    }

    @Test func `a budget of three tells the worst first, by severity, risk and time`() {
        var budget = AlertBudget(perDay: 3)
        // Room for low: 0.
        for (session, risk) in [(1, 0.5), (2, 0.7), (3, 0.7), (4, 0.6)] { _ = budget.take(alert(.low, risk), session: session) }
        let ended = budget.endDay()
        #expect(ended.told.map(\.session) == [2, 3, 4] && budget.dropped == [1, 0, 0, 0])
    }

    @Test func `a worse alert of a held session takes the place of its first, a lesser one is counted`() {
        var budget = AlertBudget(perDay: 1)
        #expect(budget.take(alert(.low, id: 1), session: 7).decision == .hold)
        let worse = budget.take(alert(.high, id: 2), session: 7)
        #expect(worse.decision == .hold && worse.displaced.isEmpty)
        #expect(budget.take(alert(.medium, 0.9, id: 3), session: 7).decision == .drop)
        #expect(budget.endDay().told.map(\.alert.id) == [2])
        #expect(budget.dropped == [1, 1, 0, 0])
    }

    @Test func `a day ends at midnight, and the next begins with the whole budget`() {
        var budget = AlertBudget(perDay: 1)
        // 2026-03-02T23:59:59.999999999Z and one nanosecond later, by `date -u -d @1772495999`.
        let last = EventTime(nanoseconds: 1_772_495_999_999_999_999), first = EventTime(nanoseconds: 1_772_496_000_000_000_000)
        #expect(budget.advance(to: Self.noon).told.isEmpty)
        _ = budget.take(alert(.high), session: 1)
        #expect(budget.advance(to: last).told.isEmpty)
        #expect(budget.advance(to: first).told.map(\.session) == [1])
        #expect(budget.told == 0 && budget.take(alert(.critical), session: 2).decision == .tell)
        // Time does not go back.
        #expect(budget.advance(to: last).told.isEmpty && budget.told == 1)
    }

    @Test func `days before 1970 end too`() {
        var budget = AlertBudget(perDay: 1)
        _ = budget.advance(to: EventTime(seconds: -1))
        _ = budget.take(alert(.low), session: 1)
        #expect(budget.advance(to: EventTime(seconds: 0)).told.count == 1)
    }

    @Test(arguments: 1...9) func `never more than the budget is told, and none is lost`(_ perDay: Int) {
        var budget = AlertBudget(perDay: perDay)
        var random = Fixture.Generator(state: UInt64(perDay))
        var atOnce = 0
        for session in 0..<200 {
            let severity = Severity.allCases[random.next(4)]
            if budget.take(alert(severity, Double(random.next(100)) / 100), session: session % 150).decision == .tell { atOnce += 1 }
            #expect(budget.held.count <= perDay)
        }
        let late = budget.endDay().told
        #expect(atOnce + late.count <= perDay)
        #expect(atOnce + late.count + budget.dropped.reduce(0, +) == 200)
    }
}
