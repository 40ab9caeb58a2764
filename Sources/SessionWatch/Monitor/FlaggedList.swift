internal import ConversationLog
internal import SecuritySpend

/// The flagged sessions as a reviewer sees them, redacted, newest flag last.
struct FlaggedList {
    private struct Entry {
        var handle: Int
        /// Messages of the session that the transcript has taken in.
        var messagesTold: Int
        var session: FlaggedSession
    }

    /// Sessions kept; the oldest flag makes room.
    let limit: Int
    private var entries: [Entry] = []

    init(limit: Int) {
        precondition(limit > 0, "a list of flagged sessions needs room for one")
        self.limit = limit
    }

    var sessions: [FlaggedSession] { entries.map(\.session) }

    /// The account's handle of a flagged session, by the id that is shown.
    func handle(of id: String) -> Int? { entries.last { $0.session.session == id }?.handle }

    /// A session was flagged, or flagged again and worse.
    mutating func raise(_ alert: Alert, on state: SessionState, examiner: TextExaminer) {
        var entry: Entry
        if let index = entries.lastIndex(where: { $0.handle == state.handle }) {
            entry = entries.remove(at: index)
        } else {
            entry = Entry(handle: state.handle, messagesTold: 0, session: FlaggedSession(alert, state, examiner))
            if entries.count >= limit { entries.removeFirst() }
        }
        entry.session.severity = max(entry.session.severity, alert.severity)
        entry.session.kind = alert.kind
        entry.session.tags = alert.tags
        entry.session.reasons = alert.reasons
        entries.append(entry)
        update(state, cost: alert.sessionCost, examiner: examiner)
        let last = entries.count - 1
        if let line = entries[last].session.transcript.indices.last {
            entries[last].session.transcript[line].raisedFlag = true
        }
    }

    /// A flagged session went on by one message, or by all those from before its flag.
    mutating func update(_ state: SessionState, cost: Money, examiner: TextExaminer) {
        guard state.risk.alerted != nil, let index = entries.lastIndex(where: { $0.handle == state.handle }) else {
            return
        }
        var entry = entries[index]
        entry.session.risk = state.risk.greatest
        entry.session.score = state.risk.scoreAtGreatest
        entry.session.lastSeen = state.lastSeen
        entry.session.messages = state.messages
        entry.session.inputTokens = state.inputTokens
        entry.session.outputTokens = state.outputTokens
        entry.session.cost = cost
        entry.session.riskHistory = state.risk.history
        for line in state.transcript.entries.suffix(state.messages - entry.messagesTold) {
            entry.session.transcript.append(
                TranscriptLine(
                    time: line.time, role: line.role, text: examiner.redacted(line.text), line: line.line,
                    raisedFlag: false, hiddenScalars: SafeText.hiddenScalars(in: line.text)))
        }
        let surplus = entry.session.transcript.count - TranscriptRing.depth
        if surplus > 0 { entry.session.transcript.removeFirst(surplus) }
        entry.messagesTold = state.messages
        entries[index] = entry
    }
}

extension FlaggedSession {
    fileprivate init(_ alert: Alert, _ state: SessionState, _ examiner: TextExaminer) {
        self.init(
            session: alert.session, user: state.user.map(examiner.redacted), bot: state.bot.map(examiner.redacted),
            model: state.model.map(examiner.redacted),
            severity: alert.severity, risk: alert.risk, score: alert.score ?? 0, kind: alert.kind, tags: alert.tags,
            reasons: alert.reasons, firstSeen: state.firstSeen, flaggedAt: alert.time, lastSeen: state.lastSeen,
            messages: 0, inputTokens: 0, outputTokens: 0, cost: .zero, riskHistory: [], source: alert.source,
            line: alert.place.line, transcript: [])
    }
}
