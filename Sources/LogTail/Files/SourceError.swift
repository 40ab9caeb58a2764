/// Why a log can't be read, as facts; the program makes sentences of them.
package enum SourceError: Error, Hashable, Sendable {
    /// Nothing has this name.
    case noSuchFile(FilePath)
    /// It is there, but opening, listing or reading it failed, most often for want of permission.
    case notReadable(FilePath, SystemError)
    /// A directory that holds no regular file with a visible name.
    case directoryWithoutLogs(FilePath)
    /// A pattern such as `logs/*.jsonl` that fits no regular file.
    case patternWithoutMatch(FilePath)
    /// A device, a socket, or another thing that is neither file nor directory.
    case neitherFileNorDirectory(FilePath, FileKind)
    /// A directory or pattern within /proc, /sys or /dev, whose files are no logs and may never end. /dev/shm is an ordinary place.
    case systemDirectory(FilePath)
    /// The first bytes are those of something else.
    case notText(FilePath, NotText)

    /// What it is about, as the user typed it or as it was found.
    package var path: FilePath {
        switch self {
        case .noSuchFile(let path), .notReadable(let path, _), .directoryWithoutLogs(let path), .patternWithoutMatch(let path),
            .neitherFileNorDirectory(let path, _), .systemDirectory(let path), .notText(let path, _):
            path
        }
    }
}
