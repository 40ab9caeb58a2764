import Glibc

/// A file that alerts are written to exactly once: with a state, what a killed run wrote beyond its last batch is cut off and written again.
final class AlertFile {
    // A class: it owns a descriptor.
    /// As the user named it.
    let path: String
    /// Bytes in the file.
    private(set) var bytesWritten: Int
    /// Why the last write failed, in a few words; nil while all is well. The lines wait and are written when it works again.
    private(set) var trouble: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Lines that were too many to wait for a disk with room.
    private(set) var linesLeftOut = 0
    private static let mostWaiting = 64 << 20

    /// Opens the file, or makes it for this user alone, and goes on at its end.
    ///
    /// - Throws: ``UserError`` when it is no file, or can't be opened, or another botwatch writes it.
    init(_ path: String) throws {
        self.path = path
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = errno == ELOOP ? "it is a symbolic link" : Self.reason(errno)
            throw UserError("can't write --out", at: "\(path): \(reason)", fix: "name a file that you may write to")
        }
        self.descriptor = descriptor
        bytesWritten = 0
        var status = stat()
        // Safe because the structure outlives the call.
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw UserError("--out is no file", at: path, fix: "name a file; alerts on standard output need no flag")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw UserError("another botwatch writes to --out", at: path, fix: "name another file")
        }
        bytesWritten = Int(status.st_size)
        lseek(descriptor, 0, SEEK_END)
    }

    deinit { close(descriptor) }

    /// Cuts off what was written after the last batch that was kept.
    ///
    /// - Returns: a sentence where the file is shorter than that, since somebody changed it.
    func goOn(at length: Int) -> String? {
        guard length <= bytesWritten else {
            return "\(path) is shorter than what was written to it: going on at its end"
        }
        if ftruncate(descriptor, off_t(length)) == 0 { bytesWritten = length }
        lseek(descriptor, 0, SEEK_END)
        return nil
    }

    /// Adds a line; written by ``flush()``.
    func write(line: String) {
        guard buffer.count < Self.mostWaiting else {
            linesLeftOut += 1
            return
        }
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Writes what waits, all of it or nothing, and waits until the disk has it.
    func flush() {
        guard !buffer.isEmpty else { return }
        if let code = Descriptor.write(buffer, to: descriptor) {
            // A part of it may have been written.
            ftruncate(descriptor, off_t(bytesWritten))
            lseek(descriptor, off_t(bytesWritten), SEEK_SET)
            trouble = "\(path): \(Self.reason(code))"
            return
        }
        fdatasync(descriptor)
        bytesWritten += buffer.count
        buffer = []
        trouble = nil
    }

    private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
