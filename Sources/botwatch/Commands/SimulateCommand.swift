import ArgumentParser
import Glibc

struct SimulateCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Write realistic bot traffic, seeded and labelled, for trials and load tests.")

    @Option(help: ArgumentHelp("The same seed gives the same bytes.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Conversations in all.", valueName: "number"))
    var sessions = 170

    @Option(help: ArgumentHelp("Attacked ones: a number, a share such as 1.5%, or kinds with commas between.", valueName: "attacks"))
    var attacks = "8"

    @Option(help: ArgumentHelp("Odd but harmless ones.", valueName: "number"))
    var odd = 10

    @Option(help: ArgumentHelp("First day.", valueName: "YYYY-MM-DD"))
    var date = "2026-03-02"

    @Option(help: ArgumentHelp("Days that the conversations spread over.", valueName: "number"))
    var days = 1

    @Option(help: ArgumentHelp("Format of the log: \(LogStyle.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
    var format = LogStyle.genericJSONL

    @Option(help: ArgumentHelp("Where the log goes; standard output by default.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("Where the labels go, as CSV.", valueName: "file"))
    var labels: String?

    func status() throws -> Int32 {
        let settings = try checkedSettings()
        var log = try OutputFile(path: out)
        let truth: [SessionLabel]
        do {
            truth = try TrafficSimulator(settings).run { lines throws(OutputFile.Failure) in try log.write(lines) }
            try log.flush()
        } catch .closed {
            return ExitStatus.done
        } catch .failed(let sentence) {
            throw UserError("can't write the log", at: sentence)
        }
        if let labels {
            do {
                var file = try OutputFile(path: labels)
                try file.write(Array((SessionLabel.csvHeader + "\n").utf8))
                for label in truth { try file.write(Array((label.csvRow + "\n").utf8)) }
                try file.flush()
            } catch OutputFile.Failure.failed(let sentence) {
                throw UserError("can't write the labels", at: sentence)
            }
        }
        return ExitStatus.done
    }

    private func checkedSettings() throws -> TrafficSettings {
        var settings = TrafficSettings()
        settings.seed = seed
        settings.sessions = sessions
        settings.odd = odd
        settings.days = days
        settings.style = format
        guard let plan = AttackPlan(attacks) else {
            throw UserError(
                "--attacks is neither a number, a share nor kinds of attacks", at: "'\(attacks)'",
                fix: "kinds are \(AttackKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        settings.attacks = plan
        guard let midnight = LogTimestamp.midnight(of: date) else {
            throw UserError("--date is no date", at: "'\(date)'", fix: "write it like 2026-03-02")
        }
        settings.start = midnight
        if let problem = settings.problem { throw UserError(problem, fix: "change --sessions, --attacks, --odd or --days") }
        return settings
    }
}

extension LogStyle: ExpressibleByArgument {}

/// A file that is written from its start, or standard output.
struct OutputFile: ~Copyable {
    enum Failure: Error, Hashable {
        /// The reader of a pipe has gone.
        case closed
        /// Where and why, as the end of a sentence.
        case failed(String)
    }

    private static let limit = 1 << 18
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []

    /// - Parameter path: nil for standard output.
    init(path: String?) throws {
        guard let path else {
            descriptor = STDOUT_FILENO
            name = "standard output"
            return
        }
        name = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw UserError("can't write", at: "\(path): \(unsafe String(cString: strerror(errno)))", fix: "name another file")
        }
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    mutating func write(_ bytes: [UInt8]) throws(Failure) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.limit { try flush() }
    }

    mutating func flush() throws(Failure) {
        switch Descriptor.write(buffer, to: descriptor) {
        case nil: buffer.removeAll(keepingCapacity: true)
        case EPIPE?: throw .closed
        case let code?: throw .failed("\(name): \(unsafe String(cString: strerror(code)))")
        }
    }
}
