import ConversationLog
import DashboardModel
import SecuritySpend
import SessionWatch

/// The situations that golden files are made of: hand-made snapshots, nothing random.
enum Scenario: String, CaseIterable, Sendable {
    case emptyStart = "empty-start"
    case warmUp = "warm-up"
    case busyDay = "busy-day"
    case openSession = "open-session"
    case help
    case spend
    case pausedReplay = "paused-replay"
    case sourceWaiting = "source-waiting"
    case health

    var snapshot: Snapshot {
        switch self {
        case .emptyStart, .sourceWaiting: Snapshot.empty
        case .warmUp: Snapshot.warmingUp
        default: Snapshot.busy
        }
    }

    var status: RunStatus {
        switch self {
        case .emptyStart:
            RunStatus(
                mode: .live, isPaused: false,
                sources: [RunStatus.Source(name: "bot.jsonl", state: .caughtUp, bytesRead: 0, bytesTotal: 0)],
                linesPerSecond: 0, lagSeconds: nil, notice: nil, memoryBytes: 14_200_000, cpuPermille: 3)
        case .sourceWaiting:
            RunStatus(
                mode: .live, isPaused: false,
                sources: [
                    RunStatus.Source(name: "bot.log", state: .waiting),
                    RunStatus.Source(name: "secret.log", state: .failed("permission denied")),
                ],
                linesPerSecond: 0, lagSeconds: nil, notice: "can't read secret.log: permission denied",
                memoryBytes: 14_200_000, cpuPermille: 3)
        case .warmUp:
            RunStatus(
                mode: .live, isPaused: false,
                sources: [RunStatus.Source(name: "bot.jsonl", state: .caughtUp, bytesRead: 48_312, format: "jsonl")],
                linesPerSecond: 3, lagSeconds: 0.4, notice: "bot.jsonl: generic JSONL, by its first 20 lines",
                memoryBytes: 15_800_000, cpuPermille: 12)
        case .pausedReplay:
            RunStatus(
                mode: .replay(speed: 60), isPaused: true, sources: Self.replayed, linesPerSecond: 0, lagSeconds: nil,
                notice: nil, memoryBytes: 24_300_000, cpuPermille: 4)
        default:
            RunStatus(
                mode: .live, isPaused: false, sources: Self.followed, linesPerSecond: 212, lagSeconds: 0.4,
                notice: "hr.jsonl was rotated: 0 lines lost", memoryBytes: 24_300_000, cpuPermille: 31)
        }
    }

    /// What a reviewer pressed to get here.
    var keys: [Key] {
        switch self {
        case .openSession: [.down, .enter]
        case .help: [.character("?")]
        case .spend: [.character("$")]
        case .health: [.character("6")]
        default: []
        }
    }

    /// The dashboard after its keys, as it looks on that screen.
    func dashboard(_ size: Frame.Size, _ abilities: ScreenAbilities) -> Dashboard {
        var dashboard = Dashboard()
        for key in keys {
            _ = dashboard.handle(key, snapshot: snapshot, status: status, size: size, abilities: abilities)
        }
        return dashboard
    }

    func frame(_ size: Frame.Size, ascii: Bool) -> Frame {
        let abilities = ScreenAbilities(isASCII: ascii, hasColour: true)
        return dashboard(size, abilities).frame(snapshot, status, size: size, abilities: abilities)
    }

    private static let followed = [
        RunStatus.Source(name: "shop.jsonl", state: .caughtUp, bytesRead: 4_812_330, format: "jsonl"),
        RunStatus.Source(name: "hr.jsonl", state: .reading, bytesRead: 912_004, bytesTotal: 1_040_112, format: "jsonl", rotations: 1),
        RunStatus.Source(name: "dev.log", state: .waiting),
    ]
    private static let replayed = [
        RunStatus.Source(name: "support-day.jsonl", state: .reading, bytesRead: 270_000, bytesTotal: 1_000_000, format: "jsonl")
    ]
}

extension Snapshot {
    /// 2026-03-02T14:03:27Z, by `date -u -d @1772460207`.
    static let afternoon = EventTime(seconds: 1_772_460_207)

    static func account(
        _ review: Int64, _ inference: Int64, _ inspection: Int64, _ storage: Int64, flagged: Int64 = 0
    ) -> SpendSummary {
        let parts = [review, inference, inspection, storage].map(Money.init(nanodollars:))
        return SpendSummary(
            categories: zip(SpendCategory.allCases, parts).map { CategoryAmount(category: $0, amount: $1) },
            total: parts.reduce(.zero, +), flagged: Money(nanodollars: flagged), unpriced: [], estimatedMessages: 0,
            monthToDate: parts.reduce(.zero, +), hourlyRate: nil, budget: nil,
            review: ReviewState(waiting: 0, backlog: .zero, reviewed: 0, secondsSpent: 0), pricesAsOf: "2026-02-01")
    }

    /// Before the first line.
    static let empty = Snapshot(
        clock: nil, counts: TrafficCounts(), rates: RateHistory(),
        model: ModelState(learned: 0, needed: 64, threshold: nil, trees: 100, window: 2_048, dimensions: 30),
        flagged: [], riskHistogram: Array(repeating: 0, count: 20), spend: account(0, 0, 0, 0), reading: ReadingCounts())

    /// Some traffic, too little to learn from.
    static let warmingUp: Snapshot = {
        var counts = TrafficCounts()
        (counts.messages, counts.userMessages, counts.botMessages) = (74, 37, 37)
        (counts.sessions, counts.openSessions) = (12, 9)
        (counts.inputTokens, counts.outputTokens) = (9_120, 4_410)
        var reading = ReadingCounts()
        reading.lines = 74
        var histogram = Array(repeating: 0, count: 20)
        (histogram[6], histogram[7], histogram[8]) = (5, 4, 3)
        var spend = account(0, 4_014_000, 22_000, 1_100)
        spend.hourlyRate = nil
        return Snapshot(
            clock: afternoon, counts: counts, rates: rates(messages: [0, 0, 1, 2, 1, 3, 2, 2, 4, 3], flags: []),
            model: ModelState(learned: 37, needed: 64, threshold: nil, trees: 100, window: 2_048, dimensions: 30),
            flagged: [], riskHistogram: histogram, spend: spend, reading: reading)
    }()

    /// An afternoon with everything on it.
    static let busy: Snapshot = {
        var counts = TrafficCounts()
        (counts.messages, counts.userMessages, counts.botMessages) = (48_211, 24_019, 24_192)
        (counts.sessions, counts.openSessions, counts.flaggedSessions) = (5_120, 1_204, 7)
        (counts.inputTokens, counts.outputTokens) = (39_500_000, 10_100_000)
        var reading = ReadingCounts()
        (reading.lines, reading.malformed, reading.incomplete, reading.repaired) = (48_230, 2, 1, 4)
        (reading.untimed, reading.backwards, reading.skipped) = (16, 2, 16)
        var spend = account(15_000_000_000, 3_412_880_000, 8_680_000, 1_204_000, flagged: 1_203_400_000)
        spend.unpriced = [UnpricedModel(model: "llama-local-70b", messages: 212, inputTokens: 171_000, outputTokens: 44_200)]
        spend.estimatedMessages = 212
        spend.hourlyRate = Money(nanodollars: 2_104_000_000)
        spend.budget = BudgetState(
            monthly: Money(nanodollars: 40_000_000_000), left: Money(nanodollars: 21_577_236_000),
            projected: Money(nanodollars: 61_300_000_000), projectionIsUncertain: true, burnPermille: 1_530,
            secondsLeft: 36_900)
        spend.review = ReviewState(waiting: 5, backlog: Money(nanodollars: 37_500_000_000), reviewed: 2, secondsSpent: 720)
        return Snapshot(
            clock: afternoon, counts: counts,
            rates: rates(messages: [14, 17, 21, 18, 16, 12, 9, 11, 19, 24, 30, 26, 22, 18], flags: [1_399, 1_402, 1_411, 1_437]),
            model: ModelState(learned: 5_083, needed: 64, threshold: 0.746, trees: 100, window: 2_048, dimensions: 30),
            flagged: sessions,
            riskHistogram: [0, 0, 12, 88, 402, 1_190, 1_420, 980, 511, 266, 130, 62, 31, 14, 7, 2, 1, 1, 2, 1],
            spend: spend, reading: reading)
    }()

    /// A repeating pattern of messages in both histories; flags in the minutes named.
    private static func rates(messages: [Int], flags: [Int]) -> RateHistory {
        func slot(_ messages: Int, _ flags: Int) -> RateHistory.Slot {
            var slot = RateHistory.Slot()
            (slot.messages, slot.flags) = (messages, flags)
            (slot.inputTokens, slot.outputTokens) = (messages * 410, messages * messages * 12)
            slot.nanodollars = Int64(messages) * 94_000
            return slot
        }
        let fine = (0..<180).map { slot(messages[$0 / 4 % messages.count], flags.contains(1_425 + $0 / 12) && $0 % 12 == 3 ? 1 : 0) }
        let coarse = (0..<1_440).map { slot(12 * messages[$0 / 30 % messages.count], flags.contains($0) ? 1 : 0) }
        return RateHistory(fine: fine, coarse: coarse)
    }
}
