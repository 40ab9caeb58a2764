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

    @Test func `values are told in the unit of the signal, one of a thing in the singular`() throws {
        func text(_ name: String, _ value: Double) throws -> String { try #require(SessionSignals.all.first { $0.name == name }).text(value) }
        #expect(try text("typing.speed", 1.3) == "1 character a second" && text("typing.speed", 67) == "67 characters a second")
        #expect(try text("turns", 1) == "1 message" && text("turns", 1_234) == "1,234 messages")
        #expect(try text("user.capitals", 0.815) == "82 %" && text("user.entropy", 4.25) == "4.3 bits")
        #expect(try text("gap.median", 2.937) == "2.9 s" && text("latency", 1_500) == "1,500 ms")
        #expect(try text("gap.variation", 0.9160) == "0.92" && text("user.jump", 5) == "5.0 times")
    }
}
