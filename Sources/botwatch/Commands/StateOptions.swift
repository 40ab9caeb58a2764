import ArgumentParser
import CaseStore
import Glibc

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
    /// - Parameter paths: what is watched, whose usual folder is taken if the user names none; nil where nothing is kept unless asked.
    func open(watching paths: [String]?) throws -> OpenState? {
        let choice: StateChoice
        if noState {
            choice = .none
        } else if let state {
            choice = .named(state)
        } else if let paths {
            choice = StateChoice.usual(for: paths, workingDirectory: Self.workingDirectory, environment: Environment.current)
        } else {
            choice = .none
        }
        return try choice.open(durability: durability)
    }

    private static var workingDirectory: String {
        // Safe because the system allocates the text and it is freed after it was copied.
        guard let text = unsafe getcwd(nil, 0) else { return "" }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }
}
