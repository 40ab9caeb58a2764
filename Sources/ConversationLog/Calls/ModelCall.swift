/// One call to a model, or the half of it that a line tells: what was asked, what came back, and what it took.
struct ModelCall {
    /// What the model gave back once; more than one when several choices were asked for.
    struct Answer {
        /// What it says.
        var turn: ChatTurn
        /// Why it ends there.
        var finish: Message.Finish?
    }

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
    /// All turns of the request; nil when the line holds none.
    var turns: [ChatTurn]?
    /// The answers; nil when the line holds no response.
    var answers: [Answer]?

    /// What an object around a request or a response tells, or a line that is one itself.
    init(around fields: FoundFields) {
        time = fields.time
        answerTime = time
        session = fields.session
        user = fields.user
        address = fields.address
        bot = fields.bot
        model = fields.model
        latencyMilliseconds = fields.latencyMilliseconds
        usage = fields.usage
    }

    /// What the first piece of an answer tells.
    init(begunBy fields: FoundFields) {
        self.init(around: fields)
        id = fields.id
    }

    /// What a request itself tells; what lies around it comes first.
    mutating func take(request fields: FoundFields) {
        time = time ?? fields.time
        session = session ?? fields.session
        user = user ?? fields.user
        address = address ?? fields.address
        bot = bot ?? fields.bot
        model = model ?? fields.model
    }

    /// What a response itself tells: of the call it knows best, of the conversation least.
    mutating func take(response fields: FoundFields) {
        answerTime = answerTime ?? fields.time
        session = session ?? fields.session
        user = user ?? fields.user
        model = fields.model ?? model
        usage = fields.usage ?? usage
        latencyMilliseconds = latencyMilliseconds ?? fields.latencyMilliseconds
        id = fields.id ?? id
        reportedCostNanodollars = fields.root["usage"]?["cost"]?.nanodollars ?? reportedCostNanodollars
    }

    /// The call failed: an answer without words, so that it counts.
    mutating func fail(_ finish: Message.Finish = .error) {
        answers = [Answer(turn: ChatTurn(role: .assistant, contents: []), finish: finish)]
    }

    /// True when it holds neither a turn nor an answer.
    var isEmpty: Bool { (turns ?? []).isEmpty && (answers ?? []).isEmpty }
}
