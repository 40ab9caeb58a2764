import LogTail

/// A table's file, read to its end: plain or gzip data, a file, a pipe, or `-` for standard input.
enum TableFile {
    /// Hands over its bytes piece by piece.
    ///
    /// - Throws: ``UserError`` where it can't be read whole, since figures of a part would be wrong; and what `take` throws.
    static func read(_ path: String, _ take: ([UInt8]) throws -> Void) throws {
        var reader = try opened(path)
        while true {
            switch try step(&reader) {
            case .bytes(let bytes): try take(bytes)
            case .nothingYet: Waiting.forInput(reader.descriptor.map { [$0] } ?? [], atMost: .seconds(1))
            case .fault(let fault): throw UserError("can't unpack the file", at: "\(path): \(fault.sentence)", fix: "pack it anew")
            case .end: return
            }
        }
    }

    private static func opened(_ path: String) throws -> FileReader {
        do throws(SourceError) {
            let sources = try SourcePaths([path]).sources()
            guard let source = sources.first, sources.count == 1, source.isNamed else {
                throw SourceError.neitherFileNorDirectory(FilePath(path), .directory)
            }
            return try FileReader(source)
        } catch {
            throw refusal(error, path)
        }
    }

    private static func step(_ reader: inout FileReader) throws -> ReadStep {
        do throws(SourceError) {
            return try reader.next()
        } catch {
            throw refusal(error, reader.path.text)
        }
    }

    /// As ``UserError/init(_:)``, in words that fit a table.
    private static func refusal(_ error: SourceError, _ path: String) -> UserError {
        switch error {
        case .notReadable(_, let reason):
            UserError("can't read the file", at: "\(path): \(reason.text)", fix: "run as a user who may, or copy the file")
        case .neitherFileNorDirectory, .directoryWithoutLogs, .systemDirectory:
            UserError("not a file", at: path, fix: "name one CSV file, packed with gzip or not")
        case .notText(_, .known(let kind)):
            UserError("not a table but \(kind)", at: path, fix: "name one CSV file, packed with gzip or not")
        case .noSuchFile, .patternWithoutMatch, .notText: UserError(error)
        }
    }
}
