internal import KeptState

/// Puts the calls of traces together to conversations: each turn once, whoever repeats it.
///
/// A call holds the conversation so far, of which only what is new is given. A trace repeats its words on several levels, of which the
/// one that comes first is heard. The session is the one that the call names, or its trace; else the conversation whose history the
/// call holds; else the trace itself.
struct TracedConversations: Sendable, Kept {
    private var derived: DerivedSessions
    private var history = ConversationHistory()
    private var traces = RecentTable<String, Trace>(limit: 4_096)

    /// What is remembered of a trace.
    private struct Trace: Sendable, KeptValue {
        var session = ""
        /// True when the session was named, not made up.
        var isNamed = false
        var user: String?
        /// The level whose words are heard: 0 before any.
        var heard: UInt64 = 0
        /// What the user said in it: hashes, oldest first.
        var said: [UInt64] = []
        /// Calls read: hashes, whose lowest bits are those of ``Seen``.
        var calls: [UInt64] = []

        static var blank: Trace { Trace() }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&session)
            archive.keep(&isNamed)
            archive.keep(&user)
            archive.keep(&heard)
            archive.keep(&said)
            archive.keep(&calls)
            archive.check(said.count <= TracedConversations.kept && calls.count <= TracedConversations.kept)
        }
    }

    /// What was read of a call.
    private enum Seen {
        static let input: UInt64 = 1
        static let output: UInt64 = 2
        static let usage: UInt64 = 4
        static let parts: UInt64 = 8
        static let all: UInt64 = 15
    }

    /// User turns and calls remembered of a trace: with all traces 8 MB at most.
    private static let kept = 128

    /// - Parameter source: what the source is called.
    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    /// Takes in whose conversation a trace is, so that calls which don't tell are read as part of it.
    mutating func learn(trace id: String?, session: String?, user: String?) {
        guard let id, session != nil || user != nil else { return }
        _ = traces.update(id, default: Trace()) {
            if let session { ($0.session, $0.isNamed) = (session, true) }
            $0.user = user ?? $0.user
        }
    }

    /// Reads a call: gives its new turns, and what it used with the answer.
    ///
    /// Where its words are not in the log, or were read before, an answer without words carries what it used.
    mutating func read(_ given: TracedCall, _ line: LogLine, _ emit: (Message) -> Void) {
        var call = given
        var trace = call.trace.flatMap { traces.value(of: $0) } ?? Trace()
        settleSession(&call, &trace)
        let isRepeat = register(&call, &trace)
        let blank = Message(
            session: trace.session, sessionIsDerived: !trace.isNamed, user: call.user ?? trace.user, address: call.address, bot: call.bot,
            role: .assistant, text: "", place: line.place, marks: line.marks, lineHash: line.hash)
        let isHeard = call.hasWords && (trace.heard == 0 || trace.heard == call.level.rawValue)
        if isHeard {
            trace.heard = call.level.rawValue
            tellSystem(call, blank, emit)
            tellInputs(call, &trace, blank, emit)
            history.append(call.output.map(\.fingerprint), to: blank.session, isDerived: blank.sessionIsDerived)
        }
        if isHeard && !call.output.isEmpty {
            tellAnswer(call, blank, emit)
        } else if call.level == .inner {
            let isToTell = !isRepeat && !call.isPart && call.output.isEmpty && (!call.hasWords || call.finish != nil)
            if isToTell || call.usage != nil { tellCost(call, hasWords: given.hasWords || isRepeat, blank, emit) }
        }
        if let id = call.trace { _ = traces.set(trace, for: id) }
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&history)
        archive.keep(&traces)
    }

    /// Finds the session of a call, and remembers it with the trace.
    private mutating func settleSession(_ call: inout TracedCall, _ trace: inout Trace) {
        trace.user = call.user ?? trace.user
        if let named = call.session {
            (trace.session, trace.isNamed) = (named, true)
        } else if trace.session.isEmpty {
            let turns = call.input.filter { $0.role != .system }.map(\.fingerprint)
            trace.session = history.conversation(continuedBy: turns) ?? call.trace
                ?? derived.session(
                    user: call.user, address: call.address, role: call.input.isEmpty ? .assistant : .user, at: call.start ?? call.end)
        }
    }

    /// Notes what is read of a call, and takes from it what was read before.
    ///
    /// - Returns: true when some of it was.
    private func register(_ call: inout TracedCall, _ trace: inout Trace) -> Bool {
        guard let id = call.id else { return false }
        var hash = FNV1a()
        for byte in id.utf8 { hash.add(byte) }
        let key = hash.value & ~Seen.all
        let news =
            (call.input.isEmpty ? 0 : Seen.input) | (call.output.isEmpty ? 0 : Seen.output) | (call.usage == nil ? 0 : Seen.usage)
            | (call.isPart ? Seen.parts : 0)
        guard let index = trace.calls.lastIndex(where: { $0 & ~Seen.all == key }) else {
            trace.calls.append(key | news)
            if trace.calls.count > TracedConversations.kept { trace.calls.removeFirst() }
            return false
        }
        let before = trace.calls[index]
        trace.calls[index] |= news
        call.latencyMilliseconds = nil
        if before & Seen.usage != 0 { call.usage = nil }
        // Parts add words to each other; all else repeats them.
        if !call.isPart || before & Seen.parts == 0 {
            if before & Seen.input != 0 { call.input = [] }
            if before & Seen.output != 0 { call.output = [] }
        }
        return true
    }

    private mutating func tellSystem(_ call: TracedCall, _ blank: Message, _ emit: (Message) -> Void) {
        let opening = call.input.filter { $0.role == .system }
        guard !opening.isEmpty, history.tellsSystemFirst(in: blank.session) else { return }
        for turn in opening { emit(message(turn, blank, at: call.start)) }
    }

    /// Gives what is new in what the model was given.
    private mutating func tellInputs(_ call: TracedCall, _ trace: inout Trace, _ blank: Message, _ emit: (Message) -> Void) {
        let inputs = call.input.filter { $0.role != .system }
        let fingerprints = inputs.map(\.fingerprint)
        let start = history.newStart(of: fingerprints, in: blank.session)
        history.append(fingerprints[start...], to: blank.session, isDerived: blank.sessionIsDerived)
        let lastAnswer = inputs.lastIndex { $0.role == .assistant } ?? -1
        // Calls side by side in one trace, such as a guard's and the bot's, ask about the same words.
        var repeats: [UInt64: Int] = [:]
        for hash in trace.said { repeats[hash, default: 0] += 1 }
        for (position, turn) in inputs.enumerated() {
            let hash = turn.fingerprint.hash
            if turn.role == .user, let left = repeats[hash], left > 0 {
                repeats[hash] = left - 1
                continue
            }
            guard position >= start else { continue }
            if turn.role == .user {
                trace.said.append(hash)
                if trace.said.count > TracedConversations.kept { trace.said.removeFirst() }
            }
            emit(message(turn, blank, at: position > lastAnswer ? call.start : nil))
        }
    }

    /// Gives the answer; what the call used belongs to its first turn.
    private func tellAnswer(_ call: TracedCall, _ blank: Message, _ emit: (Message) -> Void) {
        for (position, turn) in call.output.enumerated() {
            var answer = message(turn, blank, at: call.end ?? call.start)
            answer.model = call.model
            answer.finish = turn.finish ?? call.finish
            if position == 0 {
                answer.usage = call.level == .inner ? call.usage : nil
                answer.latencyMilliseconds = call.latencyMilliseconds
                answer.id = call.answerID ?? call.id
            }
            emit(answer)
        }
    }

    /// Gives what a call used whose words are elsewhere, or nowhere.
    private func tellCost(_ call: TracedCall, hasWords: Bool, _ blank: Message, _ emit: (Message) -> Void) {
        var cost = blank
        cost.time = call.end ?? call.start
        cost.model = call.model
        cost.finish = call.finish
        cost.id = call.answerID ?? call.id
        cost.usage = call.usage
        cost.toolCalls = call.output.flatMap(\.toolCalls)
        // An answer that was heard elsewhere told its time already.
        cost.latencyMilliseconds = call.output.isEmpty ? call.latencyMilliseconds : nil
        if !hasWords { cost.marks.insert(.withoutWords) }
        emit(cost)
    }

    private func message(_ turn: TracedTurn, _ blank: Message, at time: EventTime?) -> Message {
        var message = blank
        message.time = time
        message.role = turn.role
        message.text = turn.text.kept
        message.textBytes = turn.text.bytes
        message.toolCalls = turn.toolCalls
        if message.textBytes > Message.textLimit { message.marks.insert(.cut) }
        return message
    }
}
