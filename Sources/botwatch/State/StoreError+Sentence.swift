import CaseStore

extension UserError {
    /// Why a state can't be used, and what to do about it.
    init(_ error: StoreError, folder: String) {
        switch error {
        case .unreachable(let reason):
            self.init("can't use the state folder", at: "\(folder): \(reason)", fix: "name a folder that you may write to, or give --no-state")
        case .notAFolder:
            self.init("the state must lie in a folder", at: folder, fix: "name a folder that is no link")
        case .foreignOwner:
            self.init("the state belongs to another user", at: folder, fix: "name a folder of your own")
        case .shared:
            self.init("others may write to the state folder", at: folder, fix: "name an empty one, or chmod go-w")
        case .inUse(let process):
            let whose = process.map { "process \($0)" } ?? "another process"
            self.init("the state is in use by \(whose)", at: folder, fix: "end that one, name another folder, or give --no-state")
        case .newer:
            self.init("a newer botwatch has written the state", at: folder, fix: "use that version, or name another folder")
        case .damaged(let what):
            self.init("the state is damaged", at: "\(folder): \(what)", fix: "move the folder away to begin anew")
        case .full:
            self.init("no room for the state", at: folder, fix: "free some disk space, or give --no-state")
        case .failed(let reason):
            self.init("can't write the state", at: "\(folder): \(reason)", fix: "check the disk, or give --no-state")
        }
    }

    /// The state was read, and is not one that this run can go on from.
    init(unfitState folder: String) {
        self.init(
            "the state does not fit these settings, or is damaged", at: folder,
            fix: "use the settings that it was made with, or move the folder away to begin anew")
    }
}
