/// An answer of which pieces came, and more may come.
struct HeldAnswer: Sendable {
    /// What tells its pieces from those of other answers.
    let key: String
    /// Where its first piece begins.
    let firstPlace: LinePlace
    private var lastPlace: LinePlace
    private var marks: LineMarks
    private var hash: UInt64
    /// The request that it is for, if one waited.
    let begun: Conversations.Talk?
    /// What the pieces told of the call.
    var call: CallFacts
    /// Tokens as Anthropic's streams count them.
    var counts = AnthropicAPI.Counts()
    /// True when nothing but its usage can follow.
    private(set) var isEnded = false
    /// When its last piece came, in lines of the source.
    var lastLine = 0
    /// Bytes that it takes, for the bound on all of them.
    private(set) var bytes = 0
    private var choices: [Choice] = []

    /// Bytes that a choice or a call counts for beside its text.
    private static let overhead = 256

    /// One of the answers that were asked for at once.
    private struct Choice: Sendable {
        var index: Int
        var text: [UInt8] = []
        var textBytes = 0
        var beginsBlock = false
        var calls: [Call] = []
        var finish: Message.Finish?
    }

    /// A call of a tool: of its arguments only what a message keeps.
    private struct Call: Sendable {
        var index: Int
        var name: String
        var argumentBytes = 0
        var hash = FNV1a()
    }

    init(key: String, line: LogLine, begun: Conversations.Talk?, call: ModelCall) {
        self.key = key
        firstPlace = line.place
        lastPlace = line.place
        marks = line.marks
        hash = line.hash
        self.begun = begun
        self.call = call.facts
    }

    /// A piece has come with that line.
    mutating func goOn(with line: LogLine) {
        lastPlace = line.place
        marks.formUnion(line.marks)
        hash = line.hash
    }

    /// The line of its last piece, without its content, but with what had to be done to any of them.
    var line: LogLine { LogLine(place: lastPlace, marks: marks, json: nil, hash: hash) }

    /// Takes what an object of a piece tells of the call.
    mutating func take(response: JSONValue) {
        change { $0.take(response: FoundFields(response)) }
    }

    /// Changes what is known of the call.
    mutating func change(_ change: (inout ModelCall) -> Void) {
        var whole = ModelCall(call)
        change(&whole)
        call = whole.facts
    }

    /// A text that goes on; nothing for what is no string.
    mutating func add(text: JSONValue?, choice index: Int = 0) {
        guard let text, text.isString, let place = place(ofChoice: index) else { return }
        text.withBytes { piece in
            guard !piece.isEmpty else { return }
            if choices[place].beginsBlock, choices[place].textBytes > 0 { append([UInt8(ascii: "\n")].span, at: place) }
            choices[place].beginsBlock = false
            append(piece, at: place)
        }
    }

    /// What comes next is a text of its own, on a new line.
    mutating func beginBlock(choice index: Int = 0) {
        if let place = place(ofChoice: index) { choices[place].beginsBlock = true }
    }

    /// A call of a tool that begins, or goes on: its name comes once, its arguments in pieces.
    mutating func add(callAt callIndex: Int, name: String?, arguments: JSONValue?, choice index: Int = 0) {
        guard let place = place(ofChoice: index) else { return }
        if !choices[place].calls.contains(where: { $0.index == callIndex }) {
            guard let name, bytes < AnswerStreams.byteLimit else { return }
            bytes += HeldAnswer.overhead
            choices[place].calls.append(Call(index: callIndex, name: Identifier.bounded(name)))
        }
        guard let arguments, arguments.isString, let call = choices[place].calls.firstIndex(where: { $0.index == callIndex }) else { return }
        arguments.withBytes {
            choices[place].calls[call].hash.add($0)
            choices[place].calls[call].argumentBytes &+= $0.count
        }
    }

    /// A call of a tool that is whole.
    mutating func add(_ call: ToolCall, choice index: Int = 0) {
        guard let place = place(ofChoice: index), bytes < AnswerStreams.byteLimit else { return }
        bytes += HeldAnswer.overhead
        wholeCalls.append((choices[place].index, call))
    }

    /// Why a choice ends.
    mutating func end(_ finish: Message.Finish?, choice index: Int = 0) {
        guard let place = place(ofChoice: index) else { return }
        choices[place].finish = finish ?? choices[place].finish
        ended.insert(index)
        isEnded = choices.allSatisfy { ended.contains($0.index) }
    }

    /// The call with what was put together, choices in their order; an answer without words when no text came.
    var joined: ModelCall {
        var call = ModelCall(call)
        call.usage = counts.usage ?? call.usage
        call.answers = choices.sorted { $0.index < $1.index }.map { choice in
            let calls = choice.calls.map { ToolCall(name: $0.name, argumentBytes: $0.argumentBytes, argumentHash: $0.hash.value) }
            let whole = wholeCalls.filter { $0.choice == choice.index }.map(\.call)
            let turn = ChatTurn(role: .assistant, text: choice.text, bytes: choice.textBytes, toolCalls: calls + whole)
            return ModelCall.Answer(turn: turn, finish: choice.finish)
        }
        if call.answers?.isEmpty != false { call.answers = [ModelCall.Answer(turn: ChatTurn(role: .assistant, contents: []), finish: nil)] }
        return call
    }

    private var ended: Set<Int> = []
    private var wholeCalls: [(choice: Int, call: ToolCall)] = []

    private mutating func append(_ piece: Span<UInt8>, at place: Int) {
        choices[place].textBytes &+= piece.count
        // One byte over the limit shows that it was cut.
        let kept = min(piece.count, max(0, AnswerStreams.byteLimit - choices[place].text.count))
        choices[place].text.append(copying: piece.extracting(0..<kept))
        bytes += kept
    }

    private mutating func place(ofChoice index: Int) -> Int? {
        if let place = choices.firstIndex(where: { $0.index == index }) { return place }
        guard bytes < AnswerStreams.byteLimit else { return nil }
        bytes += HeldAnswer.overhead
        choices.append(Choice(index: index))
        isEnded = false
        return choices.count - 1
    }
}
