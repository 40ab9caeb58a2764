#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FilePath {
    /// The path without symbolic links on the way; nil where nothing is behind it.
    var resolved: FilePath? {
        // Safe because the path ends with NUL, the system allocates the answer, and it is copied and freed at once.
        guard let answer = unsafe realpath(terminated, nil) else { return nil }
        defer { unsafe free(answer) }
        return unsafe FilePath(bytes: Array(UnsafeBufferPointer(start: answer, count: strlen(answer))).map { UInt8(bitPattern: $0) })
    }

    /// Where the name leads if it is not the file's own, such as a symbolic link to the log of today.
    var target: FilePath? {
        guard let resolved, resolved != self else { return nil }
        return resolved
    }
}
