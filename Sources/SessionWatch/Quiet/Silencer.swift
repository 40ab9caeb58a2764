internal import ConversationLog
internal import KeptState

/// Decides which findings are not to be told, by the allow list and the mutes, and counts them.
///
/// A finding is a rule's hit on a session, or the forest's crossing of the threshold; each counts once a session.
struct Silencer {
    private let allowed: AllowList
    private let mutes: [Mute]
    private(set) var allowedFindings = 0
    /// In the order of the mutes.
    private(set) var mutedFindings: [Int]

    init(_ settings: MonitorSettings) {
        allowed = settings.allowed
        mutes = settings.mutes
        mutedFindings = Array(repeating: 0, count: mutes.count)
    }

    /// Whether a finding of this session is not to be told now. The allow list goes first, then the first mute that covers it.
    ///
    /// - Parameter time: of the message, or the monitor's clock; nil in a log that tells none.
    mutating func silences(_ finding: String, of session: inout SessionState, at time: EventTime?) -> Bool {
        guard allowed.count > 0 || !mutes.isEmpty else { return false }
        if allowed.allows(session) {
            if session.risk.silenced.insert(finding).inserted { allowedFindings += 1 }
            return true
        }
        guard let mute = mutes.firstIndex(where: { $0.holds(at: time) && $0.covers(finding, of: session) }) else { return false }
        if session.risk.silenced.insert(finding).inserted { mutedFindings[mute] += 1 }
        return true
    }

    /// Whether the message holds an allowed phrase, so that a rule's hit on it is none.
    mutating func allows(_ hitRule: String, in message: Message, of session: inout SessionState) -> Bool {
        guard allowed.allows(text: message.text) else { return false }
        if session.risk.silenced.insert(hitRule).inserted { allowedFindings += 1 }
        return true
    }

    /// What a screen shows of it.
    func state(at clock: EventTime?, redacted: (String) -> String) -> (entries: Int, findings: Int, mutes: [MuteState]) {
        let states = mutes.indices.map { index in
            MuteState(
                scope: redacted(mutes[index].scope), until: mutes[index].until, reason: mutes[index].reason.map(redacted),
                standing: clock.map { mutes[index].until > $0 ? .active : .expired } ?? .untimed, findings: mutedFindings[index])
        }
        return (allowed.count, allowedFindings, states)
    }
}

extension Silencer: Kept {
    /// Counts of mutes are kept with what they mute: those that the settings no longer hold are forgotten.
    mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&allowedFindings)
        let count = archive.keepCount(mutes.count, leastBytes: 3)
        for index in 0..<count where archive.fault == nil {
            var (scope, until, findings) = ("", EventTime.blank, 0)
            if !archive.isReading { (scope, until, findings) = (mutes[index].scope, mutes[index].until, mutedFindings[index]) }
            archive.keep(&scope)
            archive.keep(&until)
            archive.keepTally(&findings)
            guard archive.isReading, let mute = mutes.firstIndex(where: { $0.scope == scope && $0.until == until }) else { continue }
            mutedFindings[mute] = findings
        }
    }
}
