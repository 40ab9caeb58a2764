import ArgumentParser

/// `botwatch evaluate`: how well detection does on data that tells the truth.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure detection on labelled vectors or a labelled log.",
        subcommands: [EvaluateVectorsCommand.self, EvaluateStreamCommand.self, EvaluatePoisoningCommand.self])
}
