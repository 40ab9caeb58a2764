import ArgumentParser
import SessionWatch

/// `botwatch evaluate stream`: detection on a labelled log, over several seeds.
struct EvaluateStreamCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream", abstract: "Measure detection on a labelled log, as replay would judge it.",
        discussion: """
            LOG is what replay takes: a file, packed with gzip or not, or - for standard input. Labels are a CSV whose header names \
            \(LabelTable.columns.joined(separator: ",")). Prints one JSON object: each figure with its spread over the seeds.
            """)

    @Argument(help: ArgumentHelp("Log to judge.", valueName: "LOG"))
    var log: String

    @Option(help: ArgumentHelp("What is true of the log's sessions, as CSV.", valueName: "file"))
    var labels: String

    @Option(help: ArgumentHelp("Runs, with the seeds 1, 2 and so on up to this number.", valueName: "number"))
    var seeds = 5

    @OptionGroup var detection: DetectionOptions

    func status() throws -> Int32 {
        guard (1...1_000).contains(seeds) else {
            throw UserError("--seeds must be a number of runs from 1 to 1,000", fix: "it is \(seeds)")
        }
        if log == "-", labels == "-" { throw UserError("log and labels can't both be standard input", fix: "put the labels into a file") }
        try StandardInput.check([log, labels], command: "evaluate stream")
        let settings = try detection.settings(environment: Environment.current)
        let truth = try LabelTable(file: labels)
        let items = try StreamLog.items(of: log, settings: settings) { StandardError.say($0) }
        let databases = try PatternCache.databases(Environment.current)
        var runs: [StreamReport.Run] = []
        for seed in 1...UInt64(seeds) {
            var monitor = settings.monitor
            monitor.seed = seed
            let examiner = try TextExaminer(phrases: PhraseScanner(databases), redactor: Redactor(key: monitor.redactionKey))
            let run = StreamRun(of: items, labels: truth, settings: monitor, examiner: examiner)
            if seed == 1 { try StreamReport.sayCautions(of: run, seed: seed, log: log, labels: labels) }
            runs.append(.init(seed: seed, figures: run.figures))
        }
        return try StandardOutput.print([StreamReport(runs).json])
    }
}

extension StreamReport {
    /// Says on standard error what a run left out, and which figures are undefined; the same for every seed.
    ///
    /// - Throws: ``UserError`` if no labelled session is in the log.
    static func sayCautions(of run: StreamRun, seed: UInt64, log: String, labels: String) throws {
        if run.figures.withoutScore == run.figures.sessions {
            throw UserError("no labelled session is in the log", at: labels, fix: "the labels seem to be of another log than \(log)")
        }
        let damaged = run.snapshot.reading.damaged
        if damaged > 0 { StandardError.say("\(log): \(NumberText.count(damaged, "damaged line")), left out") }
        for caution in StreamReport([Run(seed: seed, figures: run.figures)]).cautions { StandardError.say("\(labels): \(caution)") }
    }
}
