#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the system answered when a call failed: `errno`.
package struct SystemError: Error, Hashable, Sendable {
    /// The value of `errno`, such as `ENOENT`.
    package let number: Int32

    /// The error with this value of `errno`.
    package init(number: Int32) {
        self.number = number
    }

    /// The system's words for it, such as `Permission denied`.
    package var text: String {
        // Safe because strerror returns a NUL-terminated string that is copied at once; only known numbers come here, whose texts are constant.
        unsafe String(cString: strerror(number))
    }

    /// Nothing is behind the name: it, or a directory on the way to it, does not exist.
    package var isMissing: Bool { number == ENOENT || number == ENOTDIR }

    /// Nothing has this name.
    static let missing = SystemError(number: ENOENT)

    /// It says nothing of the file, only that the system could not do it now.
    var isPassing: Bool { [EIO, ESTALE, ENOMEM, EMFILE, ENFILE, ETIMEDOUT, EAGAIN].contains(number) }

    /// The last call was interrupted by a signal and has to be repeated.
    var isInterruption: Bool { number == EINTR }

    /// There is nothing to read now, but there may be later.
    var isNothingYet: Bool { number == EAGAIN || number == EWOULDBLOCK }

    /// What `errno` says now.
    static var last: SystemError { SystemError(number: errno) }
}
