/// One turn of a conversation, as every log format yields it.
///
/// What a log does not tell is `nil`, never zero: a detector sees zero as a value.
package struct Message: Hashable, Sendable {
    /// Who speaks.
    package enum Role: String, Hashable, Sendable, CaseIterable {
        case user, assistant, system, tool
    }

    /// Why the bot stopped writing.
    package enum Finish: String, Hashable, Sendable {
        case stop, length, filter, tool, error
    }

    /// When it was said; nil when the line has no time stamp.
    package var time: EventTime?
    /// The conversation it belongs to.
    package var session: String
    /// True when the log names no session and it was derived from the source, the user or the first message.
    package var sessionIsDerived: Bool
    /// The end user, where the log names one apart from the session.
    package var user: String?
    /// The end user's network address, where the log has it.
    package var address: String?
    /// The bot, where the log names it.
    package var bot: String?
    /// Who said it.
    package var role: Role
    /// What was said, at most ``Message/textLimit`` bytes of UTF-8; ``textBytes`` has the true length.
    package var text: String
    /// Bytes of UTF-8 in the whole text.
    package var textBytes: Int
    /// The model that answered, as the log spells it.
    package var model: String?
    /// Milliseconds from question to answer.
    package var latencyMilliseconds: Double?
    /// What the call to the model used.
    package var usage: TokenUsage?
    /// What the log says that the call cost, in billionths of a US dollar.
    package var reportedCostNanodollars: Int?
    /// The tools that the bot asked for in it.
    package var toolCalls: [ToolCall]
    /// Why the bot stopped writing it.
    package var finish: Finish?
    /// The log's own id of this message, for dropping repeats.
    package var id: String?
    /// Where the line is that it came from.
    package var place: LinePlace
    /// What had to be done to its line.
    package var marks: LineMarks
    /// 64-bit FNV-1a of the line's bytes, for ids that are the same in every run.
    package var lineHash: UInt64

    /// Bytes of text that a message keeps: as many as a line may have by default, so that padding hides nothing.
    package static let textLimit = 1 << 20

    /// - Parameter textBytes: bytes of the whole text; nil when `text` is the whole.
    package init(
        time: EventTime? = nil, session: String, sessionIsDerived: Bool = false, user: String? = nil,
        address: String? = nil, bot: String? = nil, role: Role, text: String, textBytes: Int? = nil,
        model: String? = nil, latencyMilliseconds: Double? = nil, usage: TokenUsage? = nil,
        reportedCostNanodollars: Int? = nil, toolCalls: [ToolCall] = [], finish: Finish? = nil, id: String? = nil,
        place: LinePlace = LinePlace(line: 0, offset: 0), marks: LineMarks = [],
        lineHash: UInt64 = 0
    ) {
        self.time = time
        self.session = session
        self.sessionIsDerived = sessionIsDerived
        self.user = user
        self.address = address
        self.bot = bot
        self.role = role
        self.text = text
        self.textBytes = textBytes ?? text.utf8.count
        self.model = model
        self.latencyMilliseconds = latencyMilliseconds
        self.usage = usage
        self.reportedCostNanodollars = reportedCostNanodollars
        self.toolCalls = toolCalls
        self.finish = finish
        self.id = id
        self.place = place
        self.marks = self.textBytes > Message.textLimit ? marks.union(.cut) : marks
        self.lineHash = lineHash
    }
}

/// Tokens that a call to the model used, counted one way for all providers.
package struct TokenUsage: Hashable, Sendable {
    /// All input tokens, cached and cache-written ones included.
    package var input: Int
    /// The part of ``input`` that was read from the provider's cache.
    package var cachedInput: Int
    /// The part of ``input`` that was written to the provider's cache.
    package var cacheWrite: Int
    /// All output tokens, reasoning included.
    package var output: Int

    /// Counts of one call.
    package init(input: Int, cachedInput: Int = 0, cacheWrite: Int = 0, output: Int) {
        self.input = input
        self.cachedInput = cachedInput
        self.cacheWrite = cacheWrite
        self.output = output
    }
}

/// A tool that the bot asked for.
package struct ToolCall: Hashable, Sendable {
    /// The tool's name as logged.
    package var name: String
    /// Bytes of the arguments: of the text as logged, or of compact JSON where the log has an object.
    package var argumentBytes: Int
    /// 64-bit FNV-1a of the arguments.
    package var argumentHash: UInt64

    /// One call.
    package init(name: String, argumentBytes: Int, argumentHash: UInt64) {
        self.name = name
        self.argumentBytes = argumentBytes
        self.argumentHash = argumentHash
    }
}

/// Where a line begins in its source.
package struct LinePlace: Hashable, Sendable {
    /// Counts from 1.
    package var line: Int
    /// Bytes before the line, in the unpacked content.
    package var offset: Int

    /// A place by line and offset.
    package init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
    }
}

/// What had to be done to a line before it could be read, and what it lacks.
package struct LineMarks: OptionSet, Hashable, Sendable {
    /// The marks as bits.
    package let rawValue: UInt8
    /// Marks from their bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Longer than the limit: the rest was dropped.
    package static let cut = LineMarks(rawValue: 1)
    /// Held invalid UTF-8, raw control bytes or NUL, and was mended.
    package static let repaired = LineMarks(rawValue: 2)
    /// Tells that something was said, when and at what cost, but not the words: the message's empty text is no text.
    package static let withoutWords = LineMarks(rawValue: 4)
}
