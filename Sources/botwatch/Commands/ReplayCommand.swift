import ArgumentParser
import ConversationLog
import LogTail

struct ReplayCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Play historic logs, .gz too, by their own clock.",
        discussion: "PATH is a file, a directory, a quoted pattern, or - for standard input.")

    @Argument(help: ArgumentHelp("Logs to play.", valueName: "PATH"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("How many times as fast as the log's own clock: 1, 60 ..., or max. On a screen 60, headless max.", valueName: "times"))
    var speed: String?

    @Option(help: ArgumentHelp("Leave out messages before this time, such as 2026-03-02T09:00:00Z.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Leave out messages from this time on.", valueName: "time"))
    var until: String?

    @OptionGroup var options: RunOptions

    @OptionGroup var keeping: StateOptions

    func status() throws -> Int32 {
        guard !paths.isEmpty else {
            throw UserError("replay needs a log", fix: "botwatch replay PATH, or - for standard input")
        }
        try StandardInput.check(paths, command: "replay")
        let settings = try options.settings(environment: Environment.current)
        let window = ReplayFeed.Window(since: try time(since, "--since"), until: try time(until, "--until"))
        try checkSpeed()
        if let since = window.since, let until = window.until, since >= until {
            throw UserError("--since is not before --until", fix: "exchange them")
        }
        if keeping.state != nil, window != ReplayFeed.Window() {
            throw UserError("a part of a log leaves the rest out of the state for good", fix: "give --since and --until without --state")
        }
        let state = try keeping.open(watching: nil, settings)
        var merge: ReplayMerge
        do throws(SourceError) {
            let sources = try SourcePaths(paths).sources()
            merge = try ReplayMerge(sources, choice: settings.choice, limits: settings.limits)
        } catch {
            throw UserError(error)
        }
        let notices = try state.map { try $0.resume(&merge, settings) } ?? []
        let display = Display.chosen(headless: options.headless)
        let speed = chosenSpeed(isHeadless: display == .headless)
        let feed = ReplayFeed(merge: merge, speed: speed, window: window, notices: notices)
        return try Run(feed: feed, settings: settings, options: options, display: display, state: state, inputs: paths).untilTheEnd()
    }

    private func checkSpeed() throws {
        guard let speed, speed != "max" else { return }
        guard let times = Double(speed), times > 0, times.isFinite else {
            throw UserError("--speed must be a number over 0, or max", fix: "it is '\(speed)'")
        }
    }

    /// Nil for as fast as possible.
    private func chosenSpeed(isHeadless: Bool) -> Double? {
        guard let speed else { return isHeadless ? nil : 60 }
        return Double(speed)
    }

    private func time(_ text: String?, _ flag: String) throws -> EventTime? {
        guard let text else { return nil }
        guard let time = EventTime(text) else {
            throw UserError("\(flag) is no time", at: "'\(text)'", fix: "write it like 2026-03-02T09:00:00Z")
        }
        return time
    }
}
