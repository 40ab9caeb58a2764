import Testing

@testable import SessionWatch

@Suite struct SessionSignalTests {
    @Test func `there are at least 24 signals, each with a name of its own and a reason to be`() {
        #expect(SessionSignals.all.count >= 24)
        #expect(Set(SessionSignals.all.map(\.name)).count == SessionSignals.all.count)
        #expect(SessionSignals.all.allSatisfy { !$0.about.isEmpty })
    }

    @Test func `an empty session has no measured value but counts of nothing, and none is infinite`() {
        let vector = SessionSignals.vector(of: SessionState(id: "s", shownID: "s", handle: 1))
        #expect(vector.count == SessionSignals.all.count)
        for (value, signal) in zip(vector, SessionSignals.all) {
            #expect(value.isNaN || value == 0, "\(signal.name) is \(value)")
        }
    }

    @Test func `the natural value undoes the scale`() {
        let signal = SessionSignals.all.first { $0.name == "user.longest" }!
        // ln(1 + 312) = 5.746
        #expect(abs(signal.natural(5.7462) - 312) < 0.1)
        #expect(signal.text(312) == "312 characters")
    }
}
