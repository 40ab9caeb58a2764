import ArgumentParser
import KeptState
import LogTail

struct WatchCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Follow live logs in the dashboard.",
        discussion: """
            PATH is a file, a directory, a quoted pattern, or - for standard input, which is also read when no PATH is given; \
            keys then come from the terminal itself. Paths that aren't there yet are waited for. \
            The next start goes on where this one stopped, unless it is told --no-state.
            """)

    @Argument(help: ArgumentHelp("Logs to follow.", valueName: "PATH"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("Where to begin in files that are there already: start, or now.", valueName: "place"))
    var from: BeginAt = .start

    @OptionGroup var options: RunOptions

    @OptionGroup var keeping: StateOptions

    func status() throws -> Int32 {
        try StandardInput.check(paths, command: "watch")
        let settings = try options.settings(environment: Environment.current)
        let display = Display.chosen(headless: options.headless)
        let state = try keeping.open(watching: paths, settings)
        let feed: LiveFeed
        do throws(StateFault) {
            feed = try LiveFeed(
                paths: paths, fromNow: from == .now, choice: settings.choice, limits: settings.limits,
                resuming: state?.parts(of: "watch") ?? [:])
        } catch {
            throw UserError(unfitState: state?.folder ?? "")
        }
        return try Run(feed: feed, settings: settings, options: options, display: display, state: state, inputs: paths).untilTheEnd()
    }
}

enum BeginAt: String, ExpressibleByArgument, CaseIterable {
    case start, now
}
