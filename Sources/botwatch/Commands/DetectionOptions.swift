import ArgumentParser
import SecuritySpend
import SessionWatch

/// The flags of every command that reads a log and judges it: how it is read, and how many sessions are flagged.
struct DetectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The log's format instead of detection; `botwatch formats` lists them.", valueName: "name"))
    var format: String?

    @Option(help: ArgumentHelp("Where fields lie in a JSON line: text=payload.msg,session=sid,role=who.", valueName: "fields"))
    var map: String?

    @Option(help: ArgumentHelp("Settings file instead of the one in the XDG config folder.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Share of the sessions that are flagged, up to 0.5.", valueName: "share"))
    var contamination: Double?

    @Option(help: ArgumentHelp("Sessions flagged a day, instead of a share.", valueName: "number"))
    var flagsPerDay: Double?

    /// The settings of the run: file, then environment, then flags.
    ///
    /// - Parameter more: settings of the command's own flags.
    func settings(environment: [String: String], and more: [SettingsFile.Entry] = []) throws -> RunSettings {
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
        try settings.apply(flagEntries + more)
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
            ("--contamination", "detect.contamination", contamination.map { $0.description }),
            ("--flags-per-day", "detect.flags_per_day", flagsPerDay.map { $0.description }),
        ]
        return flags.compactMap { flag in
            flag.text.map { SettingsFile.Entry(key: flag.key, text: $0, place: flag.flag) }
        }
    }
}
