import Glibc

/// Standard output, buffered: what a consumer reads line by line.
struct StandardOutput {
    /// Why writing ended.
    enum Failure: Error, Hashable {
        /// The reader has gone: the program ends quietly.
        case closed
        /// A signal came while the reader was slow.
        case interrupted
        case failed(errno: Int32)
    }

    private static let limit = 1 << 16
    private var buffer: [UInt8] = []
    /// Readable when a signal came: a reader that never reads must not make the program deaf. -1 for none.
    var interruption: Int32 = -1

    /// Adds a line; written out when the buffer is full, or by ``flush()``.
    mutating func write(line: String) throws(Failure) {
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.limit { try flush() }
    }

    mutating func flush() throws(Failure) {
        defer { buffer.removeAll(keepingCapacity: true) }
        switch Descriptor.write(buffer, to: STDOUT_FILENO, interruption: interruption) {
        case nil: return
        case EPIPE?: throw .closed
        case EINTR?: throw .interrupted
        case let code?: throw .failed(errno: code)
        }
    }
}
