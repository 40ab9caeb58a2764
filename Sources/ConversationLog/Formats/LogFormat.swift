internal import KeptState

/// A way in which bots write their conversations: how to know a line of it, and how to read one.
///
/// A new format is one file with a type of this kind, and one line in ``LogFormats``. It is a value: what it must
/// remember between lines (re-sent history, a message that goes on) belongs to one source. Its examples are read by the conformance suite.
///
/// What it remembers is kept over a restart of the program, but no text: a format that holds text back says from which line on, and that line and
/// those after it are read again.
protocol LogFormat: Sendable, Kept {
    /// What a user reads about it, and the examples that it is held to.
    static var description: FormatDescription { get }

    /// True when any line may go on with the message before it, so that no line is ever damaged.
    static var joinsLines: Bool { get }

    /// - Parameter source: what the source is called; derived session ids begin with it.
    init(source: String)

    /// How surely a line is of this format, judged by this line alone; nil when it shows no sign of it.
    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim?

    /// Reads a line: gives its messages, or a fault, or that it is to be skipped.
    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void)

    /// A line without content.
    mutating func readBlank(at place: LinePlace, _ emit: (ReaderItem) -> Void)

    /// Nothing comes after this for now: gives what was held back.
    mutating func flush(_ emit: (ReaderItem) -> Void)

    /// The source begins anew: the next line does not continue the last one, and what is held back is forgotten; see ``flush(_:)``.
    mutating func restart()

    /// Where the first line begins of which text is held back; nil when none is. What ``Kept/keep(in:)`` writes leaves that text out.
    var heldFrom: LinePlace? { get }
}

extension LogFormat {
    static var joinsLines: Bool { false }
    mutating func readBlank(at place: LinePlace, _ emit: (ReaderItem) -> Void) { emit(.skipped(place)) }
    mutating func flush(_ emit: (ReaderItem) -> Void) {}
    mutating func restart() {}
    var heldFrom: LinePlace? { nil }
}

/// A line on its way to a format; its bytes come beside it, since a span can't be stored.
struct LogLine {
    /// Where it begins in its source.
    let place: LinePlace
    /// What had to be done to it.
    let marks: LineMarks
    /// The line as JSON, when it is JSON.
    let json: JSONValue?
    /// Of its bytes as they came.
    let hash: UInt64
    /// The time of the wrapper around it; nil for a line that lies bare.
    var time: EventTime?
    /// Of the stream in which it came: 0 for a line that lies bare. Lines of two streams don't go on with each other.
    var stream: UInt64 = 0

    /// The fault of this line: whatever is wrong with a line that was cut, is wrong because it was too long.
    func fault(_ reason: LineFault.Reason) -> ReaderItem {
        .fault(LineFault(reason: marks.contains(.cut) ? .tooLong : reason, place: place))
    }
}

/// What makes a format think that a line is its own.
struct FormatClaim {
    /// Percent. From ``strong`` on, this one line decides.
    let confidence: Int
    /// Where it finds the fields.
    let sources: [FieldSource]

    /// The confidence (percent) from which one line decides.
    static let strong = 80
}

/// What a user reads about a format.
package struct FormatDescription: Sendable {
    /// As `--format` takes it.
    package let name: String
    /// What writes it, in a few words.
    package let title: String
    /// Lines and what they must give; at least one.
    package let examples: [FormatExample]
}

/// Lines of a format, and what reading them must give.
package struct FormatExample: Sendable {
    /// The lines, without their ends.
    package let lines: [String]
    /// The messages that the lines hold when the source is called `example`; places are of the lines joined by LF.
    package let messages: [Message]

    /// - Parameter messages: without their places, but with the number of their line, which gives the place.
    init(_ lines: [String], gives messages: [(line: Int, message: Message)]) {
        self.lines = lines
        self.messages = messages.map { line, message in
            var message = message
            message.place = LinePlace(line: line, offset: lines.prefix(line - 1).reduce(0) { $0 + $1.utf8.count + 1 })
            return message
        }
    }
}

/// The formats that are known, in the order in which they are asked.
package enum LogFormats {
    /// One line for each; where claims are equal, the first wins.
    static let all: [any LogFormat.Type] = [
        OpenAIChat.self,
        OpenAIResponses.self,
        AnthropicMessages.self,
        GeminiGenerateContent.self,
        OllamaChat.self,
        LiteLLM.self,
        Helicone.self,
        BedrockInvocation.self,
        LangChainMessages.self,
        AmazonLex.self,
        DialogflowCX.self,
        RasaEvents.self,
        BotFramework.self,
        ShareGPT.self,
        Chatwoot.self,
        Intercom.self,
        Zendesk.self,
        Botpress.self,
        AmazonConnect.self,
        OpenWebUI.self,
        WhatsAppCloud.self,
        TelegramBot.self,
        TwilioConversations.self,
        OTelGenAI.self,
        VercelAISpans.self,
        OpenInference.self,
        Langfuse.self,
        LangSmith.self,
        AzureDiagnostics.self,
        ClaudeCode.self,
        CodexRollout.self,
        GenericJSONL.self,
        Logfmt.self,
        PlainText.self,
    ]

    /// Name, title and examples of all formats.
    package static var descriptions: [FormatDescription] { all.map { $0.description } }

    /// The names that `--format` takes.
    package static var names: [String] { descriptions.map(\.name) }

    /// The format of that name.
    static func named(_ name: String) -> (any LogFormat.Type)? { all.first { $0.description.name == name } }
}
