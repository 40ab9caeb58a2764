/// What a line tells of a call to a model beside what was said.
struct CallFacts: Sendable {
    /// When it was asked.
    var time: EventTime?
    /// When it was answered.
    var answerTime: EventTime?
    /// The conversation that the line names.
    var session: String?
    /// An id that may name the conversation or only this call: a trace. Used when the turns don't go on with a conversation that is known.
    var trace: String?
    /// The end user.
    var user: String?
    /// The end user's network address.
    var address: String?
    /// The bot.
    var bot: String?
    /// The model that answered, else the one that was asked.
    var model: String?
    /// Milliseconds from question to answer.
    var latencyMilliseconds: Double?
    /// The tokens that it took.
    var usage: TokenUsage?
    /// What the log says that it cost.
    var reportedCostNanodollars: Int?
    /// The provider's id of the answer.
    var id: String?
    /// What joins request and response on different lines that come in any order: a batch's `custom_id`.
    var callID: String?
    /// The id of the answer that this call goes on from, where the provider keeps the conversation.
    var previousID: String?
    /// True when later calls may go on from this answer by its id.
    var canBeContinued = false
}

/// One call to a model, or the half of it that a line tells: what was asked, what came back, and what it took.
@dynamicMemberLookup
struct ModelCall {
    /// What the model gave back once; more than one when several choices were asked for.
    struct Answer {
        /// What it says.
        var turn: ChatTurn
        /// Why it ends there.
        var finish: Message.Finish?
    }

    /// Whose call it is, and what it took.
    var facts = CallFacts()
    /// All turns of the request; nil when the line holds none.
    var turns: [ChatTurn]?
    /// The answers; nil when the line holds no response.
    var answers: [Answer]?

    /// One of the facts.
    subscript<Value>(dynamicMember path: WritableKeyPath<CallFacts, Value>) -> Value {
        get { facts[keyPath: path] }
        set { facts[keyPath: path] = newValue }
    }

    /// A call of which nothing was said yet.
    init(_ facts: CallFacts) { self.facts = facts }

    /// What an object around a request or a response tells, or a line that is one itself.
    init(around fields: FoundFields) {
        facts.time = fields.time
        facts.answerTime = facts.time
        facts.session = fields.session
        facts.user = fields.user
        facts.address = fields.address
        facts.bot = fields.bot
        facts.model = fields.model
        facts.latencyMilliseconds = fields.latencyMilliseconds
        facts.usage = fields.usage
    }

    /// What the first piece of an answer tells.
    init(begunBy fields: FoundFields) {
        self.init(around: fields)
        facts.id = fields.id
    }

    /// What a request itself tells; what lies around it comes first.
    mutating func take(request fields: FoundFields) {
        facts.time = facts.time ?? fields.time
        facts.session = facts.session ?? fields.session
        facts.user = facts.user ?? fields.user
        facts.address = facts.address ?? fields.address
        facts.bot = facts.bot ?? fields.bot
        facts.model = facts.model ?? fields.model
    }

    /// What a response itself tells: of the call it knows best, of the conversation least.
    mutating func take(response fields: FoundFields) {
        facts.answerTime = facts.answerTime ?? fields.time
        facts.session = facts.session ?? fields.session
        facts.user = facts.user ?? fields.user
        facts.model = fields.model ?? facts.model
        facts.usage = fields.usage ?? facts.usage
        facts.latencyMilliseconds = facts.latencyMilliseconds ?? fields.latencyMilliseconds
        facts.id = fields.id ?? facts.id
        facts.reportedCostNanodollars = fields.root["usage"]?["cost"]?.nanodollars ?? facts.reportedCostNanodollars
    }

    /// The call failed: an answer without words, so that it counts.
    mutating func fail(_ finish: Message.Finish = .error) {
        answers = [Answer(turn: ChatTurn(role: .assistant, contents: []), finish: finish)]
    }

    /// True when it holds neither a turn nor an answer.
    var isEmpty: Bool { (turns ?? []).isEmpty && (answers ?? []).isEmpty }
}
