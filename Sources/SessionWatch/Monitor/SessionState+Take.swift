internal import ConversationLog

extension SessionState {
    /// Values of personal data remembered a session, on either side.
    static let valueLimit = 512

    /// Takes in one message. Returns the personal data and secrets that the bot gave away with it.
    mutating func take(
        _ message: Message, _ examined: TextExaminer.Examined, _ strangeness: SiteLanguage.Strangeness,
        clock: EventTime?, _ reading: inout ReadingCounts
    ) -> [RuleInput.Leak] {
        messages += 1
        if let time = message.time, let last = lastSeen, time < last { reading.backwards += 1 }
        lastSeen = max(lastSeen, message.time ?? clock)
        user = message.user ?? user
        bot = message.bot ?? bot
        address = message.address ?? address
        model = message.model ?? model
        inputTokens += message.usage?.input ?? 0
        outputTokens += message.usage?.output ?? 0
        toolCalls += message.toolCalls.count
        if message.finish == .error || message.finish == .length { errors += 1 }
        transcript.add(message, text: examined.transcriptText)
        timing.take(message, digest: examined.digest)

        switch message.role {
        case .user:
            userSide.take(examined.digest, strangeness)
            userSide.phrases.add(examined.phrases)
            for value in examined.values where typedValues.count < Self.valueLimit { typedValues.insert(value.value) }
            return []
        case .assistant:
            botSide.take(examined.digest, strangeness)
            botSide.phrases.add(examined.phrases)
            let leaks = examined.values.filter { !typedValues.contains($0.value) }
            for leak in leaks where leakedValues.count < Self.valueLimit { leakedValues.insert(leak.value) }
            return leaks
        case .system, .tool:
            return []
        }
    }

    /// Takes in what the newest message has in common with other sessions.
    mutating func take(_ shared: SiteTraffic.Shared) {
        lastSameText = shared.sameText
        sameText.add(shared.sameText)
        if let sessions = shared.userSessions { userSessions = max(userSessions ?? 0, sessions) }
        if let sessions = shared.addressSessions { addressSessions = max(addressSessions ?? 0, sessions) }
    }
}

/// The later of two moments; an absent one is before all.
private func max(_ a: EventTime?, _ b: EventTime?) -> EventTime? {
    guard let a else { return b }
    guard let b else { return a }
    return a < b ? b : a
}

extension PhraseTally {
    mutating func add(_ counts: PhraseCounts) {
        override += counts.override
        rolePlay += counts.rolePlay
        promptAsk += counts.promptAsk
        roleMarkers += counts.roleMarkers
        code += counts.codeSql
        refusals += counts.refusal
        authFailures += counts.authFail
    }
}
