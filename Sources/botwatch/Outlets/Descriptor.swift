import Glibc

/// Reading and writing by an open descriptor.
enum Descriptor {
    /// Writes all bytes, waiting where the reader is slow. Returns `errno` when it fails, else nil.
    ///
    /// - Parameter interruption: a descriptor that ends the waiting, with `EINTR`, when it is readable.
    static func write(_ bytes: [UInt8], to descriptor: Int32, interruption: Int32 = -1) -> Int32? {
        var start = 0
        while start < bytes.count {
            if interruption >= 0, !waitUntilWritable(descriptor, unless: interruption) { return EINTR }
            let end = interruption >= 0 ? pieceEnd(of: bytes, from: start) : bytes.count
            let written = unsafe bytes[start..<end].withUnsafeBytes { buffer in
                // Safe because the pointer and count are of the same buffer and don't leave the closure.
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if written >= 0 {
                start += written
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: _ = waitUntilWritable(descriptor, unless: -1)
            default: return errno
            }
        }
        return nil
    }

    /// A pipe that is writable takes so many bytes at once (PIPE_BUF), even from a process that is killed: whole lines where they are that short.
    private static func pieceEnd(of bytes: [UInt8], from start: Int) -> Int {
        let end = min(bytes.count, start + 4_096)
        guard end < bytes.count else { return end }
        return bytes[start..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
    }

    /// All that is left to read; nil, with `errno` set, when it fails or is over `limit` bytes (`errno` is then 0).
    static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                // Safe because the pointer and count are of the same buffer and don't leave the closure.
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                return nil
            }
            bytes.append(contentsOf: chunk[..<count])
        }
        errno = 0
        return nil
    }

    /// A reader that is slow on a non-blocking pipe stops us; it never grows a queue.
    /// False when `interruption` became readable and the reader was not ready.
    private static func waitUntilWritable(_ descriptor: Int32, unless interruption: Int32) -> Bool {
        var requests = [
            pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: interruption, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            // Safe because there are two requests and they outlive the call.
            let ready = unsafe poll(&requests, 2, -1)
            if requests[0].revents != 0 || (ready < 0 && errno != EINTR) { return true }
            if ready > 0 { return false }
        }
    }
}
