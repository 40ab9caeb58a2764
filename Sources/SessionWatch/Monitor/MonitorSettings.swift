package import OnlineForest
package import SecuritySpend

/// All that may be set about watching; the defaults are what README tells.
package struct MonitorSettings: Sendable {
    package var seed: UInt64 = 1
    /// How many sessions are flagged: a share of them, or so many a day of event time.
    package var sensitivity = FlagThreshold.Setting.contamination(0.01)
    /// A session without a message for so long is over.
    package var idleSeconds = 1_800
    /// Session vectors that must have been learned before the forest may flag: fewer can't tell odd from new.
    package var warmUp = 200
    /// The most of the forest's window that one session, user or address may hold; 1 lets everything be learned.
    package var windowShare = 0.05
    /// Open sessions kept at most; the one that has been quiet longest makes room.
    package var openSessions = 50_000
    /// Bytes that open sessions may take in memory, as far as they are counted: see ``SessionState/bytes``.
    package var sessionBytes = 96 << 20
    /// Flagged sessions kept for the screen.
    package var flaggedKept = 500
    /// Rules that are switched off, by name.
    package var rulesOff: Set<String> = []
    /// Who and what raises no alert.
    package var allowed = AllowList()
    /// Findings that are not told until a date.
    package var mutes: [Mute] = []
    /// Alerts told a day at most, 1 or more; nil for all.
    package var alertsPerDay: Int?
    package var spend = SpendSettings()
    /// Secret bytes for placeholders that stay joinable; empty for placeholders without a token.
    package var redactionKey: [UInt8] = []
    /// Excerpts and transcripts unredacted: the user asked for it.
    package var reveals = false

    package init() {}
}
