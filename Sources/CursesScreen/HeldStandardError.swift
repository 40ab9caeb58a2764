import Glibc

/// Keeps what is written to standard error while the screen is up, and lets it out afterwards.
///
/// Else a message would tear the picture, and the last words of a crash ("Fatal error: ...") would vanish with the alternate
/// screen. Kept in a file without a name, which vanishes with the process. A class, since it owns descriptors.
final class HeldStandardError {
    /// The file that standard error goes to.
    let file: Int32
    /// Where standard error went before.
    let original: Int32
    private var isHeld = true

    /// What is let out at most, from its end: 64 KiB are over 500 lines, more than anyone reads after a run.
    static let longestRelease = 65_536

    /// Nil where standard error is no terminal and so harms no picture, or no file can be made.
    init?() {
        guard isatty(STDERR_FILENO) == 1, let file = Self.namelessFile() else { return nil }
        let original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard original >= 0, dup2(file, STDERR_FILENO) >= 0 else {
            close(file)
            if original >= 0 { close(original) }
            return nil
        }
        self.file = file
        self.original = original
    }

    deinit { release() }

    /// Gives standard error back and writes to it what was kept. Idempotent.
    func release() {
        guard isHeld else { return }
        isHeld = false
        var buffer = [UInt8](repeating: 0, count: 4_096)
        // Safe because the buffer lives as long as the call.
        unsafe buffer.withUnsafeMutableBytes { unsafe Self.release(file, to: original, by: $0) }
        close(file)
        close(original)
    }

    /// The same without an object, for a handler: calls nothing that isn't async-signal-safe (POSIX, 2.4.3).
    static func release(_ file: Int32, to original: Int32, by buffer: UnsafeMutableRawBufferPointer) {
        dup2(original, STDERR_FILENO)
        unsafe copyEnd(of: file, to: original, by: buffer)
    }

    /// Copies the last ``longestRelease`` bytes of a file.
    static func copyEnd(of file: Int32, to other: Int32, by buffer: UnsafeMutableRawBufferPointer) {
        var offset = max(0, lseek(file, 0, SEEK_END) - longestRelease)
        while true {
            // Safe because the counts are the buffer's, and pread's for what it has filled.
            let count = unsafe pread(file, buffer.baseAddress, buffer.count, offset)
            guard count > 0, unsafe write(other, buffer.baseAddress, count) == count else { return }
            offset += count
        }
    }

    private static func namelessFile() -> Int32? {
        var folder = environment("TMPDIR") ?? ""
        if folder.isEmpty { folder = "/tmp" }
        var path = Array("\(folder)/botwatch-XXXXXX".utf8CString)
        // Safe because the path ends with a zero and mkstemp leaves its length.
        let file = unsafe mkstemp(&path)
        guard file >= 0 else { return nil }
        unsafe unlink(path)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        _ = fcntl(file, F_SETFL, O_APPEND)
        return file
    }
}
