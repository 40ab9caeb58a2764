internal import KeptState

/// What was read of each conversation, as hashes, so that history which is sent again is not read again.
///
/// Chat applications send the whole conversation, or its last messages, with every request. Bounded: the conversations
/// used last are kept, of each its last ``turnsKept`` turns.
struct ConversationHistory: Sendable, Kept {
    /// What a turn is, in 64 bits: the lowest bit tells whether the bot said it.
    struct Turn: Hashable, Sendable, KeptValue {
        /// The fingerprint.
        private(set) var hash: UInt64
        /// True when the bot said it.
        var isAnswer: Bool { hash & 1 == 1 }

        /// - Parameter hash: of role, text and tool calls; its lowest bit is not used.
        init(hash: UInt64, isAnswer: Bool) {
            self.hash = hash & ~1 | (isAnswer ? 1 : 0)
        }

        static var blank: Turn { Turn(hash: 0, isAnswer: false) }
        static var leastBytes: Int { 8 }

        mutating func keep(in archive: inout StateArchive) { archive.keepHash(&hash) }
    }

    private struct Conversation: Sendable, KeptValue {
        var turns: [Turn] = []
        var hasToldSystem = false
        /// Later requests will not name it: it is known by its end.
        var isDerived = false

        static var blank: Conversation { Conversation() }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&turns)
            archive.keep(&hasToldSystem)
            archive.keep(&isDerived)
            archive.check(turns.count <= ConversationHistory.turnsKept)
        }
    }

    /// Turns remembered of a conversation: with all conversations 16 MB at most.
    static let turnsKept = 512

    private var conversations = RecentTable<String, Conversation>(limit: 4_096)
    /// Conversations by their last two turns, for requests that name none; of several that ended alike, the last.
    private var byEnd: [End: [String]] = [:]

    private struct End: Hashable, Sendable {
        let before: Turn?
        let last: Turn
    }

    /// Where in a request the turns begin that were not read before.
    ///
    /// - Parameter request: all turns of the request but the system prompt.
    /// - Returns: `request.count` when all of it was read.
    func newStart(of request: [Turn], in session: String) -> Int {
        // A single turn is no history: a user may say the same twice.
        guard request.count > 1, let known = conversations.value(of: session)?.turns, let latest = known.last else { return 0 }
        let overlap = ConversationHistory.overlap(endOf: known, startOf: request)
        // One common turn may be chance: an application may also have edited what lies before it.
        if overlap > 1 || (overlap == 1 && known.count == 1) { return overlap }
        for (age, turn) in known.suffix(32).reversed().enumerated() {
            guard let place = request.dropLast().lastIndex(of: turn) else { continue }
            var start = place + 1
            // The answer that is known comes back in other words.
            if turn != latest, known.suffix(age).contains(where: \.isAnswer) {
                while start < request.count - 1, request[start].isAnswer { start += 1 }
            }
            return max(start, overlap)
        }
        return overlap
    }

    /// True the first time that a conversation's system prompt comes.
    mutating func tellsSystemFirst(in session: String) -> Bool {
        var isFirst = false
        let gone = conversations.update(session, default: Conversation()) {
            isFirst = !$0.hasToldSystem
            $0.hasToldSystem = true
        }
        forget(gone)
        return isFirst
    }

    /// Remembers turns that were read.
    ///
    /// - Parameter isDerived: true when later requests will not name the conversation, so that it must be known by its end.
    mutating func append(_ turns: some Sequence<Turn>, to session: String, isDerived: Bool) {
        forgetEnd(of: session)
        let gone = conversations.update(session, default: Conversation()) {
            $0.isDerived = isDerived
            $0.turns.append(contentsOf: turns)
            let surplus = $0.turns.count - ConversationHistory.turnsKept
            if surplus > 0 { $0.turns.removeFirst(surplus) }
        }
        forget(gone)
        noteEnd(of: session)
    }

    /// The ends follow from the conversations, in the order in which these were last used.
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&conversations)
        guard archive.isReading else { return }
        byEnd = [:]
        for session in conversations.keysByAge { noteEnd(of: session) }
    }

    /// The conversation which a request goes on with, judged by the history that it holds.
    func conversation(continuedBy request: [Turn]) -> String? {
        // New is what comes last: a question, or the results of some tools.
        for last in request.indices.dropLast().suffix(16).reversed() {
            let end = End(before: last > 0 ? request[last - 1] : nil, last: request[last])
            if let session = byEnd[end]?.last { return session }
        }
        return nil
    }

    private static func end(_ conversation: Conversation) -> End? {
        conversation.turns.last.map { End(before: conversation.turns.dropLast().last, last: $0) }
    }

    private mutating func noteEnd(of session: String) {
        guard let conversation = conversations.value(of: session), conversation.isDerived else { return }
        if let end = ConversationHistory.end(conversation) { byEnd[end, default: []].append(session) }
    }

    private mutating func forgetEnd(of session: String) {
        if let conversation = conversations.value(of: session) { forgetEnd(conversation, session) }
    }

    private mutating func forgetEnd(_ conversation: Conversation, _ session: String) {
        guard conversation.isDerived, let end = ConversationHistory.end(conversation), var sessions = byEnd[end] else { return }
        sessions.removeAll { $0 == session }
        byEnd[end] = sessions.isEmpty ? nil : sessions
    }

    private mutating func forget(_ gone: [(key: String, value: Conversation)]) {
        for (session, conversation) in gone { forgetEnd(conversation, session) }
    }

    /// The most turns that end one sequence and begin the other, in linear time (Knuth, Morris and Pratt, SIAM J. Comput. 6, 1977).
    static func overlap(endOf text: [Turn], startOf pattern: [Turn]) -> Int {
        guard !pattern.isEmpty else { return 0 }
        var fallback = [0]
        var length = 0
        for i in pattern.indices.dropFirst() {
            while length > 0, pattern[i] != pattern[length] { length = fallback[length - 1] }
            if pattern[i] == pattern[length] { length += 1 }
            fallback.append(length)
        }
        var matched = 0
        for turn in text {
            if matched == pattern.count { matched = fallback[matched - 1] }
            while matched > 0, turn != pattern[matched] { matched = fallback[matched - 1] }
            if turn == pattern[matched] { matched += 1 }
        }
        return matched
    }
}
