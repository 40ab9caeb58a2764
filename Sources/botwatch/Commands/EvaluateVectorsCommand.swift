import ArgumentParser
import Glibc
import OnlineForest

/// `botwatch evaluate vectors`: the forest alone, on labelled numbers.
struct EvaluateVectorsCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "vectors", abstract: "Measure the forest on labelled vectors: each is scored, then learned.",
        discussion: """
            FILE is a CSV of numbers without a header, the label (0 or 1 for an anomaly) last, packed with gzip or not; - is standard \
            input. An empty field, nan and NA are missing values. Prints one JSON object.
            """)

    @Argument(help: ArgumentHelp("Labelled vectors.", valueName: "FILE"))
    var file: String

    @Option(help: ArgumentHelp("Seed of the forest.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Trees of the forest.", valueName: "number"))
    var trees = defaults.trees

    @Option(help: ArgumentHelp("Vectors that each tree is grown on.", valueName: "number"))
    var sample = defaults.sample

    @Option(
        help: ArgumentHelp(
            "Vectors that the forest remembers. Half of the trees draw from the latest \(defaults.shortWindow) alone; with a window below that, from its latest quarter, and one sample at least.",
            valueName: "number"))
    var window = defaults.window

    @Option(help: ArgumentHelp("Vectors learned between two regrown trees.", valueName: "number"))
    var rebuildEvery = defaults.rebuildEvery

    @Flag(help: "Print the scores instead, one a line, in the order of the rows.")
    var scores = false

    private static let defaults = IsolationForest.Configuration()

    func status() throws -> Int32 {
        // Settings first, with one feature: a table may take a while to come.
        try check(dimensions: 1)
        var table = VectorTable()
        do {
            try TableFile.read(file) { try table.feed($0) }
            try table.finish()
        } catch let fault as TableFault {
            throw UserError(fault, in: file)
        }
        try check(dimensions: table.dimensions)
        let evaluation = VectorEvaluation(table, configuration: forest) { CPUClock.seconds }
        if scores { return try StandardOutput.print(evaluation.scores.lazy.map(\.description)) }
        let report = VectorReport(table: table, evaluation: evaluation, seed: seed)
        if let caution = report.caution { StandardError.say("\(file): \(caution)") }
        return try StandardOutput.print([report.json])
    }

    /// The default settings with those that were typed.
    private var forest: IsolationForest.Configuration {
        var settings = Self.defaults
        settings.seed = seed
        settings.trees = trees
        settings.sample = sample
        settings.window = window
        settings.shortWindow = max(sample, window < Self.defaults.shortWindow ? window / 4 : Self.defaults.shortWindow)
        settings.rebuildEvery = rebuildEvery
        return settings
    }

    private func check(dimensions: Int) throws {
        // The window must hold the short one, which nobody typed: say what was.
        if sample > window {
            throw UserError("--sample is over --window", at: "\(sample) over \(window)", fix: "a tree is grown on vectors of the window")
        }
        if let problem = forest.problem(dimensions: dimensions) {
            throw UserError("no such forest can be grown", at: problem, fix: "change --trees, --sample, --window or --rebuild-every")
        }
    }
}

extension StandardOutput {
    /// Prints these lines and nothing else; a reader that goes away ends it quietly.
    ///
    /// - Returns: the exit status.
    static func print(_ lines: some Sequence<String>) throws -> Int32 {
        var output = StandardOutput()
        do throws(Failure) {
            for line in lines { try output.write(line: line) }
            try output.flush()
        } catch .failed(let code) {
            throw UserError("can't write to standard output", at: unsafe String(cString: strerror(code)), fix: "check the disk or the reader")
        } catch {
            return ExitStatus.done
        }
        return ExitStatus.done
    }
}
