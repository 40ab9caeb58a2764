import CaseStore
import KeptState
import SessionWatch

/// Where a run keeps what it goes on from.
enum StateChoice: Hashable {
    /// Nowhere.
    case none
    /// In the folder that the user named: if it can't be used, nothing runs.
    case named(String)
    /// In the folder that is meant for it: if it can't be used, the run goes on without, and says so.
    case usual(String)

    /// The folder for watching these paths: `$XDG_STATE_HOME/botwatch/watch-…`, by default under `~/.local/state`; none for standard
    /// input, which nobody can go back in.
    ///
    /// Another set of paths has another folder, so that two of them can be watched side by side; and so have other settings that a state
    /// depends on (the format, the seed, how much is flagged), since it could not be gone on with.
    static func usual(for paths: [String], settings: RunSettings, workingDirectory: String, environment: [String: String]) -> StateChoice {
        guard !paths.isEmpty, !paths.contains("-"), let base = base(environment) else { return .none }
        let absolute = paths.map { $0.hasPrefix("/") ? $0 : workingDirectory + "/" + $0 }.sorted()
        let dependent = "\(settings.choice)\0\(settings.monitor.seed)\0\(settings.monitor.sensitivity)"
        return .usual("\(base)/botwatch/watch-" + ShortName.of((absolute + [dependent]).joined(separator: "\0")))
    }

    private static func base(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.local/state"
    }

    /// Opens the state and reads what is in it; nil for none.
    ///
    /// - Throws: ``UserError`` when the user named the folder and it can't be used.
    func open(durability: CaseStore.Durability) throws -> OpenState? {
        switch self {
        case .none: return nil
        case .named(let folder):
            do throws(StoreError) {
                return try OpenState(folder: folder, durability: durability)
            } catch {
                throw UserError(error, folder: folder)
            }
        case .usual(let folder):
            do throws(StoreError) {
                return try OpenState(folder: folder, durability: durability)
            } catch {
                StandardError.say("nothing is kept for the next start: " + UserError(error, folder: folder).sentence)
                return nil
            }
        }
    }
}

/// A state that this process has, and what was in it.
struct OpenState {
    /// As the user knows it.
    let folder: String
    let store: CaseStore
    /// By name; empty in a new state.
    let parts: [String: [UInt8]]

    init(folder: String, durability: CaseStore.Durability) throws(StoreError) {
        self.folder = folder
        store = try CaseStore(folder: folder, durability: durability)
        parts = try store.parts()
    }

    /// The parts whose names begin with this word and a slash, without it.
    func parts(of owner: String) -> [String: [UInt8]] {
        let prefix = owner + "/"
        var own: [String: [UInt8]] = [:]
        for (name, bytes) in parts where name.hasPrefix(prefix) { own[String(name.dropFirst(prefix.count))] = bytes }
        return own
    }
}

extension OpenState {
    /// Lets a replay go on where another run was.
    ///
    /// - Returns: a sentence for each source that can't be gone on with.
    func resume(_ merge: inout ReplayMerge, _ settings: RunSettings) throws -> [String] {
        do {
            return try merge.goOn(from: parts(of: "replay"), choice: settings.choice, limits: settings.limits)
        } catch is StateFault {
            throw UserError(unfitState: folder)
        }
    }
}
