/// Which file it is, whatever it is called: the pair that the system keeps apart as long as the file exists.
///
/// A number can be used again after a file was deleted and closed, so it finds a file but does not prove it: ``FilePlace`` does.
package struct FileIdentity: Hashable, Sendable {
    /// The number of the file system.
    package let device: UInt64
    /// The number of the file within it.
    package let inode: UInt64
}

/// What kind of thing a path leads to.
package enum FileKind: Hashable, Sendable {
    /// As `st_mode` says; `pipe` is a named or nameless one, `device` covers terminals and disks.
    case regular, directory, pipe, device, socket, other
}

/// What the system says of a file.
package struct FileStatus: Hashable, Sendable {
    /// Which file it is.
    package let identity: FileIdentity
    /// What kind of thing it is.
    package let kind: FileKind
    /// In bytes.
    package let size: Int
    /// How many names it has; 0 once it was deleted.
    package let links: Int
    /// When the file, or what the system says of it, was last changed: nanoseconds of the system's clock. Only good for noticing a change.
    package let changed: Int64
    /// When its content was last written, unless somebody set that otherwise: nanoseconds since 1970.
    package let modified: Int64
}
