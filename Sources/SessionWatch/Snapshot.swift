package import ConversationLog
package import SecuritySpend

/// The monitor at one moment: all that a screen shows of it. Texts are redacted, but not yet made safe for a terminal.
package struct Snapshot: Sendable {
    /// The latest event time seen; nil before the first timed message.
    package var clock: EventTime?
    package var counts: TrafficCounts
    package var rates: RateHistory
    package var model: ModelState
    /// Flagged sessions, newest flag last; at most ``MonitorSettings/flaggedKept``, the oldest go first.
    package var flagged: [FlaggedSession]
    /// Risk of the sessions scored so far: 20 equal bins from 0 to 1, each session in the bin of its greatest risk.
    package var riskHistogram: [Int]
    package var spend: SpendSummary
    package var reading: ReadingCounts
    /// What is not told, and why.
    package var quiet: QuietState

    package init(
        clock: EventTime?, counts: TrafficCounts, rates: RateHistory, model: ModelState, flagged: [FlaggedSession],
        riskHistogram: [Int], spend: SpendSummary, reading: ReadingCounts,
        quiet: QuietState = QuietState()
    ) {
        self.clock = clock
        self.counts = counts
        self.rates = rates
        self.model = model
        self.flagged = flagged
        self.riskHistogram = riskHistogram
        self.spend = spend
        self.reading = reading
        self.quiet = quiet
    }
}

package struct TrafficCounts: Hashable, Sendable {
    package var messages = 0
    package var userMessages = 0
    package var botMessages = 0
    /// Sessions ever seen, those that are open now, and those that were flagged.
    package var sessions = 0
    package var openSessions = 0
    package var flaggedSessions = 0
    /// Sessions that had to make room for others before they had ended.
    package var evictedSessions = 0
    package var inputTokens = 0
    package var outputTokens = 0
    package init() {}
}

/// Lines that were read and what became of them.
package struct ReadingCounts: Hashable, Sendable {
    package var lines = 0
    package var skipped = 0
    package var malformed = 0
    package var incomplete = 0
    package var tooLong = 0
    /// Lines whose text the collector left out, as `journalctl` without `--all` does.
    package var leftOut = 0
    /// Lines over the limit whose start was still readable.
    package var cut = 0
    /// Lines with invalid UTF-8 or control bytes that were mended.
    package var repaired = 0
    /// Messages whose time lay before one already seen of the same session.
    package var backwards = 0
    /// Messages whose time lay over a day ahead of all others and was taken for none.
    package var ahead = 0
    /// Messages without a time of their own, or with one that lies days ahead of all others.
    package var untimed = 0
    /// Messages of which the log tells that and when they were said, but not the words: nothing is measured in their texts.
    package var withoutWords = 0
    package init() {}

    /// Lines that yielded nothing though they should have.
    package var damaged: Int { malformed + incomplete + tooLong + leftOut }
}

/// Counts by time slot, for graphs. Slots are event time, aligned to their width.
package struct RateHistory: Hashable, Sendable {
    package struct Slot: Hashable, Sendable {
        package var messages = 0
        package var flags = 0
        package var inputTokens = 0
        package var outputTokens = 0
        package var faults = 0
        /// Nano-dollars spent in the slot.
        package var nanodollars: Int64 = 0
        package init() {}
    }

    /// 5-second slots of the last 15 minutes, oldest first, the last one still filling; 180 of them, or none at all.
    package var fine: [Slot]
    /// 1-minute slots of the last 24 hours, oldest first; 1,440 of them, or none at all.
    package var coarse: [Slot]

    package init(fine: [Slot] = [], coarse: [Slot] = []) {
        self.fine = fine
        self.coarse = coarse
    }

    package static let fineSeconds = 5
    package static let coarseSeconds = 60
}

/// How far the forest has learned, and where it draws the line.
package struct ModelState: Hashable, Sendable {
    /// Vectors learned, and how many are needed before the forest may flag.
    package var learned: Int
    package var needed: Int
    /// Sessions at or above this risk are flagged; nil while warming up (rules still flag).
    package var threshold: Double?
    package var trees: Int
    package var window: Int
    package var dimensions: Int
    /// Vectors that were not learned, so that nobody teaches the forest that an attack is usual.
    package var leftOut: Int

    package init(
        learned: Int, needed: Int, threshold: Double?, trees: Int, window: Int, dimensions: Int, leftOut: Int = 0
    ) {
        self.learned = learned
        self.needed = needed
        self.threshold = threshold
        self.trees = trees
        self.window = window
        self.dimensions = dimensions
        self.leftOut = leftOut
    }

    package var isReady: Bool { learned >= needed }
}

package enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
    case low, medium, high, critical

    package static func < (a: Severity, b: Severity) -> Bool {
        a.rank < b.rank
    }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .critical: 3
        }
    }
}

/// Why a session was flagged: one signal, what it was, what is usual here, and its part in the decision.
package struct Reason: Hashable, Sendable {
    /// The signal's name, as README lists it.
    package var signal: String
    package var value: Double
    /// 5th and 95th percentile of the sessions in the window; nil where a rule decides and nothing is usual.
    package var usual: ClosedRange<Double>?
    /// Part of the decision, 0 to 1; the shares of one alert sum to at most 1.
    package var share: Double
    /// One short sentence with the value in its unit.
    package var text: String

    package init(signal: String, value: Double, usual: ClosedRange<Double>?, share: Double, text: String) {
        self.signal = signal
        self.value = value
        self.usual = usual
        self.share = share
        self.text = text
    }
}

/// A session that was flagged, as a reviewer sees it.
package struct FlaggedSession: Hashable, Sendable {
    package var session: String
    package var user: String?
    package var bot: String?
    package var model: String?
    package var severity: Severity
    /// The greatest risk it has had, and the forest's score then, 0 to 1.
    package var risk: Double
    package var score: Double
    /// `forest`, or the name of the rule that weighs most.
    package var kind: String
    /// OWASP LLM 2025 and MITRE ATLAS ids.
    package var tags: [String]
    package var reasons: [Reason]
    package var firstSeen: EventTime?
    package var flaggedAt: EventTime?
    package var lastSeen: EventTime?
    package var messages: Int
    package var inputTokens: Int
    package var outputTokens: Int
    package var cost: Money
    /// The session's risk after each of its last 32 messages.
    package var riskHistory: [Double]
    /// Where the message was that raised the first flag: file and line.
    package var source: String
    package var line: Int
    package var transcript: [TranscriptLine]

    package init(
        session: String, user: String?, bot: String?, model: String?, severity: Severity, risk: Double, score: Double,
        kind: String, tags: [String], reasons: [Reason], firstSeen: EventTime?, flaggedAt: EventTime?,
        lastSeen: EventTime?, messages: Int, inputTokens: Int, outputTokens: Int, cost: Money, riskHistory: [Double],
        source: String, line: Int, transcript: [TranscriptLine]
    ) {
        self.session = session
        self.user = user
        self.bot = bot
        self.model = model
        self.severity = severity
        self.risk = risk
        self.score = score
        self.kind = kind
        self.tags = tags
        self.reasons = reasons
        self.firstSeen = firstSeen
        self.flaggedAt = flaggedAt
        self.lastSeen = lastSeen
        self.messages = messages
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cost = cost
        self.riskHistory = riskHistory
        self.source = source
        self.line = line
        self.transcript = transcript
    }
}

/// One message of a flagged session, redacted and shortened.
package struct TranscriptLine: Hashable, Sendable {
    package var time: EventTime?
    package var role: Message.Role
    package var text: String
    package var line: Int
    /// True for the message that raised a flag.
    package var raisedFlag: Bool
    /// Invisible and control scalars in the text, before it was made safe.
    package var hiddenScalars: Int

    package init(time: EventTime?, role: Message.Role, text: String, line: Int, raisedFlag: Bool, hiddenScalars: Int) {
        self.time = time
        self.role = role
        self.text = text
        self.line = line
        self.raisedFlag = raisedFlag
        self.hiddenScalars = hiddenScalars
    }
}
