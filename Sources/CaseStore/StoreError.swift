/// Why a state can't be used or written.
package enum StoreError: Error, Hashable, Sendable {
    /// The folder can't be made or opened: what the system says.
    case unreachable(String)
    /// The name leads to something that is no folder, or is a symbolic link.
    case notAFolder
    /// It belongs to another user.
    case foreignOwner
    /// Others may write to it, and it holds files that are not botwatch's.
    case shared
    /// Another process uses it; its number, where it says so.
    case inUse(processID: Int?)
    /// A later version of botwatch has written it.
    case newer
    /// It is no state of botwatch, or was changed by something else: which part.
    case damaged(String)
    /// The disk is full; nothing of the batch was kept.
    case full
    /// The system failed to write: what it says; nothing of the batch was kept.
    case failed(String)
}
