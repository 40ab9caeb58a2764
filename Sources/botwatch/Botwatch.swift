import ArgumentParser
import ConversationLog
import CursesScreen
import Glibc
import SessionWatch

/// The program's entry: parses the command line, runs the command, turns errors into one sentence and an exit status.
@main
struct Botwatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "botwatch",
        abstract: "Watches your chatbot's logs and shows the sessions that don't behave like the rest, and what its security costs.",
        discussion: "Exit status: 0 done, 1 an alert at or above --fail-on, 2 something you can fix, 70 our fault, 128+n ended by signal n.",
        version: "botwatch 0.1.0",
        subcommands: [WatchCommand.self, ReplayCommand.self, FormatsCommand.self, SimulateCommand.self, EvaluateCommand.self])

    static func main() {
        // A reader that goes away is an error code of write(2), never the end of the program by a signal.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that has reached its limit (ulimit -f).
        signal(SIGXFSZ, SIG_IGN)
        if Environment.current["SWIFT_BACKTRACE"] == nil { CrashGuard.forgoBacktraces() }
        OpenFiles.raiseLimit()
        Glibc.exit(run(CommandLineBytes.arguments))
    }

    /// Runs the program with these arguments and returns its exit status.
    static func run(_ arguments: [String]) -> Int32 {
        let arguments = arguments.isEmpty ? CommandLineDefaults.arguments : arguments
        do {
            try checkCommand(arguments.first)
            var command = try parseAsRoot(CommandLineBytes.joiningNegativeValues(arguments))
            if let running = command as? any StatusCommand { return try running.status() }
            try command.run()
            return ExitStatus.done
        } catch let error as UserError {
            StandardError.say(error)
            return ExitStatus.userError
        } catch {
            return end(with: error)
        }
    }

    /// A mistyped command's name is told with the nearest one; the parser would call it an unexpected argument.
    private static func checkCommand(_ first: String?) throws {
        let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let first, !first.hasPrefix("-"), !known.contains(first) else { return }
        let isFile = unsafe access(first, F_OK) == 0
        if isFile {
            throw UserError("unknown command '\(first)'", fix: "to follow that log: botwatch watch \(first)")
        }
        let nearest = EditDistance.likely(first, among: known).map { "did you mean \($0)?" }
        throw UserError("unknown command '\(first)'", fix: nearest ?? "botwatch --help lists commands")
    }

    /// Help and version go to standard output as they are; a mistyped command line is one sentence.
    private static func end(with error: any Error) -> Int32 {
        let status = exitCode(for: error)
        if status == .success {
            print(fullMessage(for: error))
            return ExitStatus.done
        }
        guard error is CleanExit || status == .validationFailure else {
            StandardError.say("our fault: \(error); please report it")
            return ExitStatus.ourFault
        }
        let sentence = message(for: error).split(separator: "\n").first.map(String.init) ?? "can't run this command line"
        StandardError.say(UserError(sentence.droppingErrorPrefix, fix: "botwatch --help lists commands and flags"))
        return ExitStatus.userError
    }
}

/// A command that tells its own exit status.
protocol StatusCommand {
    func status() throws -> Int32
}

enum CommandLineDefaults {
    /// Nothing typed: watch what is piped in, or say what there is.
    static var arguments: [String] {
        isatty(STDIN_FILENO) == 1 ? ["--help"] : ["watch", "-"]
    }
}

extension String {
    fileprivate var droppingErrorPrefix: String { hasPrefix("Error: ") ? String(dropFirst(7)) : self }
}
