#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The files of this machine.
package struct SystemFiles: FileSystem {
    /// There is but one.
    package init() {}

    package func open(_ path: FilePath) throws(SystemError) -> Int32 {
        let opened = systemOpen(path.terminated)
        guard opened >= 0 else { throw .last }
        return opened
    }

    package func close(_ descriptor: Int32) {
        systemClose(descriptor)
    }

    package func status(of path: FilePath) throws(SystemError) -> FileStatus {
        var info = stat()
        // Safe because the path ends with NUL, `info` is ours, and neither pointer outlives the call.
        guard unsafe stat(path.terminated, &info) == 0 else { throw .last }
        return FileStatus(info)
    }

    package func status(ofOpen descriptor: Int32) throws(SystemError) -> FileStatus {
        var info = stat()
        // Safe because `info` is ours and the pointer does not outlive the call.
        guard unsafe fstat(descriptor, &info) == 0 else { throw .last }
        return FileStatus(info)
    }

    package func read(
        _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int?
    ) throws(SystemError) -> Int {
        // Safe because the buffer holds its count of bytes and does not leave the call.
        let count =
            if let offset {
                unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            } else {
                unsafe systemRead(descriptor, buffer)
            }
        guard count >= 0 else { throw .last }
        return count
    }

    package func isReady(_ descriptor: Int32) throws(SystemError) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // Safe because there is one request and it outlives the call.
        let ready = unsafe poll(&request, 1, 0)
        guard ready >= 0 else { throw .last }
        if Int32(request.revents) & POLLNVAL != 0 { throw SystemError(number: EBADF) }
        return ready > 0
    }

    package func names(in directory: FilePath) throws(SystemError) -> [[UInt8]] {
        // Safe because the path ends with NUL and the pointer does not outlive the call.
        guard let stream = unsafe opendir(directory.terminated) else { throw .last }
        // Safe because the stream is open and this is its only closing.
        defer { unsafe _ = closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            // Safe because each entry is copied before the next call, which is when the system may overwrite it.
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe Array(bytes.prefix { $0 != 0 })
            }
            if name != Array(".".utf8) && name != Array("..".utf8) { names.append(name) }
        }
        // A list that broke off is no list: files would count as gone.
        guard errno == 0 else { throw .last }
        return names
    }

    package func resolved(_ path: FilePath) throws(SystemError) -> FilePath {
        // Safe because the path ends with NUL, the system allocates the answer, and it is copied and freed at once.
        guard let answer = unsafe realpath(path.terminated, nil) else { throw .last }
        defer { unsafe free(answer) }
        return unsafe FilePath(bytes: UnsafeBufferPointer(start: answer, count: strlen(answer)).map { UInt8(bitPattern: $0) })
    }
}

/// The calls whose names the methods above have too.
private func systemOpen(_ path: [CChar]) -> Int32 {
    // Safe because the path ends with NUL and the pointer does not outlive the call.
    unsafe open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
}

private func systemClose(_ descriptor: Int32) {
    close(descriptor)
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    // Safe because the buffer holds its count of bytes.
    unsafe read(descriptor, buffer.baseAddress, buffer.count)
}

extension FileStatus {
    fileprivate init(_ info: stat) {
        #if canImport(Darwin)
            let (time, written) = (info.st_ctimespec, info.st_mtimespec)
        #else
            let (time, written) = (info.st_ctim, info.st_mtim)
        #endif
        let kind: FileKind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFIFO: .pipe
            case S_IFCHR, S_IFBLK: .device
            case S_IFSOCK: .socket
            default: .other
            }
        self.init(
            identity: FileIdentity(device: UInt64(truncatingIfNeeded: info.st_dev), inode: UInt64(truncatingIfNeeded: info.st_ino)),
            kind: kind, size: Int(info.st_size), links: Int(info.st_nlink),
            changed: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec),
            modified: Int64(written.tv_sec) &* 1_000_000_000 &+ Int64(written.tv_nsec))
    }
}
