internal import KeptState

/// OpenAI chat completions: requests, responses, and pairs of both in one object; the same from the many servers that speak this protocol.
///
/// Every request holds the conversation so far, of which only what is new is read. Only the turns after the last answer
/// carry the line's time: when the earlier ones were said, the line doesn't tell.
struct OpenAIChat: LogFormat {
    private var derived: DerivedSessions
    private var history = ConversationHistory()
    /// Requests without a response yet, oldest first.
    private var waiting: [Talk] = []

    /// Requests that may wait for their response. More is a log of requests alone.
    private static let waitingLimit = 64

    /// Whose conversation it is.
    private struct Talk: Sendable, KeptValue {
        var session: String
        var isDerived: Bool
        var user: String?
        var address: String?
        var bot: String?

        static var blank: Talk { Talk(session: "", isDerived: false) }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&session)
            archive.keep(&isDerived)
            archive.keep(&user)
            archive.keep(&address)
            archive.keep(&bot)
        }
    }

    private enum Shape {
        case request(JSONValue)
        case response(JSONValue)
        case pair(request: JSONValue, response: JSONValue?)
    }

    init(source: String) {
        derived = DerivedSessions(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, let shape = OpenAIChat.shape(of: root) else { return nil }
        let outer = FoundFields(root)
        let (inner, prefix, confidence, text) =
            switch shape {
            case .request(let request): (FoundFields(request), "", request["model"] == nil ? 88 : 95, "messages.content")
            case .response(let response): (FoundFields(response), "", 97, "choices.message.content")
            case .pair(let request, _): (FoundFields(request), "request.", 98, "request.messages.content")
            }
        var sources = outer.sources
        let known = Set(sources.map(\.field))
        sources += inner.sources.filter { !known.contains($0.field) }.map { FieldSource($0.field, prefix + $0.path) }
        sources.removeAll { $0.field == .role || $0.field == .text }
        sources.append(FieldSource(.text, text))
        return FormatClaim(confidence: confidence, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard let shape = OpenAIChat.shape(of: root) else {
            let isOperation = FoundFields(root).value(.operation) != nil && !line.marks.contains(.cut)
            return emit(isOperation ? .skipped(line.place) : line.fault(.incomplete))
        }
        let outer = FoundFields(root)
        var given = 0
        func count(_ item: ReaderItem) {
            given += 1
            emit(item)
        }
        switch shape {
        case .request(let request):
            let talk = readRequest(request, FoundFields(request), outer, line, count)
            waiting.removeAll { $0.session == talk.session }
            waiting.append(talk)
            if waiting.count > OpenAIChat.waitingLimit { waiting.removeFirst() }
        case .response(let response):
            let talk = talkOfResponse(outer)
            readResponse(response, FoundFields(response), outer, talk, nil, line, count)
        case .pair(let request, let response):
            let inner = FoundFields(request)
            let talk = readRequest(request, inner, outer, line, count)
            if let response { readResponse(response, FoundFields(response), outer, talk, inner.model, line, count) }
        }
        if given == 0 { emit(.skipped(line.place)) }
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&derived)
        archive.keep(&history)
        archive.keep(&waiting)
        archive.check(waiting.count <= OpenAIChat.waitingLimit)
    }

    /// Gives what is new in a request.
    private mutating func readRequest(
        _ request: JSONValue, _ inner: FoundFields, _ outer: FoundFields, _ line: LogLine, _ emit: (ReaderItem) -> Void
    ) -> Talk {
        let all = ChatTurn.all(in: request["messages"])
        let opening = all.prefix { $0.role == .system }
        let turns = Array(all.dropFirst(opening.count))
        let fingerprints = turns.map(\.fingerprint)
        let time = outer.time ?? inner.time
        let talk = talkOfRequest(inner, outer, fingerprints, at: time)
        let start = history.newStart(of: fingerprints, in: talk.session)
        if !opening.isEmpty, history.tellsSystemFirst(in: talk.session) {
            for turn in opening where !turn.isEmpty { emit(.message(message(turn, talk, at: time, line))) }
        }
        history.append(fingerprints[start...], to: talk.session, isDerived: talk.isDerived)
        let lastAnswer = turns.lastIndex { $0.role == .assistant } ?? -1
        for (position, turn) in turns.enumerated().dropFirst(start) where !turn.isEmpty {
            emit(.message(message(turn, talk, at: position > lastAnswer ? time : nil, line)))
        }
        return talk
    }

    /// Gives the answers in a response; usage and latency belong to the first.
    private mutating func readResponse(
        _ response: JSONValue, _ inner: FoundFields, _ outer: FoundFields, _ talk: Talk, _ requestedModel: String?, _ line: LogLine,
        _ emit: (ReaderItem) -> Void
    ) {
        var isFirst = true
        for choice in response["choices"].map({ Array($0.elements) }) ?? [] {
            guard let turn = choice["message"].flatMap({ ChatTurn($0) }) else { continue }
            var answer = message(turn, talk, at: outer.time ?? inner.time, line)
            answer.model = inner.model ?? outer.model ?? requestedModel
            answer.finish = choice["finish_reason"].flatMap { Message.Finish(providerWord: $0) }
            if isFirst {
                answer.usage = inner.usage ?? outer.usage
                answer.latencyMilliseconds = outer.latencyMilliseconds ?? inner.latencyMilliseconds
                answer.id = inner.id
            }
            isFirst = false
            history.append([turn.fingerprint], to: talk.session, isDerived: talk.isDerived)
            emit(.message(answer))
        }
    }

    private func message(_ turn: ChatTurn, _ talk: Talk, at time: EventTime?, _ line: LogLine) -> Message {
        let text = turn.text
        return Message(
            time: time, session: talk.session, sessionIsDerived: talk.isDerived, user: talk.user, address: talk.address, bot: talk.bot,
            role: turn.role, text: text.kept, textBytes: text.bytes, toolCalls: turn.toolCalls, place: line.place, marks: line.marks,
            lineHash: line.hash)
    }

    /// The conversation that a request names; else that of its user; else the one whose history it holds.
    private mutating func talkOfRequest(
        _ inner: FoundFields, _ outer: FoundFields, _ turns: [ConversationHistory.Turn], at time: EventTime?
    ) -> Talk {
        let user = outer.user ?? inner.user
        let address = outer.address ?? inner.address
        let named = outer.session ?? inner.session
        let session: String
        if let named {
            session = named
        } else if user != nil || address != nil {
            session = derived.session(user: user, address: address, role: .user, at: time)
        } else {
            session = history.conversation(continuedBy: turns) ?? derived.fresh()
        }
        return Talk(session: session, isDerived: named == nil, user: user, address: address, bot: outer.bot ?? inner.bot)
    }

    /// The conversation that a response names; else that of the request before it which has no response yet.
    ///
    /// The nearest request, not the oldest: a request that failed never gets its response, and must not shift all that follow.
    private mutating func talkOfResponse(_ fields: FoundFields) -> Talk {
        if let named = fields.session {
            let place = waiting.lastIndex { $0.session == named }
            return place.map { waiting.remove(at: $0) }
                ?? Talk(session: named, isDerived: false, user: fields.user, address: fields.address, bot: fields.bot)
        }
        if let nearest = waiting.popLast() { return nearest }
        let user = fields.user
        let address = fields.address
        let isKnown = user != nil || address != nil
        let session = isKnown ? derived.session(user: user, address: address, role: .assistant, at: fields.time) : derived.fresh()
        return Talk(session: session, isDerived: true, user: user, address: address, bot: fields.bot)
    }

    private static func shape(of root: JSONValue) -> Shape? {
        guard root.isObject else { return nil }
        if isRequest(root) { return .request(root) }
        if isResponse(root) { return .response(root) }
        let request = root["request"] ?? root["request_body"]
        let response = root["response"] ?? root["response_body"]
        if let request, isRequest(request) { return .pair(request: request, response: response.flatMap { isResponse($0) ? $0 : nil }) }
        if let response, isResponse(response) { return .response(response) }
        return nil
    }

    /// Anthropic's requests look alike but for a `system` beside the messages.
    private static func isRequest(_ value: JSONValue) -> Bool {
        guard let first = value["messages"]?.elements.first(where: { _ in true }), first.isObject else { return false }
        return first["role"]?.isString == true && value["system"] == nil
    }

    private static func isResponse(_ value: JSONValue) -> Bool {
        guard let choices = value["choices"], choices.isArray else { return false }
        return choices.elements.contains { $0["message"]?.isObject == true } || value["object"]?.hasText("chat.completion") == true
    }

    static let description = FormatDescription(
        name: "openai-chat", title: "OpenAI chat completions: request lines, response lines, or both in one object",
        examples: OpenAIChat.examples)
}
