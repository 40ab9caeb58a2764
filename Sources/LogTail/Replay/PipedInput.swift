/// What one attempt to read gave.
package enum ReadStep: Hashable, Sendable {
    /// The next bytes, never empty.
    case bytes([UInt8])
    /// Nothing now, maybe later: whoever writes has not written yet.
    case nothingYet
    /// Something was wrong with compressed data; what could be read was given, and `end` follows.
    case fault(UnpackFault)
    /// There will be nothing more.
    case end
}

/// Bytes that come one after the other and that nobody can go back in: standard input or a named pipe.
///
/// Asks the system whether there is something before each reading instead of setting `O_NONBLOCK`, since a terminal or pipe is shared with the
/// other programs of the shell, which the flag would break.
package struct PipedInput: Sendable {
    private let file: OpenFile
    /// A named pipe ends only for replay: for watching, a writer that goes away may be followed by another.
    private let endsWithWriter: Bool

    /// Standard input, which is descriptor 0.
    package static var standardInput: PipedInput { PipedInput(OpenFile(borrowing: 0), endsWithWriter: true) }

    /// A named pipe.
    ///
    /// - Parameter endsWithWriter: whether the input is over once all writers have closed it.
    package init(
        pipe path: FilePath, in files: any FileSystem = SystemFiles(), endsWithWriter: Bool
    ) throws(SystemError) {
        self.init(try OpenFile(path, in: files), endsWithWriter: endsWithWriter)
    }

    /// A stream that was opened elsewhere.
    init(_ file: OpenFile, endsWithWriter: Bool) {
        self.file = file
        self.endsWithWriter = endsWithWriter
    }

    /// To be polled together with others, such as the keyboard; readable when ``read(atMost:)`` has something.
    package var descriptor: Int32 { file.descriptor }

    /// What is there now, without waiting.
    ///
    /// - Parameter count: at most so many bytes.
    package func read(atMost count: Int) throws(SystemError) -> ReadStep {
        do throws(SystemError) {
            guard try file.files.isReady(file.descriptor) else { return .nothingYet }
            let bytes = try file.readNext(count)
            if bytes.isEmpty { return endsWithWriter ? .end : .nothingYet }
            return .bytes(bytes)
        } catch {
            // A signal came, or another reader of the same pipe was faster.
            if error.isNothingYet || error.isInterruption { return .nothingYet }
            throw error
        }
    }
}
