/// Reads one finished source to its end: a file, a pipe or standard input, unpacked where it is gzip data.
///
/// What it is shows in the first bytes, not in the name.
package struct FileReader {
    private enum Input {
        case file(OpenFile, size: Int)
        case piped(PipedInput)
    }

    private enum Phase {
        /// Nothing judged yet; the first bytes are collected here.
        case start([UInt8])
        case plain
        case packed(GzipDecoder)
        case over
    }

    /// 256 KiB: the fastest of 64 KiB, 256 KiB and 1 MiB when reading and splitting lines (5.2 GB/s, page cache warm).
    package static let chunkBytes = 256 << 10

    /// What is read; for messages.
    package let path: FilePath
    /// Bytes taken from the source so far, packed ones where it is gzip data: ``position`` of ``size`` are done.
    package private(set) var position = 0
    /// Whether the source turned out to be gzip data.
    package private(set) var isPacked = false

    /// Unpacked bytes given so far, those included that were passed over.
    package var bytesGiven: Int { place.offset }

    /// When the file was last written, by its own time stamp: nanoseconds since 1970; nil for pipes.
    package private(set) var modified: Int64?

    /// How far was given, unpacked.
    private(set) var place = FilePlace()
    private let input: Input
    let limits: UnpackLimits
    private var phase = Phase.start([])
    private var waiting: [ReadStep] = []
    private var hasUnpacked = false

    /// Opens a source and, if it is a file, judges its first bytes.
    ///
    /// - Throws: ``SourceError/notReadable(_:_:)``, ``SourceError/noSuchFile(_:)``, ``SourceError/neitherFileNorDirectory(_:_:)`` or, for a file,
    ///   ``SourceError/notText(_:_:)``.
    package init(
        _ source: Source, in files: any FileSystem = SystemFiles(), limits: UnpackLimits = UnpackLimits()
    ) throws(SourceError) {
        switch source.kind {
        case .standardInput:
            self.init(.piped(.standardInput), path: source.path, limits: limits)
        case .pipe:
            do throws(SystemError) {
                let input = try PipedInput(pipe: source.path, in: files, endsWithWriter: true)
                self.init(.piped(input), path: source.path, limits: limits)
            } catch {
                throw .notReadable(source.path, error)
            }
        case .file:
            let file: OpenFile
            let status: FileStatus
            do throws(SystemError) {
                file = try OpenFile(source.path, in: files)
                status = try file.status()
            } catch {
                throw error.isMissing ? .noSuchFile(source.path) : .notReadable(source.path, error)
            }
            guard status.kind == .regular else { throw .neitherFileNorDirectory(source.path, status.kind) }
            self.init(.file(file, size: status.size), path: source.path, limits: limits)
            modified = status.modified
            waiting = [try step()]
        }
    }

    /// Reads a stream that somebody else opened.
    init(_ input: PipedInput, path: FilePath, limits: UnpackLimits = UnpackLimits()) {
        self.init(.piped(input), path: path, limits: limits)
    }

    private init(_ input: Input, path: FilePath, limits: UnpackLimits) {
        self.input = input
        // Stored, not asked of `input` each time: Swift 6.3.1's optimiser crashes on the inlined switch.
        switch input {
        case .file(_, let size): (self.size, descriptor) = (size, nil)
        case .piped(let input): (size, descriptor) = (nil, input.descriptor)
        }
        self.path = path
        self.limits = limits
    }

    /// Bytes in the source, packed ones where it is gzip data; nil for pipes, whose end nobody knows.
    package let size: Int?

    /// To be polled for input where the source is a pipe or standard input; nil for a file, which is always ready.
    package let descriptor: Int32?

    /// The next bytes, at most ``chunkBytes``. Never waits. After the end it says `end` again.
    ///
    /// - Throws: ``SourceError/notReadable(_:_:)``; for a pipe also ``SourceError/notText(_:_:)``, with its first bytes.
    package mutating func next() throws(SourceError) -> ReadStep {
        let step = waiting.isEmpty ? try step() : waiting.removeFirst()
        if case .bytes(let bytes) = step { place.advance(over: bytes) }
        return step
    }

    /// The file that is read; nil for pipes.
    var openFile: OpenFile? {
        if case .file(let file, _) = input { file } else { nil }
    }

    /// The next bytes of a plain file are those of that place, which it holds.
    mutating func move(to place: FilePlace) {
        self.place = place
        waiting = []
        phase = .plain
        position = place.offset
    }

    /// The next bytes are these, which begin at that place and were read before.
    mutating func giveAgain(_ pieces: [[UInt8]], at place: FilePlace) {
        self.place = place
        let chunks = pieces.flatMap { piece in
            stride(from: 0, to: piece.count, by: Self.chunkBytes).map { ReadStep.bytes(Array(piece[$0..<min($0 + Self.chunkBytes, piece.count)])) }
        }
        waiting = chunks + waiting
    }

    private mutating func step() throws(SourceError) -> ReadStep {
        while true {
            switch phase {
            case .over: return .end
            case .plain: return try readOrEnd()
            case .packed(let decoder):
                if let step = try unpack(decoder) { return step }
            case .start(let collected):
                if let step = try begin(collected) { return step }
            }
        }
    }

    private mutating func readOrEnd() throws(SourceError) -> ReadStep {
        let step = try readRaw()
        if step == .end { phase = .over }
        return step
    }

    /// The next bytes as they are in the source.
    private mutating func readRaw() throws(SourceError) -> ReadStep {
        do throws(SystemError) {
            switch input {
            case .file(let file, _):
                let bytes = try file.read(Self.chunkBytes, at: position)
                position += bytes.count
                return bytes.isEmpty ? .end : .bytes(bytes)
            case .piped(let input):
                let step = try input.read(atMost: Self.chunkBytes)
                if case .bytes(let bytes) = step { position += bytes.count }
                return step
            }
        } catch {
            throw .notReadable(path, error)
        }
    }

    /// Decides what the source is. A lone first byte 1F may begin gzip data, so that one waits for the second.
    private mutating func begin(_ collected: [UInt8]) throws(SourceError) -> ReadStep? {
        let step = try readRaw()
        var start = collected
        if case .bytes(let bytes) = step {
            start += bytes
            if start == [0x1F] {
                phase = .start(start)
                return nil
            }
        } else if step == .nothingYet {
            return step
        }
        switch FirstBytes(start) {
        case .gzip:
            let decoder = GzipDecoder(limits: limits, chunkBytes: Self.chunkBytes)
            decoder.give(start)
            isPacked = true
            phase = .packed(decoder)
            return nil
        case .notText(let what):
            phase = .over
            throw .notText(path, what)
        case .text:
            phase = step == .end ? .over : .plain
            return start.isEmpty ? .end : .bytes(start)
        }
    }

    /// Why unpacked data is no log. It is unpacked once only: gzip data within gzip data is nobody's log, and a way to fill a disk.
    private static func refusal(of unpacked: [UInt8]) -> NotText? {
        switch FirstBytes(unpacked) {
        case .text: nil
        case .gzip: .known("gzip data within gzip data")
        case .notText(let what): what
        }
    }

    private mutating func unpack(_ decoder: GzipDecoder) throws(SourceError) -> ReadStep? {
        switch decoder.step() {
        case .bytes(let bytes):
            if !hasUnpacked, let what = Self.refusal(of: bytes) {
                phase = .over
                throw .notText(path, what)
            }
            hasUnpacked = true
            return .bytes(bytes)
        case .end(let fault):
            phase = .over
            return fault.map { .fault($0) }
        case .needsInput:
            let step = try readRaw()
            if case .bytes(let bytes) = step {
                decoder.give(bytes)
                return nil
            }
            guard step == .end else { return step }
            phase = .over
            return decoder.finish().map { .fault($0) }
        }
    }
}
