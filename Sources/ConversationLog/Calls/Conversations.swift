internal import KeptState

/// Calls to models become messages: whose conversation a call belongs to, and what of it was not read before.
///
/// Every request holds the conversation so far, of which only what is new is read. Only the turns after the last answer
/// carry the line's time: when the earlier ones were said, the line doesn't tell.
struct Conversations: Sendable, Kept {
    private var derived: DerivedSessions
    private var history = ConversationHistory()
    /// Requests without a response yet, oldest first.
    private var waiting: [Talk] = []
    /// The conversation of each answer that a later call may name, by the answer's id.
    private var byAnswer = RecentTable<String, Talk>(limit: 8_192)
    /// Ids of answers with what they say, so that one which is logged again is not read again (LOGS, traps, d and f).
    private var given = RecentTable<UInt64, Bool>(limit: 8_192)

    /// Requests that may wait for their response. More is a log of requests alone.
    private static let waitingLimit = 64

    /// Whose conversation it is.
    struct Talk: Sendable, KeptValue {
        fileprivate var session: String
        fileprivate var isDerived: Bool
        /// Later requests may not name it: it is known by how it ends.
        fileprivate var isKnownByEnd: Bool
        fileprivate var user: String?
        fileprivate var address: String?
        fileprivate var bot: String?
        /// See ``ModelCall/callID``.
        fileprivate var callID: String?
        /// The answer has begun. Not kept: pieces of answers are read again.
        fileprivate var isBeingAnswered = false

        static var blank: Talk { Talk() }

        fileprivate init(_ call: ModelCall? = nil) {
            session = ""
            isDerived = false
            isKnownByEnd = false
            user = call?.user
            address = call?.address
            bot = call?.bot
        }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&session)
            archive.keep(&isDerived)
            archive.keep(&isKnownByEnd)
            archive.keep(&user)
            archive.keep(&address)
            archive.keep(&bot)
            archive.keep(&callID)
        }
    }

    /// - Parameter source: what the source is called; derived session ids begin with it.
    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    /// Gives the messages of a call that were not read before; none when all of it was.
    ///
    /// - Parameter begun: the request that an answer in pieces was begun for; see ``beginAnswer()``.
    mutating func read(_ call: ModelCall, begun: Talk? = nil, _ line: LogLine, _ emit: (ReaderItem) -> Void) {
        if let answers = call.answers, isRepeat(call, answers) {
            if let begun { dropWaiting(begun) }
            return
        }
        let talk: Talk
        if let turns = call.turns {
            talk = readRequest(turns, call, line, emit)
            waiting.removeAll { $0.session == talk.session && $0.callID == talk.callID }
            if call.answers == nil { wait(talk) }
        } else if let begun {
            talk = begun
            dropWaiting(begun)
        } else {
            talk = talkOfResponse(call)
        }
        if let answers = call.answers { readAnswers(answers, call, talk, line, emit) }
    }

    /// The request that an answer which begins now is for: the nearest that has none. Nothing that is kept changes.
    mutating func beginAnswer() -> Talk? {
        guard let place = waiting.lastIndex(where: { !$0.isBeingAnswered && $0.callID == nil }) else { return nil }
        waiting[place].isBeingAnswered = true
        return waiting[place]
    }

    /// The answers that had begun are forgotten.
    mutating func restart() {
        for place in waiting.indices { waiting[place].isBeingAnswered = false }
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&history)
        archive.keep(&waiting)
        archive.keep(&byAnswer)
        archive.keep(&given)
        archive.check(waiting.count <= Conversations.waitingLimit)
    }

    /// Gives what is new in a request.
    private mutating func readRequest(_ all: [ChatTurn], _ call: ModelCall, _ line: LogLine, _ emit: (ReaderItem) -> Void) -> Talk {
        let opening = all.prefix { $0.role == .system }
        let turns = Array(all.dropFirst(opening.count))
        let fingerprints = turns.map(\.fingerprint)
        let talk = talkOfRequest(call, fingerprints)
        let start = history.newStart(of: fingerprints, in: talk.session)
        if !opening.isEmpty, history.tellsSystemFirst(in: talk.session) {
            for turn in opening where !turn.isEmpty { emit(.message(message(turn, talk, at: call.time, line))) }
        }
        history.append(fingerprints[start...], to: talk.session, isDerived: talk.isKnownByEnd)
        let lastAnswer = turns.lastIndex { $0.role == .assistant } ?? -1
        for (position, turn) in turns.enumerated().dropFirst(start) where !turn.isEmpty {
            emit(.message(message(turn, talk, at: position > lastAnswer ? call.time : nil, line)))
        }
        return talk
    }

    /// Gives the answers; usage, latency and cost belong to the first.
    private mutating func readAnswers(
        _ answers: [ModelCall.Answer], _ call: ModelCall, _ talk: Talk, _ line: LogLine, _ emit: (ReaderItem) -> Void
    ) {
        for (position, answer) in answers.enumerated() {
            var message = message(answer.turn, talk, at: call.answerTime, line)
            message.model = call.model
            message.finish = answer.finish
            if position == 0 {
                message.usage = call.usage
                message.reportedCostNanodollars = call.reportedCostNanodollars
                message.latencyMilliseconds = call.latencyMilliseconds
                message.id = call.id
            }
            // An answer that failed is in no history that is sent again.
            if !answer.turn.isEmpty { history.append([answer.turn.fingerprint], to: talk.session, isDerived: talk.isKnownByEnd) }
            emit(.message(message))
        }
        if call.canBeContinued, let id = call.id { _ = byAnswer.set(talk, for: id) }
    }

    private func message(_ turn: ChatTurn, _ talk: Talk, at time: EventTime?, _ line: LogLine) -> Message {
        let text = turn.text
        return Message(
            time: time, session: talk.session, sessionIsDerived: talk.isDerived, user: talk.user, address: talk.address, bot: talk.bot,
            role: turn.role, text: text.kept, textBytes: text.bytes, toolCalls: turn.toolCalls, place: line.place, marks: line.marks,
            lineHash: line.hash)
    }

    /// The conversation that a request names; else that of the answer from which it goes on; else that of its user; else the one whose history it holds.
    private mutating func talkOfRequest(_ call: ModelCall, _ turns: [ConversationHistory.Turn]) -> Talk {
        var talk = Talk(call)
        talk.callID = call.callID
        if let named = call.session {
            talk.session = named
        } else if let previous = call.previousID {
            return talkGoingOn(from: previous, call)
        } else if let trace = call.trace {
            talk.session = history.conversation(continuedBy: turns) ?? trace
            talk.isKnownByEnd = true
        } else {
            talk.isDerived = true
            talk.isKnownByEnd = true
            if call.user != nil || call.address != nil {
                talk.session = derived.session(user: call.user, address: call.address, role: .user, at: call.time)
            } else {
                talk.session = history.conversation(continuedBy: turns) ?? derived.fresh()
            }
        }
        return talk
    }

    /// The conversation that a response names; else that of the request before it which has no response yet.
    ///
    /// The nearest request, not the oldest: a request that failed never gets its response, and must not shift all that follow.
    private mutating func talkOfResponse(_ call: ModelCall) -> Talk {
        if let id = call.callID {
            if let place = waiting.lastIndex(where: { $0.callID == id }) { return waiting.remove(at: place) }
        } else if let named = call.session {
            if let place = waiting.lastIndex(where: { $0.session == named }) { return waiting.remove(at: place) }
        } else if let previous = call.previousID {
            let talk = talkGoingOn(from: previous, call)
            waiting.removeAll { $0.session == talk.session }
            return talk
        } else if let place = waiting.lastIndex(where: { !$0.isBeingAnswered && $0.callID == nil }) {
            return waiting.remove(at: place)
        }
        var talk = Talk(call)
        talk.isDerived = call.session == nil && call.trace == nil
        talk.isKnownByEnd = call.session == nil
        if let named = call.session {
            talk.session = named
        } else if let trace = call.trace {
            talk.session = trace
        } else if call.user != nil || call.address != nil {
            talk.session = derived.session(user: call.user, address: call.address, role: .assistant, at: call.answerTime)
        } else if call.canBeContinued, let id = call.id {
            talk.session = id
        } else {
            talk.session = derived.fresh()
        }
        return talk
    }

    /// The conversation of the answer with that id; of an answer that was not read, its id stands for the conversation.
    private mutating func talkGoingOn(from id: String, _ call: ModelCall) -> Talk {
        var talk = Talk(call)
        talk.session = id
        talk.isDerived = true
        talk = byAnswer.value(of: id) ?? talk
        talk.user = call.user ?? talk.user
        talk.isBeingAnswered = false
        talk.callID = call.callID
        _ = byAnswer.set(talk, for: id)
        return talk
    }

    private mutating func wait(_ talk: Talk) {
        waiting.append(talk)
        if waiting.count > Conversations.waitingLimit { waiting.removeFirst() }
    }

    private mutating func dropWaiting(_ talk: Talk) {
        if let place = waiting.lastIndex(where: { $0.isBeingAnswered && $0.session == talk.session }) { waiting.remove(at: place) }
    }

    private mutating func isRepeat(_ call: ModelCall, _ answers: [ModelCall.Answer]) -> Bool {
        guard let id = call.id, let first = answers.first else { return false }
        var hash = FNV1a()
        for byte in id.utf8 { hash.add(byte) }
        hash.add(first.turn.fingerprint.hash)
        if given.value(of: hash.value) != nil { return true }
        _ = given.set(true, for: hash.value)
        return false
    }
}
