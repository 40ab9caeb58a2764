import CaseStore
import Glibc
import KeptState

/// A file that alerts are written to exactly once: with a state, what a killed run wrote beyond its last batch is cut off and written again.
final class AlertFile {
    // A class: it owns a descriptor.
    /// As the user named it, from the root.
    let path: String
    /// Bytes in the file.
    private(set) var bytesWritten: Int
    /// Why the last write failed, in a few words; nil while all is well. The lines wait and are written when it works again.
    private(set) var trouble: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// The last bytes of the file: what proves that it is still the one that was written.
    private var tail: [UInt8] = []
    private static let tailBytes = 4_096
    /// Lines that were too many to wait for a disk with room.
    private(set) var linesLeftOut = 0
    private static let mostWaiting = 64 << 20

    /// Opens the file, or makes it for this user alone, and goes on at its end.
    ///
    /// - Throws: ``UserError`` when it is no file, or can't be opened, or another botwatch writes it.
    ///
    /// - Parameter inputs: logs that are read, none of which it may be.
    init(_ path: String, besides inputs: [String] = []) throws {
        self.path = path.hasPrefix("/") ? path : WorkingDirectory.path + "/" + path
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o600)
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
        for input in inputs {
            var other = stat()
            // Safe because the structure outlives the call.
            if unsafe stat(input, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
                throw UserError("--out is a log that is read", at: path, fix: "name another file")
            }
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw UserError("another botwatch writes to --out", at: path, fix: "name another file")
        }
        bytesWritten = Int(status.st_size)
        lseek(descriptor, 0, SEEK_END)
        tail = read(before: bytesWritten)
    }

    deinit { close(descriptor) }

    /// How far the file goes, for the state.
    var length: OutputLength { OutputLength(path: path, bytes: bytesWritten, tail: SHA256.digest(tail)) }

    /// Cuts off what was written after the last batch that was kept.
    ///
    /// - Parameters:
    ///   - length: bytes of the file then.
    ///   - digest: of its last bytes then; see ``length``.
    /// - Returns: a sentence where the file is not the one that was written: nothing is cut off then.
    func goOn(at length: Int, _ digest: [UInt8]) -> String? {
        let kept = length <= bytesWritten ? read(before: length) : []
        guard length <= bytesWritten, SHA256.digest(kept) == digest, length == bytesWritten || surplusIsAlert(at: length) else {
            return "\(path) is not as it was left: going on at its end"
        }
        guard length == bytesWritten || ftruncate(descriptor, off_t(length)) == 0 else {
            return "\(path): can't cut off what a killed run wrote: \(Self.reason(errno))"
        }
        bytesWritten = length
        tail = kept
        lseek(descriptor, 0, SEEK_END)
        return nil
    }

    /// Whether what lies beyond the last batch begins as alerts do, or as a piece of one: somebody else's lines are not cut off.
    private func surplusIsAlert(at length: Int) -> Bool {
        let end = min(bytesWritten, length + 32)
        let start = String(decoding: read(from: length, to: end), as: UTF8.self)
        let json = "{\"schema\":\"botwatch.alert."
        if json.hasPrefix(start) || start.hasPrefix(json) { return true }
        let time = start.prefix(9).map { $0.isNumber ? "0" : $0 }
        guard ["00:00:00Z", "--:--:-- "].contains(where: { $0.hasPrefix(String(time)) }) else { return false }
        let word = start.dropFirst(9).drop { $0 == " " }
        return ["LOW  ", "MED  ", "HIGH ", "CRIT "].contains { $0.hasPrefix(word.prefix(5)) }
    }

    private func read(before end: Int) -> [UInt8] { read(from: max(0, end - Self.tailBytes), to: end) }

    private func read(from start: Int, to end: Int) -> [UInt8] {
        let count = end - start
        var bytes = [UInt8](repeating: 0, count: count)
        // Safe because the pointer and count are of the same array.
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, count, off_t(start)) }
        return got == count ? bytes : []
    }

    /// Bytes that wait to be written.
    var waitingBytes: Int { buffer.count }

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
        if let code = Descriptor.write(buffer, to: descriptor) { return takeBack(code) }
        guard fdatasync(descriptor) == 0 else { return takeBack(errno) }
        bytesWritten += buffer.count
        tail = Array((tail + buffer.suffix(Self.tailBytes)).suffix(Self.tailBytes))
        buffer = []
        trouble = linesLeftOut == 0 ? nil : "\(path): \(linesLeftOut) alerts were too many to wait for the disk"
    }

    /// A part of it may have been written: the lines wait for the next time.
    private func takeBack(_ code: Int32) {
        trouble = "\(path): \(Self.reason(code))"
        guard ftruncate(descriptor, off_t(bytesWritten)) == 0 else {
            trouble = "\(path): half of an alert may stand in it: \(Self.reason(errno))"
            return
        }
        lseek(descriptor, off_t(bytesWritten), SEEK_SET)
    }

    private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

/// The folder that relative paths begin in.
enum WorkingDirectory {
    /// Its path from the root; empty where the system does not tell.
    static var path: String {
        // Safe because the system allocates the text and it is freed after it was copied.
        guard let text = unsafe getcwd(nil, 0) else { return "" }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }
}
