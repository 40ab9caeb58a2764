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
        static let words: UInt64 = 1
        static let usage: UInt64 = 2
        static let parts: UInt64 = 4
        static let all: UInt64 = 7
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
        let inputs = call.input.filter { $0.role != .system }
        let fingerprints = inputs.map(\.fingerprint)
        settleSession(&call, &trace, fingerprints)
        let isDerived = !trace.isNamed
        let blank = Message(
            session: trace.session, sessionIsDerived: isDerived, user: call.user ?? trace.user, address: call.address, bot: call.bot,
            role: .assistant, text: "", place: line.place, marks: line.marks, lineHash: line.hash)

        let isKnown = !register(&call, &trace)
        let isHeard = call.hasWords && !isKnown && (trace.heard == 0 || trace.heard == call.level.rawValue)
        if isHeard {
            trace.heard = call.level.rawValue
            tellSystem(call, blank, emit)
            tellInputs(call, inputs, fingerprints, &trace, blank, emit)
        }
        tellAnswer(call, isHeard: isHeard, isKnown: isKnown, blank, emit)
        if isHeard { history.append(call.output.map(\.fingerprint), to: blank.session, isDerived: isDerived) }
        if let id = call.trace { _ = traces.set(trace, for: id) }
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&history)
        archive.keep(&traces)
    }

    /// Finds the session of a call, and remembers it with the trace.
    private mutating func settleSession(_ call: inout TracedCall, _ trace: inout Trace, _ turns: [ConversationHistory.Turn]) {
        trace.user = call.user ?? trace.user
        if let named = call.session {
            (trace.session, trace.isNamed) = (named, true)
        } else if trace.session.isEmpty {
            trace.session = history.conversation(continuedBy: turns) ?? call.trace
                ?? derived.session(user: call.user, address: call.address, role: inputsRole(call), at: call.start ?? call.end)
        }
    }

    private func inputsRole(_ call: TracedCall) -> Message.Role { call.input.isEmpty ? .assistant : .user }

    /// Notes that a call is read. Takes from it what was read before.
    ///
    /// - Returns: false when its words were read before.
    private func register(_ call: inout TracedCall, _ trace: inout Trace) -> Bool {
        guard let id = call.id else { return true }
        var hash = FNV1a()
        for byte in id.utf8 { hash.add(byte) }
        let key = hash.value & ~Seen.all
        var news: UInt64 = call.hasWords ? Seen.words : 0
        if call.isPart { news |= Seen.parts }
        if call.usage != nil || !call.isPart { news |= Seen.usage }
        guard let index = trace.calls.lastIndex(where: { $0 & ~Seen.all == key }) else {
            trace.calls.append(key | news)
            if trace.calls.count > TracedConversations.kept { trace.calls.removeFirst() }
            return true
        }
        let before = trace.calls[index] & Seen.all
        trace.calls[index] |= news
        if before & Seen.usage != 0 {
            call.usage = nil
            call.latencyMilliseconds = nil
        }
        // Parts add words to each other; all else repeats them.
        let addsWords = before & Seen.words == 0 || (call.isPart && before & Seen.parts != 0)
        return call.hasWords ? addsWords : before & Seen.usage == 0
    }

    private mutating func tellSystem(_ call: TracedCall, _ blank: Message, _ emit: (Message) -> Void) {
        let opening = call.input.filter { $0.role == .system }
        guard !opening.isEmpty, history.tellsSystemFirst(in: blank.session) else { return }
        for turn in opening { emit(message(turn, blank, at: call.start)) }
    }

    /// Gives what is new in what the model was given.
    private mutating func tellInputs(
        _ call: TracedCall, _ inputs: [TracedTurn], _ fingerprints: [ConversationHistory.Turn], _ trace: inout Trace, _ blank: Message,
        _ emit: (Message) -> Void
    ) {
        let start = history.newStart(of: fingerprints, in: blank.session)
        history.append(fingerprints[start...], to: blank.session, isDerived: blank.sessionIsDerived)
        let lastAnswer = inputs.lastIndex { $0.role == .assistant } ?? -1
        let before = trace.said
        for (position, turn) in inputs.enumerated().dropFirst(start) {
            if turn.role == .user {
                // Calls side by side in one trace, such as a guard's and the bot's, ask about the same words.
                let hash = turn.fingerprint.hash
                let times = fingerprints.prefix(position + 1).count { $0.hash == hash }
                if before.count(where: { $0 == hash }) >= times { continue }
                trace.said.append(hash)
                if trace.said.count > TracedConversations.kept { trace.said.removeFirst() }
            }
            emit(message(turn, blank, at: position > lastAnswer ? call.start : nil))
        }
    }

    /// Gives the answer; what the call used belongs to its first turn.
    private func tellAnswer(_ call: TracedCall, isHeard: Bool, isKnown: Bool, _ blank: Message, _ emit: (Message) -> Void) {
        var rest = blank
        rest.time = call.end ?? call.start
        rest.model = call.model
        rest.finish = call.finish
        rest.id = call.answerID ?? call.id
        if call.level == .inner { rest.usage = call.usage }
        rest.latencyMilliseconds = call.latencyMilliseconds
        guard isHeard, !call.output.isEmpty else {
            // The words are elsewhere, or nowhere.
            let isToTell = call.output.isEmpty && !isKnown && !call.isPart && (!call.hasWords || call.finish != nil)
            guard call.level == .inner, isToTell || rest.usage != nil else { return }
            if !call.hasWords { rest.marks.insert(.withoutWords) }
            if !call.output.isEmpty { rest.latencyMilliseconds = nil }
            rest.toolCalls = call.output.flatMap(\.toolCalls)
            return emit(rest)
        }
        for (position, turn) in call.output.enumerated() {
            var answer = message(turn, blank, at: rest.time)
            answer.model = call.model
            answer.finish = turn.finish ?? call.finish
            if position == 0 {
                answer.usage = rest.usage
                answer.latencyMilliseconds = call.latencyMilliseconds
                answer.id = rest.id
            }
            emit(answer)
        }
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
