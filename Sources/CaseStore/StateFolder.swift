#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The folder that a state lies in: private to its user, used by one process at a time.
/// A class, since the lock is let go of when nobody holds it any more.
final class StateFolder {
    /// Where it lies.
    let path: String
    private let lock: Int32
    /// The database's number in the file system.
    private let identity: (device: dev_t, inode: ino_t)

    /// Files that botwatch makes in it.
    static let database = "botwatch.sqlite"
    private static let lockName = "lock"
    private static let ownNames: Set<String> = [database, database + "-wal", database + "-shm", database + "-journal", lockName]

    /// Makes the folder where it isn't there, and holds it for this process until the value goes.
    ///
    /// Of a folder that is the system administrator's and that this user may write to, a part is taken that is the user's own.
    ///
    /// - Throws: every ``StoreError`` that speaks of the folder.
    convenience init(_ path: String) throws(StoreError) {
        try Self.make(path)
        let folder = try Self.opened(path)
        defer { close(folder.descriptor) }
        guard folder.owner != geteuid() else {
            try self.init(path, folder.descriptor)
            return
        }
        guard folder.owner == 0 else { throw .foreignOwner }
        let own = (path.hasSuffix("/") ? path : path + "/") + "botwatch-\(geteuid())"
        do throws(StoreError) { try Self.make(own) } catch { throw .foreignOwner }
        let part = try Self.opened(own)
        defer { close(part.descriptor) }
        guard part.owner == geteuid() else { throw .foreignOwner }
        try self.init(own, part.descriptor)
    }

    private init(_ path: String, _ folder: Int32) throws(StoreError) {
        try Self.makePrivate(folder)
        self.path = path
        lock = try Self.locked(in: folder)
        identity = try Self.makeDatabaseFile(in: folder)
    }

    private static func opened(_ path: String) throws(StoreError) -> (descriptor: Int32, owner: uid_t) {
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else {
            throw errno == ENOTDIR || errno == ELOOP ? .notAFolder : .unreachable(reason(errno))
        }
        var status = stat()
        // Safe because the structure outlives the call.
        guard unsafe fstat(folder, &status) == 0 else {
            defer { close(folder) }
            throw .unreachable(reason(errno))
        }
        return (folder, status.st_uid)
    }

    deinit { close(lock) }

    /// The database's path.
    var databasePath: String { path.hasSuffix("/") ? path + Self.database : path + "/" + Self.database }

    /// Whether the database still lies where it was opened.
    var isInPlace: Bool {
        var status = stat()
        // Safe because the structure outlives the call.
        return unsafe lstat(databasePath, &status) == 0 && status.st_dev == identity.device && status.st_ino == identity.inode
    }

    /// Looks at the database's first bytes, so that one that is not ours is left as it is: opening it would change it already.
    ///
    /// They say nothing while a write-ahead log lies beside it, which may hold what they will be.
    func checkHeader(applicationID: Int, version: Int) throws(StoreError) {
        var header = [UInt8](repeating: 0, count: 100)
        let file = unsafe open(databasePath, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .unreachable(Self.reason(errno)) }
        defer { close(file) }
        // Safe because the pointer and count are of the same array.
        let count = unsafe header.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, 100, 0) }
        guard count != 0 else { return }
        guard count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { throw .damaged("\(Self.database) is no database") }
        // Offsets of the SQLite file format, section 1.3: 60 is the user version, 68 the application ID.
        func number(at offset: Int) -> Int { header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard unsafe access(databasePath + "-wal", F_OK) != 0 else { return }
        guard number(at: 68) == applicationID else { throw .damaged("it is another program's database") }
        guard number(at: 60) <= version else { throw .newer }
    }

    /// Makes the folder and those above it, each for this user alone.
    private static func make(_ path: String) throws(StoreError) {
        guard !path.isEmpty else { throw .unreachable(reason(ENOENT)) }
        guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        let code = errno
        var parent = path[...]
        while parent.last == "/" { parent = parent.dropLast() }
        while let last = parent.last, last != "/" { parent = parent.dropLast() }
        guard code == ENOENT, parent.count > 1 else { throw .unreachable(reason(code)) }
        try make(String(parent.dropLast()))
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .unreachable(reason(errno)) }
    }

    /// A folder that others may enter is closed to them if it is empty or botwatch's alone: what lies in it must not be exchanged.
    private static func makePrivate(_ folder: Int32) throws(StoreError) {
        var status = stat()
        // Safe because the structure outlives the call.
        guard unsafe fstat(folder, &status) == 0 else { throw .unreachable(reason(errno)) }
        guard status.st_mode & 0o077 != 0 else { return }
        let isOwn = try names(in: folder).allSatisfy { ownNames.contains($0) }
        guard isOwn || status.st_mode & 0o022 == 0 else { throw .shared }
        if isOwn, fchmod(folder, 0o700) != 0 { throw .unreachable(reason(errno)) }
    }

    private static func names(in folder: Int32) throws(StoreError) -> [String] {
        let copy = dup(folder)
        // Safe because the descriptor is the stream's own from now on, and each entry is copied before the next call.
        guard copy >= 0, let stream = unsafe fdopendir(copy) else { throw .unreachable(reason(errno)) }
        defer { unsafe _ = closedir(stream) }
        unsafe rewinddir(stream)
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            let name = String(decoding: bytes, as: UTF8.self)
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// The lock is the system's, so that it goes with the process however that ends; the file says whose it is.
    private static func locked(in folder: Int32) throws(StoreError) -> Int32 {
        let lock = unsafe openat(folder, lockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .unreachable(reason(errno)) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            defer { close(lock) }
            throw .inUse(processID: processID(in: lock))
        }
        let text = Array("\(getpid())\n".utf8)
        ftruncate(lock, 0)
        // Safe because the pointer and count are of the same array. Whose lock it is, is only told: a full disk does no harm here.
        _ = unsafe text.withUnsafeBytes { unsafe pwrite(lock, $0.baseAddress, $0.count, 0) }
        return lock
    }

    private static func processID(in lock: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 16)
        // Safe because the pointer and count are of the same array.
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(lock, $0.baseAddress, $0.count, 0) }
        return Int(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self))
    }

    /// SQLite would make the file with the process's mask, and follow a link.
    private static func makeDatabaseFile(in folder: Int32) throws(StoreError) -> (device: dev_t, inode: ino_t) {
        let file = unsafe openat(folder, database, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw errno == ELOOP ? .damaged("\(database) is a symbolic link") : .unreachable(reason(errno)) }
        defer { close(file) }
        var status = stat()
        // Safe because the structure outlives the call.
        guard unsafe fstat(file, &status) == 0 else { throw .unreachable(reason(errno)) }
        guard status.st_uid == geteuid() else { throw .foreignOwner }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .damaged("\(database) is no file") }
        if status.st_mode & 0o077 != 0, fchmod(file, 0o600) != 0 { throw .unreachable(reason(errno)) }
        return (status.st_dev, status.st_ino)
    }

    private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
