/// How one watched source stands, for the screen.
package struct WatchedSource: Hashable, Sendable {
    /// What goes on; `reading` means that more is there already, `caughtUp` that all was given.
    package enum State: Hashable, Sendable {
        case waiting, reading, caughtUp, ended
        case failed(SystemError)
        case refused(FollowEvent.Refusal)
    }

    /// As in ``WatchEvent/source``.
    package var number: Int
    /// As in ``WatchEvent/path``.
    package var path: FilePath
    /// What goes on now.
    package var state: State
    /// Bytes given so far, over all generations.
    package var bytesRead: Int
    /// Bytes that are there but not given yet; nil for pipes and packed files.
    package var bytesBehind: Int?
    /// How often another file took the name.
    package var rotations: Int
    /// How often the file was cut or written over.
    package var truncations: Int
}
