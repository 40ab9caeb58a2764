internal import ConversationLog
package import KeptState
internal import SecuritySpend

extension ConversationMonitor {
    /// The parts of the state that have changed since the last call, or since it was restored; at first all there are. Texts in them are
    /// redacted, also where the user asked to see all.
    ///
    /// A store that puts them in place of those before, all or none, has the monitor as it is now.
    package mutating func changedParts() -> [StatePart] {
        var archive = PartArchive()
        swap(&archive, &self.archive)
        defer { swap(&archive, &self.archive) }
        return archive.changes(of: &self)
    }

    /// Takes up the state that ``changedParts()`` gave, each part as it was last given, in any order: the monitor goes on as the one that
    /// gave it, to the byte. Settings that only say what happens from now on may be others.
    ///
    /// - Throws: what was wrong; then the monitor is what it was.
    package mutating func restore(_ parts: [(key: String, bytes: [UInt8])]) throws(StateFault) {
        var restored = ConversationMonitor(settings: settings, examiner: examiner)
        var archive = PartArchive()
        try archive.restore(&restored, from: parts)
        restored.archive = archive
        self = restored
    }
}

extension ConversationMonitor: KeptInParts {
    /// The version of the state's form. Raise it whenever a part is written otherwise than before: an older state is then refused rather
    /// than misread.
    private static let stateVersion = 2

    package mutating func keepParts(in archive: inout PartArchive) {
        archive.keep("monitor") { part in
            keepBasis(in: &part)
            guard part.fault == nil else { return }
            keepCounts(in: &part)
        }
        guard archive.fault == nil else { return }
        rates.keepParts(in: &archive)
        language.keepParts(in: &archive)
        traffic.keepParts(in: &archive)
        judge.keepParts(in: &archive)
        account.keepParts(in: &archive)
        desk.keepParts(in: &archive)
        guard archive.fault == nil else { return }
        sessions.keepParts(at: counts.messages, account: &account, examiner: examiner, in: &archive)
    }

    /// What must be the same for the rest to be read: it comes first.
    private func keepBasis(in part: inout StateArchive) {
        var version = Self.stateVersion
        part.keep(&version)
        guard version == Self.stateVersion else { return part.reject(.otherVersion) }
        var fingerprint = judge.fingerprint
        part.keepHash(&fingerprint)
        if fingerprint != judge.fingerprint { part.reject(.otherSettings) }
    }

    private mutating func keepCounts(in part: inout StateArchive) {
        part.keep(&clock)
        part.keep(&counts)
        part.keep(&reading)
        part.keepTally(&linesRead)
        var place = lastMarked.map { [$0.line, $0.offset] }
        part.keep(&place)
        var leaping = leap.map { [Int($0.time.nanoseconds), $0.message] }
        part.keep(&leaping)
        part.keep(&countingSources)
        part.keep(&histogram)
        part.keep(&silencer)
        guard part.isReading else { return }
        part.check(place.map { $0.count == 2 } ?? true)
        part.check(leaping.map { $0.count == 2 && $0[1] > 0 && $0[1] < Int.max / 4 } ?? true)
        part.check(countingSources.count <= Self.countingSourcesKept)
        guard part.fault == nil else { return }
        lastMarked = place.map { LinePlace(line: $0[0], offset: $0[1]) }
        leap = leaping.map { (EventTime(nanoseconds: Int64($0[0])), $0[1]) }
    }
}
