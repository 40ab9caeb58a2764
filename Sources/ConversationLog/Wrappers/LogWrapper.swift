/// A collector's own line around the line that a bot wrote: how to know it, and how to take the bot's line out.
///
/// A new wrapper is one file with a type of this kind, and one line in ``LogWrappers``. It remembers nothing: parts of lines are put together
/// by ``Unwrapping``, whichever wrapper cut them. Its examples are read by the conformance suite.
protocol LogWrapper: Sendable {
    /// What a user reads about it, and the examples that it is held to.
    static var description: WrapperDescription { get }

    /// True when a line can hardly be anything but this wrapper's; judged by this line alone, and of all lines only by the first ones.
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool

    /// What is in a line of a source that is known to have this wrapper; nil when the line is not of it.
    ///
    /// - Parameter clock: tells the year where the line doesn't.
    static func content(of line: LogLine, _ bytes: Span<UInt8>, _ clock: YearClock) -> WrappedContent?
}

extension LogWrapper {
    static func claims(_ line: LogLine, _ bytes: Span<UInt8>) -> Bool { content(of: line, bytes, YearClock()) != nil }
}

/// What a wrapper's line holds.
enum WrappedContent {
    /// Lines or parts of lines, in order.
    case pieces([WrappedPiece])
    /// Nothing that a bot wrote: a sound line of the collector's own.
    case nothing
    /// The collector left the bot's line out.
    case leftOut
}

/// A line, or a part of one, as it was in its wrapper.
struct WrappedPiece: Equatable {
    /// What the bot wrote, without the line's end.
    var bytes: [UInt8]
    /// When the collector got it, if it tells.
    var time: EventTime?
    /// What tells lines apart that were cut at the same time: a hash of the stream's or the container's name.
    var stream: UInt64 = 0
    /// True when the next piece of the stream goes on with it.
    var goesOn = false
    /// True for a part that goes on only with a piece of the same time, since the collector would have cut a longer one.
    var isShort = false
}

/// What a user reads about a wrapper.
package struct WrapperDescription: Sendable {
    /// As the notice of a source's format names it.
    package let name: String
    /// What writes it, in a few words.
    package let title: String
    /// Lines and what they must give; at least one.
    package let examples: [WrapperExample]
}

/// Lines of a wrapper, and what is in them.
package struct WrapperExample: Sendable {
    /// A line that was in it.
    package struct Content: Hashable, Sendable {
        /// The line that it began on, counted from 1.
        package let line: Int
        /// The collector's time; nil when it tells none.
        package let time: EventTime?
        /// The bot's line.
        package let text: String
    }

    /// The lines, without their ends.
    package let lines: [String]
    /// What is in them.
    package let contents: [Content]

    /// - Parameter contents: the number of the line that each begins on, its time, its text.
    init(_ lines: [String], gives contents: [(line: Int, time: String?, text: String)]) {
        self.lines = lines
        self.contents = contents.map { Content(line: $0.line, time: $0.time.flatMap { EventTime($0) }, text: $0.text) }
    }
}

/// The wrappers that are known, in the order in which they are asked.
package enum LogWrappers {
    /// One line for each.
    static let all: [any LogWrapper.Type] = [
        DockerJSONFile.self,
        ContainerRuntime.self,
        Journald.self,
        SyslogRFC5424.self,
        SyslogRFC3164.self,
        CloudWatch.self,
        CloudWatchTail.self,
        Kubectl.self,
    ]

    /// Wrappers inside each other that are peeled off.
    package static let depthLimit = 3

    /// Name, title and examples of all wrappers.
    package static var descriptions: [WrapperDescription] { all.map { $0.description } }

    /// The names, in order.
    package static var names: [String] { descriptions.map(\.name) }

    /// The place in the list of the wrapper whose line this surely is.
    static func claiming(_ line: LogLine, _ bytes: Span<UInt8>) -> Int? {
        all.firstIndex { $0.claims(line, bytes) }
    }
}
