internal import ConversationLog
package import KeptState
internal import SecuritySpend

extension RateHistory.Slot: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&messages)
        archive.keepTally(&flags)
        archive.keepTally(&inputTokens)
        archive.keepTally(&outputTokens)
        archive.keepTally(&faults)
        archive.keep(&nanodollars)
        archive.check(nanodollars.magnitude < 1 << 62)
    }
}

extension TrafficCounts: Kept {
    /// All but ``openSessions``, which the table tells.
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&messages)
        archive.keepTally(&userMessages)
        archive.keepTally(&botMessages)
        archive.keepTally(&sessions)
        archive.keepTally(&evictedSessions)
        archive.keepTally(&flaggedSessions)
        archive.keepTally(&inputTokens)
        archive.keepTally(&outputTokens)
    }
}

extension ReadingCounts: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&lines)
        archive.keepTally(&skipped)
        archive.keepTally(&malformed)
        archive.keepTally(&incomplete)
        archive.keepTally(&tooLong)
        archive.keepTally(&leftOut)
        archive.keepTally(&cut)
        archive.keepTally(&repaired)
        archive.keepTally(&backwards)
        archive.keepTally(&ahead)
        archive.keepTally(&untimed)
        archive.keepTally(&withoutWords)
    }
}

extension Reason: KeptValue {
    package static var blank: Reason { Reason(signal: "", value: 0, usual: nil, share: 0, text: "") }
    package static var leastBytes: Int { 19 }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&signal)
        archive.keep(&value)
        var bounds = usual.map { [$0.lowerBound, $0.upperBound] } ?? []
        archive.keep(&bounds)
        archive.keep(&share)
        archive.keep(&text)
        guard archive.isReading else { return }
        archive.check(bounds.isEmpty || (bounds.count == 2 && bounds[0] <= bounds[1]))
        usual = archive.fault == nil && bounds.count == 2 ? bounds[0]...bounds[1] : nil
    }
}

extension FlaggedSession: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&session)
        archive.keep(&user)
        archive.keep(&bot)
        archive.keep(&model)
        archive.keepCase(&severity)
        archive.keep(&risk)
        archive.keep(&score)
        archive.keep(&kind)
        archive.keep(&tags)
        archive.keep(&reasons)
        archive.keep(&firstSeen)
        archive.keep(&flaggedAt)
        archive.keep(&lastSeen)
        archive.keepTally(&messages)
        archive.keepTally(&inputTokens)
        archive.keepTally(&outputTokens)
        archive.keep(&cost.nanodollars)
        archive.keep(&riskHistory)
        archive.keep(&source)
        archive.keep(&line)
        archive.keep(&transcript)
        archive.check(risk >= 0 && risk <= 1 && score >= 0 && score <= 1)
    }
}

extension TranscriptLine: KeptValue {
    package static var blank: TranscriptLine { TranscriptLine(time: nil, role: .user, text: "", line: 0, raisedFlag: false, hiddenScalars: 0) }
    package static var leastBytes: Int { 9 }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&time)
        archive.keepCase(&role)
        archive.keep(&text)
        archive.keep(&line)
        archive.keep(&raisedFlag)
        archive.keepTally(&hiddenScalars)
    }
}
