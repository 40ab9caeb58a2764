internal import KeptState

/// A file that lay beside a log under a rotated name when it was last looked.
///
/// Its number alone does not find it again: that of a rotated file which is deleted or packed is often given to the next log at once.
struct RotatedSibling: Hashable, Sendable {
    /// Which file it was.
    private(set) var identity: FileIdentity
    /// As in ``FileStatus/changed``.
    private(set) var changed: Int64
    /// How many of its first bytes it is known by, at most ``FilePlace/headBytes``.
    private var headCount: Int
    /// Of these; nil where it could not be read.
    private var head: ContentDigest?

    /// The file as it is now.
    init(_ path: FilePath, _ status: FileStatus, in files: any FileSystem) {
        identity = status.identity
        changed = status.changed
        // What can't be read goes by its number.
        let bytes = Self.head(of: path, status.identity, FilePlace.headBytes, in: files)
        headCount = bytes?.count ?? 0
        head = bytes.map { ContentDigest($0) }
    }

    /// Whether the file is the one that was seen then, as far as can be told; it may have grown and have another name.
    func isStill(_ path: FilePath, _ status: FileStatus, in files: any FileSystem) -> Bool {
        guard identity == status.identity else { return false }
        guard changed != status.changed, let head else { return true }
        // One that was empty holds only what is new.
        guard headCount > 0, status.size >= headCount else { return status.size == headCount }
        guard let bytes = Self.head(of: path, status.identity, headCount, in: files) else { return true }
        return ContentDigest(bytes) == head
    }

    private static func head(of path: FilePath, _ identity: FileIdentity, _ count: Int, in files: any FileSystem) -> [UInt8]? {
        guard let file = try? OpenFile(path, in: files), let status = try? file.status(), status.identity == identity, status.kind == .regular
        else { return nil }
        return try? file.read(count, at: 0)
    }
}

extension RotatedSibling: KeptValue {
    static var blank: RotatedSibling { RotatedSibling() }
    static var leastBytes: Int { 5 }

    private init() {
        identity = FileIdentity(device: 0, inode: 0)
        changed = 0
        headCount = 0
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&identity)
        archive.keep(&changed)
        archive.keep(&headCount)
        archive.keep(&head)
        archive.check((0...FilePlace.headBytes).contains(headCount) && (head != nil || headCount == 0))
    }
}
