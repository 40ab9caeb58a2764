import ArgumentParser
import SessionWatch

/// `botwatch evaluate poisoning`: what detection loses to sessions that teach the forest, with and without the guard against it.
struct EvaluatePoisoningCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "poisoning", abstract: "Measure what detection loses when sessions are mixed in that teach the forest.",
        discussion: """
            LOG and labels are those of evaluate stream. Mixed in, made of the log itself: flood (junk from three users), crowd (junk \
            from everywhere) and drift (harmless sessions that become attacks step by step). Prints one JSON object: recall with \
            1 % of the log's own harmless sessions flagged, with the guard (detect.window_share) and without.
            """)

    @Argument(help: ArgumentHelp("Log to judge; its messages need times.", valueName: "LOG"))
    var log: String

    @Option(help: ArgumentHelp("What is true of the log's sessions, as CSV.", valueName: "file"))
    var labels: String

    @Option(help: ArgumentHelp("Runs, with the seeds 1, 2 and so on up to this number.", valueName: "number"))
    var seeds = 3

    @Option(help: ArgumentHelp("Share of all sessions that is mixed in, up to 0.9.", valueName: "share"))
    var share = 0.2

    @OptionGroup var detection: DetectionOptions

    func status() throws -> Int32 {
        guard (1...1_000).contains(seeds) else {
            throw UserError("--seeds must be a number of runs from 1 to 1,000", fix: "it is \(seeds)")
        }
        guard (0.001...0.9).contains(share) else { throw UserError("--share must be a number from 0.001 to 0.9", fix: "it is \(share)") }
        if log == "-", labels == "-" { throw UserError("log and labels can't both be standard input", fix: "put the labels into a file") }
        try StandardInput.check([log, labels], command: "evaluate poisoning")
        let settings = try detection.settings(environment: Environment.current)
        let truth = try LabelTable(file: labels)
        let items = try StreamLog.items(of: log, settings: settings) { StandardError.say($0) }
        guard PoisonedLog(items, labels: truth, seed: 1).canBePoisoned else {
            throw UserError("can't poison this log", at: log, fix: "it needs messages with times, and labels of attacked and of harmless sessions")
        }
        let databases = try PatternCache.databases(Environment.current)
        var rows: [JSONTree.Member] = []
        for attack in PoisonedLog.Attack.allCases {
            var recalls: [Bool: [Double?]] = [:]
            for seed in 1...UInt64(seeds) {
                var poisoned = PoisonedLog(items, labels: truth, seed: seed)
                let mixed = poisoned.items(with: attack, share: share)
                for isGuarded in [true, false] {
                    var monitor = settings.monitor
                    monitor.seed = seed
                    if !isGuarded { monitor.windowShare = 1 }
                    let examiner = try TextExaminer(phrases: PhraseScanner(databases), redactor: Redactor(key: monitor.redactionKey))
                    let run = StreamRun(of: mixed, labels: truth, settings: monitor, examiner: examiner)
                    // The log as it is comes first: what was left out of it is told once.
                    if attack == .none, seed == 1, isGuarded { try StreamReport.sayCautions(of: run, seed: seed, log: log, labels: labels) }
                    recalls[isGuarded, default: []].append(run.figures.recallAtOnePercent)
                }
            }
            rows.append(
                .init(attack.rawValue, .object([
                    .init("recall@1%_guarded", StreamReport.spread(recalls[true] ?? [])),
                    .init("recall@1%_unguarded", StreamReport.spread(recalls[false] ?? [])),
                ])))
        }
        return try StandardOutput.print([JSONTree.object([.init("share", .figure(share)), .init("seeds", .whole(seeds))] + rows).lines])
    }
}
