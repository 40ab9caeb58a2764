import ArgumentParser
import CaseStore

extension CaseStore.Durability: ExpressibleByArgument {}

/// The flags that say where a run keeps what the next one goes on from.
struct StateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Go on from what is kept in this folder, and keep there how far was read and what was learned.", valueName: "folder"))
    var state: String?

    @Flag(help: "Keep nothing and begin anew.")
    var noState = false

    @Option(help: ArgumentHelp("What a power cut may cost: normal (the last second is read again) or full (nothing, more slowly).", valueName: "level"))
    var durability = CaseStore.Durability.normal

    func validate() throws {
        if noState, state != nil { throw ValidationError("--state and --no-state exclude each other") }
    }

    /// The state of a run, opened; nil when it is to keep none.
    ///
    /// - Parameters:
    ///   - paths: what is watched, whose usual folder is taken if the user names none; nil where nothing is kept unless asked.
    ///   - settings: another state is begun where those differ that a state depends on.
    func open(watching paths: [String]?, _ settings: RunSettings) throws -> OpenState? {
        let choice: StateChoice
        if noState {
            choice = .none
        } else if let state {
            choice = .named(state)
        } else if let paths {
            choice = StateChoice.usual(for: paths, settings: settings, workingDirectory: WorkingDirectory.path, environment: Environment.current)
        } else {
            choice = .none
        }
        return try choice.open(durability: durability)
    }
}
