internal import ConversationLog
internal import KeptState
internal import SecuritySpend

/// The flagged sessions as a reviewer sees them, redacted, newest flag last.
struct FlaggedList {
    fileprivate struct Entry {
        var handle: Int
        /// Messages of the session that the transcript has taken in.
        var messagesTold: Int
        var session: FlaggedSession
        /// Tells the order: who came last to a list has the greatest.
        var place = 0
        /// Whether it is not what the state was last told.
        var hasChanged = true
    }

    /// Sessions kept; the oldest flag makes room.
    let limit: Int
    private var entries: [Entry] = []
    /// Sessions whose alert waits for the end of the day, and that were not told before.
    private var held: [Entry] = []
    /// The place of the next one that comes to a list.
    private var nextPlace = 0
    /// Handles of the sessions that the state was last told of, those of ``held`` in the second list.
    private var told: (entries: [Int], held: [Int]) = ([], [])

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
        entry.take(state, cost: alert.sessionCost)
        entry.markLast()
        entries.append(last(entry))
    }

    /// The entry as the last one of its list.
    private mutating func last(_ entry: Entry) -> Entry {
        var entry = entry
        entry.place = nextPlace
        entry.hasChanged = true
        nextPlace += 1
        return entry
    }

    /// The handles of all sessions that are kept, told or waiting.
    var handles: Set<Int> { Set(entries.map(\.handle)).union(held.map(\.handle)) }

    /// A session was flagged, but its alert waits.
    mutating func hold(_ alert: Alert, on state: SessionState, examiner: TextExaminer) {
        if let index = entries.lastIndex(where: { $0.handle == state.handle }) {
            entries[index].take(state, cost: alert.sessionCost)
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
        entry.take(state, cost: alert.sessionCost)
        entry.markLast()
        held.append(last(entry))
    }

    /// An alert that waited is told: its session enters the list, or what is known of it gets worse.
    mutating func tellHeld(_ alert: Alert, of handle: Int) {
        if let index = entries.lastIndex(where: { $0.handle == handle }) {
            // Told of something worse meanwhile: that stays in front.
            dropHeld(handle)
            guard alert.severity >= entries[index].session.severity else { return }
            var entry = entries.remove(at: index)
            entry.session.adopt(alert)
            entries.append(last(entry))
        } else if let index = held.firstIndex(where: { $0.handle == handle }) {
            if entries.count >= limit { entries.removeFirst() }
            entries.append(last(held.remove(at: index)))
        }
    }

    /// The alert of a waiting session is only counted.
    mutating func dropHeld(_ handle: Int) {
        held.removeAll { $0.handle == handle }
    }

    /// A flagged session went on by one message, or by all those from before its flag.
    mutating func update(_ state: SessionState, cost: Money) {
        guard state.risk.alerted != nil else { return }
        if let index = entries.lastIndex(where: { $0.handle == state.handle }) {
            entries[index].take(state, cost: cost)
        } else if let index = held.firstIndex(where: { $0.handle == state.handle }) {
            held[index].take(state, cost: cost)
        }
    }
}

extension FlaggedList.Entry {
    /// The session as it is now, with the messages that were not taken in before.
    fileprivate mutating func take(_ state: SessionState, cost: Money) {
        hasChanged = true
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
                    time: line.time, role: line.role, text: line.text, line: line.line, raisedFlag: false,
                    hiddenScalars: SafeText.hiddenScalars(in: line.text)))
        }
        var bytes = session.transcript.reduce(0) { $0 + $1.text.utf8.count }
        let surplus = session.transcript.prefix { line in
            defer { bytes -= line.text.utf8.count }
            return bytes > TranscriptRing.bytes
        }.count
        session.transcript.removeFirst(max(surplus, session.transcript.count - TranscriptRing.depth))
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

extension FlaggedList {
    /// Keeps the lists' own number and one part for each session. Texts are written redacted, also if the user asked to see all.
    mutating func keepParts(_ examiner: TextExaminer, in archive: inout PartArchive) {
        archive.keep("flagged") { $0.keepTally(&nextPlace) }
        told.entries = Self.keep(&entries, "flagged", told.entries, before: nextPlace, examiner, in: &archive)
        told.held = Self.keep(&held, "held", told.held, before: nextPlace, examiner, in: &archive)
        // The limit may be lower than it was.
        if archive.isReading, entries.count > limit { entries.removeFirst(entries.count - limit) }
    }

    /// Returns the handles of what was kept.
    private static func keep(
        _ list: inout [Entry], _ kind: String, _ told: [Int], before nextPlace: Int, _ examiner: TextExaminer, in archive: inout PartArchive
    ) -> [Int] {
        if archive.isReading {
            list = []
            for handle in archive.numbers(of: kind) {
                archive.keep("\(kind)/\(handle)") { part in
                    var entry = Entry.blank
                    entry.handle = handle
                    entry.keep(in: &part)
                    list.append(entry)
                }
            }
            list.sort { $0.place < $1.place }
            archive.check(zip(list, list.dropFirst()).allSatisfy { $0.place < $1.place } && list.allSatisfy { $0.place < nextPlace })
        } else {
            let kept = Set(list.map(\.handle))
            for handle in told where !kept.contains(handle) { archive.drop("\(kind)/\(handle)") }
            for index in list.indices where list[index].hasChanged {
                var entry = list[index]
                if !examiner.storesAsShown { entry.redact(by: examiner) }
                archive.keep("\(kind)/\(entry.handle)") { entry.keep(in: &$0) }
                list[index].hasChanged = false
            }
        }
        return list.map(\.handle)
    }
}

extension FlaggedList.Entry: Kept {
    fileprivate static var blank: FlaggedList.Entry {
        FlaggedList.Entry(
            handle: 0, messagesTold: 0,
            session: FlaggedSession(
                session: "", user: nil, bot: nil, model: nil, severity: .low, risk: 0, score: 0, kind: "", tags: [], reasons: [],
                firstSeen: nil, flaggedAt: nil, lastSeen: nil, messages: 0, inputTokens: 0, outputTokens: 0, cost: .zero,
                riskHistory: [], source: "", line: 0, transcript: []),
            hasChanged: false)
    }

    fileprivate mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&messagesTold)
        archive.keepTally(&place)
        archive.keep(&session)
    }

    fileprivate mutating func redact(by examiner: TextExaminer) {
        for line in session.transcript.indices { session.transcript[line].text = examiner.stored(session.transcript[line].text) }
        session.user = session.user.map(examiner.stored)
    }
}
