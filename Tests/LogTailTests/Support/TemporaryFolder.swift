import Foundation

@testable import LogTail

/// A folder of its own for a test, deleted with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "logtail-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func callAsFunction(_ name: String) -> FilePath { FilePath(path + "/" + name) }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        try Self.writeAll(descriptor, Array(bytes))
        close(descriptor)
    }

    func write(_ name: String, _ text: String) throws { try write(name, text.utf8) }

    func append(_ name: String, _ text: String) throws {
        let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        try Self.writeAll(descriptor, Array(text.utf8))
        close(descriptor)
    }

    func rename(_ old: String, _ new: String) {
        precondition(Foundation.rename(path + "/" + old, path + "/" + new) == 0)
    }

    func delete(_ name: String) { precondition(unlink(path + "/" + name) == 0) }

    func cut(_ name: String) { precondition(truncate(path + "/" + name, 0) == 0) }

    func makeFolder(_ name: String) { precondition(mkdir(path + "/" + name, 0o755) == 0) }

    func link(_ name: String, to target: String) { precondition(symlink(target, path + "/" + name) == 0) }

    /// A log that stays open for writing, as a bot keeps it.
    ///
    /// - Parameter besides: for a pipe, whose opening waits for a reader unless the writer could read it itself.
    func writer(_ name: String, besides: Bool = false) -> Writer { Writer(path + "/" + name, besides ? O_RDWR : O_WRONLY) }

    final class Writer {
        private let descriptor: Int32

        init(_ path: String, _ mode: Int32) { descriptor = open(path, mode | O_CREAT | O_APPEND, 0o644) }

        deinit { close(descriptor) }

        func write(_ text: String) throws { try TemporaryFolder.writeAll(descriptor, Array(text.utf8)) }
    }

    static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let written = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw POSIXError(.EIO) }
            done += written
        }
    }
}
