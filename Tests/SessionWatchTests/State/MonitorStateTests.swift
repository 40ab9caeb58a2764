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
        settings.sessionBytes = kind % 3 == 1 ? 110_000 : 96 << 20
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
        let steps = RandomTraffic.steps(seed: seed, count: 320, isTimed: seed != 5)
        let unbroken = try Self.run(steps, settings)
        var random = Fixture.Generator(state: seed + 100)
        let cuts = Set((0..<4).map { _ in random.next(steps.count) })
        let every = [1, 7, .max][Int(seed % 3)]
        let broken = try Self.run(steps, settings, isCut: cuts.contains, isSaved: { $0 % every == every - 1 })
        #expect(broken.lines == unbroken.lines, "seed \(seed), cut at \(cuts.sorted())")
        #expect(broken.summary == unbroken.summary, "seed \(seed), cut at \(cuts.sorted())")
        let different = Set(broken.store.keys).union(unbroken.store.keys).filter { broken.store[$0] != unbroken.store[$0] }
        #expect(different.isEmpty, "seed \(seed), cut at \(cuts.sorted()): \(different.sorted().prefix(8))")
        // A stream in which nothing happened would prove nothing.
        #expect(unbroken.lines.contains { $0.contains("botwatch.alert") } && unbroken.lines.count > 240)
        if seed % 3 < 2 { #expect(unbroken.lines.contains { $0.contains("evicted") }) }
    }

    /// A state with a bit of everything in it, and the settings that it was made with; made once, since that takes seconds.
    static func filled() throws -> (store: Store, settings: MonitorSettings) { try filledOnce.get() }

    private static let filledOnce = Result { try fill() }

    private static func fill() throws -> (store: Store, settings: MonitorSettings) {
        let settings = try settings(3)
        var monitor = ConversationMonitor(settings: settings, examiner: try Fixture.examiner())
        var store: Store = [:]
        for step in RandomTraffic.steps(seed: 3, count: 400, isTimed: true) { RandomTraffic.apply(step, to: &monitor) { _ in } }
        save(&monitor, in: &store)
        return (store, settings)
    }

    /// With a right summary, so that the parts themselves are checked.
    static func sealed(_ store: Store) -> Store {
        var store = store
        store[PartArchive.summaryKey] = nil
        store[PartArchive.summaryKey] = PartArchive.summary(of: store.map { ($0.key, $0.value) })
        return store
    }

    /// One part of each kind, the longest of it.
    static func samples(_ store: Store) -> [String] {
        var longest: [Substring: String] = [:]
        for key in store.keys.sorted() where key != PartArchive.summaryKey {
            let kind = key.prefix { $0 != "/" }
            if store[key, default: []].count >= longest[kind].map({ store[$0, default: []].count }) ?? 0 { longest[kind] = key }
        }
        return longest.values.sorted()
    }

    /// Each is refused, or gives a monitor that goes on: this test ends, whatever was changed.
    @Test(arguments: 0..<4) func `no change of a part crashes, though its sum is right`(_ share: Int) throws {
        let (store, settings) = try Self.filled()
        let more = RandomTraffic.steps(seed: 8, count: 6, isTimed: true)
        var random = Fixture.Generator(state: UInt64(share))
        var refused = 0, taken = 0
        for (index, key) in Self.samples(store).enumerated() where index % 4 == share {
            let bytes = store[key, default: []]
            for kind in 0..<5 {
                var changed = bytes
                let place = random.next(max(1, bytes.count))
                switch kind {
                case 0: changed = Array(bytes.prefix(place))
                case 1: changed += [0]
                case 2 where !bytes.isEmpty: changed[place] ^= 1 << UInt8(random.next(8))
                case 3: changed.replaceSubrange(min(place, bytes.count)..<min(place + 3, bytes.count), with: Array(repeating: 0xFF, count: 9) + [1])
                default: changed = [UInt8](repeating: 0xFF, count: bytes.count)
                }
                var broken = store
                broken[key] = changed
                guard changed != bytes, var monitor = try? Self.restored(Self.sealed(broken), settings) else {
                    refused += 1
                    continue
                }
                taken += 1
                for step in more { RandomTraffic.apply(step, to: &monitor) { _ in } }
                _ = monitor.changedParts()
                _ = monitor.snapshot
                monitor.finish { _ in }
            }
            var broken = store
            broken[key] = nil
            _ = try? Self.restored(Self.sealed(broken), settings)
        }
        #expect(refused > taken)
    }

    @Test func `a damaged, a missing and a foreign part are told by the sum alone`() throws {
        let (store, settings) = try Self.filled()
        for key in Self.samples(store).prefix(6) {
            var broken = store
            broken[key] = nil
            #expect(throws: StateFault.outOfRange) { _ = try Self.restored(broken, settings) }
            broken[key] = [1, 2, 3]
            #expect(throws: StateFault.outOfRange) { _ = try Self.restored(broken, settings) }
        }
        #expect(throws: StateFault.tooShort) { _ = try Self.restored([:], settings) }
    }

    @Test func `a state of other settings is refused where it can't go on, and taken where it can`() throws {
        let (store, settings) = try Self.filled()
        var other = settings
        other.seed = 9
        #expect(throws: StateFault.otherSettings) { _ = try Self.restored(store, other) }
        other = settings
        other.sensitivity = .contamination(0.02)
        #expect(throws: StateFault.otherSettings) { _ = try Self.restored(store, other) }
        other = settings
        other.openSessions = 2
        other.flaggedKept = 1
        other.alertsPerDay = nil
        other.idleSeconds = 60
        other.rulesOff = ["campaign"]
        var monitor = try Self.restored(store, other)
        #expect(monitor.snapshot.flagged.count == 1 && monitor.snapshot.counts.openSessions > 2)
        var ends: [SessionRecord.End] = []
        for step in RandomTraffic.steps(seed: 8, count: 60, isTimed: true) {
            RandomTraffic.apply(step, to: &monitor) { if case .sessionClosed(let record) = $0 { ends.append(record.end) } }
        }
        #expect(monitor.snapshot.counts.openSessions <= 2 && ends.contains(.evicted))
    }

    @Test func `a state of another version is told as such`() throws {
        let (store, settings) = try Self.filled()
        var other = store
        other["monitor"]?[0] ^= 0x40
        #expect(throws: StateFault.otherVersion) { _ = try Self.restored(Self.sealed(other), settings) }
    }

    /// The values are in the texts of the stream; see `RandomTraffic`.
    @Test(arguments: [false, true]) func `no personal data of a text is in the state, also when texts are shown unredacted`(_ reveals: Bool) throws {
        var monitor = ConversationMonitor(settings: try Self.settings(6), examiner: try Fixture.examiner(reveals: reveals))
        var store: Store = [:]
        for (number, step) in RandomTraffic.steps(seed: 4, count: 300, isTimed: true).enumerated() {
            RandomTraffic.apply(step, to: &monitor) { _ in }
            if number % 50 == 0 { Self.save(&monitor, in: &store) }
        }
        Self.save(&monitor, in: &store)
        for (key, bytes) in store {
            let text = String(decoding: bytes, as: UTF8.self)
            for value in ["4111 1111", "beispiel.example", "DE89 3704", "901820"] { #expect(!text.contains(value), "\(value) in \(key)") }
        }
        #expect(store.values.contains { String(decoding: $0, as: UTF8.self).contains("<CARD>") })
    }

    @Test func `a monitor that could not be restored is as it was`() throws {
        let (store, settings) = try Self.filled()
        var monitor = ConversationMonitor(settings: settings, examiner: try Fixture.examiner())
        var broken = store
        broken["judge"] = [0xFF]
        #expect(throws: StateFault.self) { try monitor.restore(Self.sealed(broken).map { ($0.key, $0.value) }) }
        #expect(monitor.snapshot.counts.messages == 0)
        try monitor.restore(store.map { ($0.key, $0.value) })
        #expect(monitor.snapshot.counts.messages > 300)
    }
}
