#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

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

    /// The status of what `path` leads to, through symbolic links.
    package init(of path: FilePath) throws(SystemError) {
        var info = stat()
        // Safe because the path ends with NUL, `info` is ours, and neither pointer outlives the call.
        guard unsafe stat(path.terminated, &info) == 0 else { throw .last }
        self.init(info)
    }

    /// The status of an open file.
    fileprivate init(ofDescriptor descriptor: Int32) throws(SystemError) {
        var info = stat()
        // Safe because `info` is ours and the pointer does not outlive the call.
        guard unsafe fstat(descriptor, &info) == 0 else { throw .last }
        self.init(info)
    }

    private init(_ info: stat) {
        identity = FileIdentity(device: UInt64(truncatingIfNeeded: info.st_dev), inode: UInt64(truncatingIfNeeded: info.st_ino))
        size = Int(info.st_size)
        links = Int(info.st_nlink)
        #if canImport(Darwin)
            let time = info.st_ctimespec
        #else
            let time = info.st_ctim
        #endif
        changed = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
        kind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFIFO: .pipe
            case S_IFCHR, S_IFBLK: .device
            case S_IFSOCK: .socket
            default: .other
            }
    }
}

/// An open file, closed when its last owner lets go of it.
///
/// A class for that reason. It keeps no reading position, so owners do not disturb each other.
package final class OpenFile: Sendable {
    /// For `poll`; owned by this object.
    package let descriptor: Int32
    private let closesAtEnd: Bool

    /// Opens for reading, at once: a pipe without a writer does not hold us up, and a terminal does not become ours.
    package init(_ path: FilePath) throws(SystemError) {
        while true {
            // Safe because the path ends with NUL and the pointer does not outlive the call.
            let opened = unsafe open(path.terminated, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            if opened >= 0 {
                descriptor = opened
                closesAtEnd = true
                return
            }
            guard SystemError.last.isInterruption else { throw .last }
        }
    }

    /// Uses a descriptor that belongs to somebody else, such as standard input, and never closes it.
    package init(borrowing descriptor: Int32) {
        self.descriptor = descriptor
        closesAtEnd = false
    }

    deinit {
        if closesAtEnd { close(descriptor) }
    }

    /// What the system says of the file now.
    package func status() throws(SystemError) -> FileStatus {
        try FileStatus(ofDescriptor: descriptor)
    }

    /// At most `count` bytes from `offset` on; fewer only at the end of the file, as the system may give less than it has.
    package func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
        var bytes = try readOnce(count, at: offset)
        while !bytes.isEmpty, bytes.count < count {
            let more = try readOnce(count - bytes.count, at: offset + bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    private func readOnce(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
        // Safe because the buffer holds its count of bytes and does not leave the closure.
        try unsafe take(count) { descriptor, buffer in
            unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        }
    }

    /// At most `count` of the next bytes of a stream; none at its end.
    func readNext(_ count: Int) throws(SystemError) -> [UInt8] {
        // Safe because the buffer holds its count of bytes and does not leave the closure.
        try unsafe take(count) { descriptor, buffer in
            unsafe Self.systemRead(descriptor, buffer)
        }
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    private func take(
        _ count: Int, by call: (Int32, UnsafeMutableBufferPointer<UInt8>) -> Int
    ) throws(SystemError) -> [UInt8] {
        guard count > 0 else { return [] }
        var failure: SystemError?
        // Safe because the call writes at most `count` bytes, and exactly as many count as initialised as it says.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            var taken = 0
            repeat {
                taken = unsafe call(descriptor, UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
                failure = taken < 0 ? .last : nil
            } while failure?.isInterruption == true
            initialised = max(taken, 0)
        }
        if let failure { throw failure }
        return bytes
    }
}
