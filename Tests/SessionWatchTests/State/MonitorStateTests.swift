import ConversationLog
import KeptState
import OnlineForest
import SecuritySpend
import Testing

@testable import SessionWatch

@Suite struct MonitorStateTests {
    /// A store of parts: what a database would hold.
    typealias Store = [String: [UInt8]]

    static func save(_ monitor: inout ConversationMonitor, in store: inout Store) {
        for part in monitor.changedParts() { store[part.key] = part.bytes }
    }

    static func restored(_ store: Store, _ settings: MonitorSettings) throws -> ConversationMonitor {
        var monitor = ConversationMonitor(settings: settings, examiner: try Fixture.examiner())
        try monitor.restore(store.map { ($0.key, $0.value) })
        return monitor
    }

    /// Tight bounds, so that all of them are hit; of each kind of settings a few.
    static func settings(_ kind: UInt64) throws -> MonitorSettings {
        var settings = MonitorSettings()
        settings.warmUp = 40
        settings.sensitivity = kind % 2 == 0 ? .contamination(0.05) : .flagsPerDay(60)
        settings.openSessions = kind % 3 == 0 ? 12 : 500
        settings.sessionBytes = kind % 3 == 1 ? 200_000 : 96 << 20
        settings.flaggedKept = kind % 4 == 0 ? 3 : 20
        settings.alertsPerDay = kind % 2 == 0 ? nil : 6
        settings.windowShare = 0.2
        if kind % 3 == 2 {
            var mute = Mute(until: try #require(Mute.end("2026-03-03")))
            mute.rule = "instruction-override"
            settings.mutes = [mute]
            settings.allowed.users = [NamePattern("u-3")]
        }
        return settings
    }

    struct Outcome {
        var lines: [String] = []
        var store: Store = [:]
        var summary = ""
    }

    /// Runs all steps; where `isCut` says so the state is saved and a new monitor goes on, where `isSaved` says so it is only saved.
    static func run(
        _ steps: [RandomTraffic.Step], _ settings: MonitorSettings, isCut: (Int) -> Bool = { _ in false },
        isSaved: (Int) -> Bool = { _ in false }
    ) throws -> Outcome {
        var outcome = Outcome()
        var monitor = ConversationMonitor(settings: settings, examiner: try Fixture.examiner())
        var effects: [Effect] = []
        for (number, step) in steps.enumerated() {
            RandomTraffic.apply(step, to: &monitor) { effects.append($0) }
            if isCut(number) || isSaved(number) { save(&monitor, in: &outcome.store) }
            if isCut(number) { monitor = try restored(outcome.store, settings) }
        }
        outcome.summary = "\(monitor.snapshot)"
        save(&monitor, in: &outcome.store)
        monitor.finish { effects.append($0) }
        outcome.lines = Fixture.lines(effects)
        return outcome
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `a monitor that is restored at any moment goes on as the one that was never stopped`(_ seed: UInt64) throws {
        let settings = try Self.settings(seed)
        let steps = RandomTraffic.steps(seed: seed, count: 700, isTimed: seed != 5)
        let unbroken = try Self.run(steps, settings)
        var random = Fixture.Generator(state: seed + 100)
        let cuts = Set((0..<6).map { _ in random.next(steps.count) })
        for every in [1, 7, 1_000_000] {
            let broken = try Self.run(steps, settings, isCut: cuts.contains, isSaved: { $0 % every == 0 })
            #expect(broken.lines == unbroken.lines, "seed \(seed), saved every \(every)")
            #expect(broken.summary == unbroken.summary, "seed \(seed), saved every \(every)")
            let different = Set(broken.store.keys).union(unbroken.store.keys).filter { broken.store[$0] != unbroken.store[$0] }
            #expect(different.isEmpty, "seed \(seed), saved every \(every): \(different.sorted().prefix(8))")
        }
    }
}
