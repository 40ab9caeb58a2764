/// An open file, closed when its last owner lets go of it.
///
/// A class for that reason. It keeps no reading position, so owners do not disturb each other.
package final class OpenFile: Sendable {
    /// For `poll`; owned by this object.
    package let descriptor: Int32
    /// Where it is open.
    let files: any FileSystem
    private let closesAtEnd: Bool

    /// Opens for reading, at once.
    package init(_ path: FilePath, in files: any FileSystem) throws(SystemError) {
        self.files = files
        closesAtEnd = true
        while true {
            do throws(SystemError) {
                descriptor = try files.open(path)
                return
            } catch where error.isInterruption {}
        }
    }

    /// Uses a descriptor that belongs to somebody else, such as standard input, and never closes it.
    package init(borrowing descriptor: Int32, of files: any FileSystem = SystemFiles()) {
        self.descriptor = descriptor
        self.files = files
        closesAtEnd = false
    }

    deinit {
        if closesAtEnd { files.close(descriptor) }
    }

    /// What the system says of the file now.
    package func status() throws(SystemError) -> FileStatus {
        while true {
            do throws(SystemError) { return try files.status(ofOpen: descriptor) } catch where error.isInterruption {}
        }
    }

    /// At most `count` bytes from `offset` on; fewer only at the end of the file, as the system may give less than it has.
    package func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
        var bytes = try readOnce(count, at: offset)
        while !bytes.isEmpty, bytes.count < count {
            let more = try readOnce(count - bytes.count, at: offset + bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// At most `count` of the next bytes of a stream; none at its end.
    func readNext(_ count: Int) throws(SystemError) -> [UInt8] {
        try readOnce(count, at: nil)
    }

    private func readOnce(_ count: Int, at offset: Int?) throws(SystemError) -> [UInt8] {
        guard count > 0 else { return [] }
        var failure: SystemError?
        // Safe because the call writes at most `count` bytes, and exactly as many count as initialised as it says.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            var isInterrupted = false
            repeat {
                do throws(SystemError) {
                    initialised = unsafe try files.read(descriptor, into: UnsafeMutableBufferPointer(rebasing: buffer[..<count]), at: offset)
                    isInterrupted = false
                } catch {
                    isInterrupted = error.isInterruption
                    if !isInterrupted { failure = error }
                }
            } while isInterrupted
        }
        if let failure { throw failure }
        return bytes
    }
}
