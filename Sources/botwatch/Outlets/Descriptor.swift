import Glibc

/// Reading and writing by an open descriptor.
enum Descriptor {
    /// Writes all bytes, waiting where the reader is slow. Returns `errno` when it fails, else nil.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var start = 0
        while start < bytes.count {
            let written = unsafe bytes[start...].withUnsafeBytes { buffer in
                // Safe because the pointer and count are of the same buffer and don't leave the closure.
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if written >= 0 {
                start += written
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitUntilWritable(descriptor)
            default: return errno
            }
        }
        return nil
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
    private static func waitUntilWritable(_ descriptor: Int32) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        // Safe because there is one request and it outlives the call.
        _ = unsafe poll(&request, 1, -1)
    }
}
