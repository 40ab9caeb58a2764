internal import ConversationLog
internal import SecuritySpend

/// The flagged sessions as a reviewer sees them, redacted, newest flag last.
struct FlaggedList {
    fileprivate struct Entry {
        var handle: Int
        /// Messages of the session that the transcript has taken in.
        var messagesTold: Int
        var session: FlaggedSession
    }

    /// Sessions kept; the oldest flag makes room.
    let limit: Int
    private var entries: [Entry] = []
    /// Sessions whose alert waits for the end of the day, and that were not told before.
    private var held: [Entry] = []

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
        entry.session.adopt(alert)
        entry.take(state, cost: alert.sessionCost, examiner: examiner)
        entry.markLast()
        entries.append(entry)
    }

    /// A session was flagged, but its alert waits.
    mutating func hold(_ alert: Alert, on state: SessionState, examiner: TextExaminer) {
        if let index = entries.lastIndex(where: { $0.handle == state.handle }) {
            entries[index].take(state, cost: alert.sessionCost, examiner: examiner)
            entries[index].markLast()
            return
        }
        var entry: Entry
        if let index = held.firstIndex(where: { $0.handle == state.handle }) {
            entry = held.remove(at: index)
        } else {
            entry = Entry(handle: state.handle, messagesTold: 0, session: FlaggedSession(alert, state, examiner))
        }
        entry.session.adopt(alert)
        entry.take(state, cost: alert.sessionCost, examiner: examiner)
        entry.markLast()
        held.append(entry)
    }

    /// An alert that waited is told: its session enters the list, or what is known of it gets worse.
    mutating func tellHeld(_ alert: Alert, of handle: Int) {
        if let index = entries.lastIndex(where: { $0.handle == handle }) {
            // Told of something worse meanwhile: that stays in front.
            dropHeld(handle)
            guard alert.severity >= entries[index].session.severity else { return }
            var entry = entries.remove(at: index)
            entry.session.adopt(alert)
            entries.append(entry)
        } else if let index = held.firstIndex(where: { $0.handle == handle }) {
            if entries.count >= limit { entries.removeFirst() }
            entries.append(held.remove(at: index))
        }
    }

    /// The alert of a waiting session is only counted.
    mutating func dropHeld(_ handle: Int) {
        held.removeAll { $0.handle == handle }
    }

    /// A flagged session went on by one message, or by all those from before its flag.
    mutating func update(_ state: SessionState, cost: Money, examiner: TextExaminer) {
        guard state.risk.alerted != nil else { return }
        if let index = entries.lastIndex(where: { $0.handle == state.handle }) {
            entries[index].take(state, cost: cost, examiner: examiner)
        } else if let index = held.firstIndex(where: { $0.handle == state.handle }) {
            held[index].take(state, cost: cost, examiner: examiner)
        }
    }
}

extension FlaggedList.Entry {
    /// The session as it is now, with the messages that were not taken in before.
    fileprivate mutating func take(_ state: SessionState, cost: Money, examiner: TextExaminer) {
        session.risk = state.risk.greatest
        session.score = state.risk.scoreAtGreatest
        session.lastSeen = state.lastSeen
        session.messages = state.messages
        session.inputTokens = state.inputTokens
        session.outputTokens = state.outputTokens
        session.cost = cost
        session.riskHistory = state.risk.history
        for line in state.transcript.entries.suffix(state.messages - messagesTold) {
            session.transcript.append(
                TranscriptLine(
                    time: line.time, role: line.role, text: examiner.redacted(line.text), line: line.line,
                    raisedFlag: false, hiddenScalars: SafeText.hiddenScalars(in: line.text)))
        }
        let surplus = session.transcript.count - TranscriptRing.depth
        if surplus > 0 { session.transcript.removeFirst(surplus) }
        messagesTold = state.messages
    }

    /// The last message is the one that raised the flag.
    fileprivate mutating func markLast() {
        if let line = session.transcript.indices.last { session.transcript[line].raisedFlag = true }
    }
}

extension FlaggedSession {
    fileprivate mutating func adopt(_ alert: Alert) {
        severity = max(severity, alert.severity)
        kind = alert.kind
        tags = alert.tags
        reasons = alert.reasons
    }

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
