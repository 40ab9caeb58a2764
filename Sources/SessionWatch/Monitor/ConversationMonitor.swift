package import ConversationLog
internal import KeptState
internal import OnlineForest
internal import SecuritySpend

/// Messages in, effects out: features, forest, rules, verdicts and the account, in the order of the messages.
///
/// Reads no clock, file or system randomness: the same messages and settings give the same effects, to the byte.
/// Not thread-safe: it has one owner.
package struct ConversationMonitor {
    package let settings: MonitorSettings
    /// The open sessions.
    var sessions: SessionTable
    /// What the site usually talks like.
    var language = SiteLanguage()
    /// What its sessions share.
    var traffic = SiteTraffic()
    /// The forest and its line.
    var judge: SessionJudge
    /// What all of it costs.
    var account: SpendAccount
    /// Counts by time.
    var rates = RateRecorder()
    /// Alerts, told and held.
    var desk: AlertDesk
    /// What is allowed or muted.
    var silencer: Silencer
    /// Sessions by risk.
    var histogram = RiskHistogram()
    /// Looks at single texts.
    let examiner: TextExaminer
    private let rules: [Rule]

    /// The latest event time seen; nil before the first timed message.
    package internal(set) var clock: EventTime?
    /// Messages and sessions so far.
    var counts = TrafficCounts()
    /// Lines so far, by what became of them.
    var reading = ReadingCounts()
    /// Where the last line was that was cut or mended.
    var lastMarked: LinePlace?
    /// Sources that tell token counts, the latest to be found so last; of more than ``countingSourcesKept`` the first is forgotten, until
    /// it tells counts again.
    var countingSources: [String] = []
    /// A time over a day ahead of the clock, until a second message agrees with it.
    var leap: (time: EventTime, message: Int)?
    /// Lines taken in by all readers; the program tells it, since a message may take several lines.
    package var linesRead = 0
    /// The source that is being read; alerts name it.
    private var sourceName = ""
    /// What the state was last told.
    var archive = PartArchive()

    /// - Parameter examiner: looks at single texts and redacts what leaves; it has this monitor as its one user.
    package init(settings: MonitorSettings, examiner: TextExaminer) {
        self.settings = settings
        self.examiner = examiner
        sessions = SessionTable(capacity: settings.openSessions, byteLimit: settings.sessionBytes)
        judge = SessionJudge(settings: settings)
        account = SpendAccount(settings: settings.spend)
        desk = AlertDesk(settings, examiner: examiner)
        silencer = Silencer(settings)
        rules = Rules.all.filter { !settings.rulesOff.contains($0.name) }
    }

    /// Takes in what a reader yielded from `source`.
    package mutating func take(_ item: ReaderItem, from source: String, _ perform: (Effect) -> Void) {
        sourceName = source
        switch item {
        case .format: return
        case .skipped: reading.skipped += 1
        case .fault(let fault):
            switch fault.reason {
            case .malformed: reading.malformed += 1
            case .incomplete: reading.incomplete += 1
            case .tooLong: reading.tooLong += 1
            case .leftOut: reading.leftOut += 1
            }
            if let clock { rates.record(at: clock) { $0.faults += 1 } }
        case .message(let message):
            take(message, perform)
        }
    }

    /// Input has ended: held alerts are told, and every open session is closed, the quietest first.
    package mutating func finish(_ perform: (Effect) -> Void) {
        desk.finish(perform)
        while let session = sessions.removeOldest() { close(session, .input, perform) }
    }

    /// A reviewer spent `seconds` on a flagged session: booked at the monitor's clock.
    package mutating func review(session id: String, seconds: Int) {
        guard let handle = desk.handle(of: id) else { return }
        account.review(session: handle, seconds: seconds, at: clock?.seconds)
        if let slot = sessions.change(handle: handle) { sessions.weigh(slot, booked: account.entriesKept(of: handle)) }
    }

    private mutating func take(_ given: Message, _ perform: (Effect) -> Void) {
        var message = given
        if isLeap(message.time) {
            message.time = nil
            reading.ahead += 1
        }
        count(message)
        advance(to: message.time, perform)
        if !sessions.contains(message.session) {
            while sessions.isFull, let evicted = sessions.removeLeastMissed() { close(evicted, .evicted, perform) }
        }
        let (slot, isNew) = sessions.slot(for: message.session, shownAs: examiner.shownID)
        if isNew {
            counts.sessions += 1
            sessions[slot].firstSeen = message.time ?? clock
        }
        sessions[slot].heardAt = clock
        sessions[slot].heardAtMessage = counts.messages
        let examined = examiner.examine(message)
        let strangeness = language.take(message.text, digest: examined.digest, role: message.role)
        let leaks = sessions[slot].take(message, examined, strangeness, clock: clock, &reading)
        sessions[slot].take(
            traffic.take(
                message, examined.digest, session: sessions[slot].handle, opened: sessions[slot].firstSeen,
                at: message.time ?? clock))
        book(message, contextBytes: sessions[slot].contextBytes, handle: sessions[slot].handle)
        sessions[slot].contextBytes += message.textBytes
        defer {
            sessions.weigh(slot, booked: account.entriesKept(of: sessions[slot].handle))
            while sessions.isTooHeavy, let evicted = sessions.removeLeastMissed() { close(evicted, .evicted, perform) }
        }
        guard message.role == .user || message.role == .assistant else { return }

        let input = RuleInput(
            message: message, digest: examined.digest, phrases: examined.ownPhrases, session: sessions[slot], leaks: leaks)
        // Rules look at what was said. A row of alike answers, say, does not become more of one with an answer of no words.
        for rule in rules where !message.text.isEmpty {
            guard let hit = rule.evaluate(input), !silencer.allows(rule.name, in: message, of: &sessions[slot]) else { continue }
            let isSilent = silencer.silences(rule.name, of: &sessions[slot], at: message.time ?? clock)
            sessions[slot].risk.add(hit, of: rule, isAudible: !isSilent)
        }
        let judged = judge.judge(&sessions[slot], isUserTurn: message.role == .user, at: clock)
        histogram.move(&sessions[slot].risk)
        perform(
            .score(
                ScoreRecord(
                    place: message.place, session: sessions[slot].shownID, role: message.role, time: message.time,
                    score: judged.score, risk: judged.risk)))
        raise(message, judged, slot: slot, perform)
        if sessions[slot].risk.alerted != nil {
            desk.update(sessions[slot], cost: account.cost(of: sessions[slot].handle))
        }
    }

    private mutating func count(_ message: Message) {
        counts.messages += 1
        switch message.role {
        case .user: counts.userMessages += 1
        case .assistant: counts.botMessages += 1
        case .system, .tool: break
        }
        // A line may hold several messages, and is cut or mended once.
        if message.place != lastMarked, !message.marks.isDisjoint(with: [.cut, .repaired]) {
            lastMarked = message.place
            if message.marks.contains(.cut) { reading.cut += 1 }
            if message.marks.contains(.repaired) { reading.repaired += 1 }
        }
        if message.marks.contains(.withoutWords) { reading.withoutWords += 1 }
        if message.time == nil { reading.untimed += 1 }
        counts.inputTokens += message.usage?.input ?? 0
        counts.outputTokens += message.usage?.output ?? 0
    }

    /// Whether a time lies over a day ahead of the clock and stands alone. One wrong date must not end all sessions and
    /// leave the graphs in the year 2099; after a quiet weekend the second message of Monday agrees with the first.
    private mutating func isLeap(_ time: EventTime?) -> Bool {
        guard let time, let clock, time.seconds(since: clock) > Self.leapSeconds else { return false }
        if let leap, abs(time.seconds(since: leap.time)) <= Self.leapSeconds {
            // What was said since then was said at the new time.
            sessions.hear(since: leap.message, at: time)
            self.leap = nil
            return false
        }
        leap = (time, counts.messages + 1)
        return true
    }

    /// More files than are open at a time; each is one search of a list.
    static let countingSourcesKept = 256
    private static let leapSeconds = 86_400.0
    /// Marks of closed sessions that are let gather, so that most closings need not look for them.
    private static let marksToSpare = 4_096
    /// Messages after which a session is over in a log that tells no times.
    private static let untimedMessages = 2_000

    /// Wall time has come to `now` while nothing was said: sessions end and graphs move on. For live logs only, whose
    /// clock is near; a log of the past has its own.
    package mutating func tick(_ now: EventTime, _ perform: (Effect) -> Void) {
        guard let clock, now > clock, now.seconds(since: clock) < Self.leapSeconds else { return }
        advance(to: now, perform)
        rates.record(at: now) { _ in }
    }

    /// A session's id as it leaves with its alerts and scores.
    package func shownID(of session: String) -> String {
        sessions.shownID(of: session) ?? examiner.redacted(session)
    }

    /// Event time has come to `time`: sessions that have been quiet for too long are over.
    private mutating func advance(to time: EventTime?, _ perform: (Effect) -> Void) {
        guard let time else {
            while clock == nil, let message = sessions.oldestHeardAtMessage, counts.messages - message > Self.untimedMessages,
                let session = sessions.removeOldest()
            {
                close(session, .idle, perform)
            }
            return
        }
        guard time > (clock ?? EventTime(nanoseconds: .min)) else { return }
        clock = time
        desk.advance(to: time, perform)
        while let quietest = sessions.oldestHeardAt, time.seconds(since: quietest) > Double(settings.idleSeconds),
            let session = sessions.removeOldest()
        {
            close(session, .idle, perform)
        }
    }

    private mutating func book(_ message: Message, contextBytes: Int, handle: Int) {
        // Once a source has told counts, an answer of it without them called no model.
        if message.usage != nil, !countingSources.contains(sourceName) {
            if countingSources.count >= Self.countingSourcesKept { countingSources.removeFirst() }
            countingSources.append(sourceName)
        }
        let estimates = !countingSources.contains(sourceName)
        let spent = account.book(Charge(message, contextBytes: contextBytes, estimates: estimates), session: handle)
        guard let time = message.time ?? clock else { return }
        rates.record(at: time) { slot in
            slot.messages += 1
            slot.inputTokens += message.usage?.input ?? 0
            slot.outputTokens += message.usage?.output ?? 0
            slot.nanodollars += spent.nanodollars
        }
    }

    private mutating func raise(
        _ message: Message, _ judged: SessionJudge.Judgement, slot: Int, _ perform: (Effect) -> Void
    ) {
        let crossed =
            judge.crosses(sessions[slot], judged)
            && !silencer.silences(Mute.forest, of: &sessions[slot], at: message.time ?? clock)
        let session = sessions[slot]
        guard let verdict = judge.verdict(on: session, judged, crossed: crossed) else { return }
        if session.risk.alerted == nil {
            account.flag(session: session.handle)
            counts.flaggedSessions += 1
            if let time = message.time ?? clock { rates.record(at: time) { $0.flags += 1 } }
        }
        sessions[slot].risk.alerted = verdict.severity
        for name in verdict.rules { sessions[slot].risk.rulesTold.insert(name) }
        let cost = account.cost(of: session.handle)
        let alert = Alert(
            id: verdict.id(of: message), time: message.time,
            session: session.shownID, severity: verdict.severity, risk: judged.risk, score: judged.score,
            threshold: judged.threshold, kind: verdict.kind, tags: verdict.tags, reasons: verdict.reasons,
            source: sourceName, place: message.place, excerpt: examiner.excerpt(of: message.text),
            sessionCost: cost, attackerCost: account.flaggedTotal)
        desk.take(alert, on: sessions[slot], perform)
    }

    private mutating func close(_ session: SessionState, _ end: SessionRecord.End, _ perform: (Effect) -> Void) {
        judge.learnClosed(session)
        let cost = account.cost(of: session.handle)
        account.close(session: session.handle)
        if end == .evicted { counts.evictedSessions += 1 }
        if account.marksKept > 2 * (sessions.count + settings.flaggedKept) + Self.marksToSpare { account.forgetClosed(but: desk.handles) }
        perform(
            .sessionClosed(
                SessionRecord(
                    session: session.shownID, user: session.user.map(examiner.redacted),
                    bot: session.bot.map(examiner.redacted), model: session.model.map(examiner.redacted), firstSeen: session.firstSeen, lastSeen: session.lastSeen,
                    messages: session.messages, userMessages: session.userSide.count,
                    inputTokens: session.inputTokens, outputTokens: session.outputTokens,
                    risk: session.risk.greatest, flagged: session.risk.alerted,
                    rules: session.risk.hits.map(\.rule.name), cost: cost, end: end)))
    }
}
