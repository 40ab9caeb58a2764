import ArgumentParser
import ConversationLog
import SecuritySpend
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

    @Option(help: ArgumentHelp("The log's format instead of detection; `botwatch formats` lists them.", valueName: "name"))
    var format: String?

    @Option(help: ArgumentHelp("Where fields lie in a JSON line: text=payload.msg,session=sid,role=who.", valueName: "fields"))
    var map: String?

    @Option(help: ArgumentHelp("Settings file instead of the one in the XDG config folder.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Seed of the forest.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("Share of the sessions that are flagged, up to 0.5.", valueName: "share"))
    var contamination: Double?

    @Option(help: ArgumentHelp("Sessions flagged a day, instead of a share.", valueName: "number"))
    var flagsPerDay: Double?

    @Option(help: ArgumentHelp("Alerts told a day at most, the worst first; the rest are counted.", valueName: "number"))
    var alertsPerDay: Int?

    @Option(help: ArgumentHelp("Budget a month in dollars.", valueName: "dollars"))
    var budget: String?

    @Flag(help: "Show texts as they are, personal data and secrets included; said on standard error.")
    var reveal = false

    /// The settings of the run: file, then environment, then flags.
    func settings(environment: [String: String]) throws -> RunSettings {
        if format != nil, map != nil {
            throw UserError("--format and --map exclude each other", fix: "--map is for JSON lines of any shape")
        }
        if contamination != nil, flagsPerDay != nil {
            throw UserError("--contamination and --flags-per-day exclude each other", fix: "give one of them")
        }
        var settings = RunSettings()
        let file = try SettingsLocation.file(config: config, environment: environment)
        settings.monitor.spend.ownPrices = file.prices
        settings.monitor.mutes = file.mutes
        try settings.apply(file.entries)
        try settings.apply(SettingVariables.entries(of: environment))
        try settings.apply(flagEntries)
        settings.monitor.reveals = reveal
        do throws(SpendSettingsError) {
            try settings.monitor.spend.validate()
        } catch {
            throw UserError(error)
        }
        return settings
    }

    private var flagEntries: [SettingsFile.Entry] {
        let flags: [(flag: String, key: String, text: String?)] = [
            ("--format", "read.format", format), ("--map", "read.map", map),
            ("--seed", "detect.seed", seed.map { String($0) }),
            ("--contamination", "detect.contamination", contamination.map { $0.description }),
            ("--flags-per-day", "detect.flags_per_day", flagsPerDay.map { $0.description }),
            ("--alerts-per-day", "detect.alerts_per_day", alertsPerDay.map { String($0) }),
            ("--budget", "spend.budget", budget),
        ]
        return flags.compactMap { flag in
            flag.text.map { SettingsFile.Entry(key: flag.key, text: $0, place: flag.flag) }
        }
    }
}
