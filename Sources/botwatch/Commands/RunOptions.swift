import ArgumentParser
import ConversationLog
import SessionWatch

/// What headless prints.
enum Emission: String, ExpressibleByArgument, CaseIterable {
    case alerts, scores, sessions, messages
}

enum AlertFormat: String, ExpressibleByArgument, CaseIterable {
    case jsonl, text
}

extension Severity: ExpressibleByArgument {}

/// The flags that watch and replay share.
struct RunOptions: ParsableArguments {
    @Flag(help: "No screen: print alerts on standard output, one JSON object a line. Implied when output is no terminal.")
    var headless = false

    @Option(help: ArgumentHelp("What headless prints: alerts, scores, sessions or messages.", valueName: "what"))
    var emit = Emission.alerts

    @Option(help: ArgumentHelp("How alerts are printed: jsonl or text.", valueName: "form"))
    var alertFormat = AlertFormat.jsonl

    @Option(help: ArgumentHelp("Exit with 1 if an alert of this severity or worse came, told or over the alert budget: low, medium, high or critical.", valueName: "severity"))
    var failOn: Severity?

    @Option(help: ArgumentHelp("Write alerts into this file as well; with a state, each exactly once.", valueName: "file"))
    var out: String?

    @OptionGroup var detection: DetectionOptions

    @Option(help: ArgumentHelp("Seed of the forest.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("Alerts told a day at most, the worst first; the rest are counted.", valueName: "number"))
    var alertsPerDay: Int?

    @Option(help: ArgumentHelp("Budget a month in dollars.", valueName: "dollars"))
    var budget: String?

    @Flag(help: "Show texts as they are, personal data and secrets included; said on standard error.")
    var reveal = false

    /// The settings of the run: file, then environment, then flags.
    func settings(environment: [String: String]) throws -> RunSettings {
        var settings = try detection.settings(environment: environment, and: flagEntries)
        settings.monitor.reveals = reveal
        return settings
    }

    private var flagEntries: [SettingsFile.Entry] {
        let flags: [(flag: String, key: String, text: String?)] = [
            ("--seed", "detect.seed", seed.map { String($0) }),
            ("--alerts-per-day", "detect.alerts_per_day", alertsPerDay.map { String($0) }),
            ("--budget", "spend.budget", budget),
        ]
        return flags.compactMap { flag in
            flag.text.map { SettingsFile.Entry(key: flag.key, text: $0, place: flag.flag) }
        }
    }
}
