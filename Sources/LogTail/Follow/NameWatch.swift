/// A file that may still be growing to a copy of what was read.
struct CopyWatch: Hashable, Sendable {
    var identity: FileIdentity
    var size: Int
    var since: Duration

    /// No copying program pauses so long.
    static let wait = Duration.seconds(5)
}

/// A file that a name leads to and of which nothing is to be read, as it was when that was found out.
struct Shadow: Hashable, Sendable {
    /// Which file it is.
    let identity: FileIdentity
    private let size: Int
    private let changed: Int64
    /// Another path reads it: what becomes of it once that lets go is another question.
    private let isHeld: Bool

    /// The file as it is now.
    init(_ status: FileStatus, isHeld: Bool = false) {
        self.isHeld = isHeld
        identity = status.identity
        size = status.size
        changed = status.changed
    }
}
