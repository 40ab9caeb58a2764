/// One thing to read.
package struct Source: Hashable, Sendable {
    /// How it is read.
    package enum Kind: UInt8, Hashable, Sendable {
        case file, pipe, standardInput
    }

    /// How it is read.
    package let kind: Kind
    /// `-` for standard input.
    package let path: FilePath
    /// What led to it: its own path, or a directory or a pattern.
    package let argument: FilePath

    /// A source that is already known to be one.
    package init(kind: Kind, path: FilePath, foundBy argument: FilePath? = nil) {
        self.kind = kind
        self.path = path
        self.argument = argument ?? path
    }

    /// The user named this very file; otherwise a directory or a pattern led to it.
    package var isNamed: Bool { argument == path }

    /// What `-` means.
    package static let standardInput = Source(kind: .standardInput, path: FilePath("-"))
}

/// What the user typed, and what is to be read for it: a file, a directory (its regular files with visible names, not those of
/// directories within), a quoted pattern, or `-` for standard input. Nothing typed means standard input.
///
/// A name that exists is taken literally even if it looks like a pattern. Order: as typed, and within a directory or pattern by the bytes of the
/// names. A file met twice, also by another of its names, counts once, where it was met first.
package struct SourcePaths: Hashable, Sendable {
    /// What there is at the moment.
    package struct Survey: Hashable, Sendable {
        /// In the order of the arguments, then of the names.
        package var sources: [Source] = []
        /// One for each argument that leads to nothing now.
        package var problems: [SourceError] = []
    }

    /// As typed, without repeats.
    package let arguments: [FilePath]

    /// What was typed, one string for each argument.
    /// - Parameter arguments: as typed; ``FilePath/escaped`` where they are no UTF-8.
    package init(_ arguments: [String]) {
        var seen: Set<FilePath> = []
        let paths = arguments.map { Self.isStandardInput($0) ? FilePath("-") : FilePath(escaped: $0) }
        self.arguments = paths.isEmpty ? [FilePath("-")] : paths.filter { seen.insert($0).inserted }
    }

    /// For replay: all sources, or the first reason why an argument has none.
    package func sources(in files: any FileSystem = SystemFiles()) throws(SourceError) -> [Source] {
        let survey = survey(in: files)
        if let problem = survey.problems.first { throw problem }
        return survey.sources
    }

    /// For watching: what is there now, and what isn't.
    package func survey(in files: any FileSystem = SystemFiles()) -> Survey {
        var survey = Survey()
        var seen: Set<FileIdentity> = []
        for argument in arguments {
            do throws(SourceError) {
                survey.sources += try found(for: argument, in: files, seen: &seen)
            } catch {
                survey.problems.append(error)
            }
        }
        return survey
    }

    private static func isStandardInput(_ text: String) -> Bool {
        ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].contains(text)
    }

    private func found(for argument: FilePath, in files: any FileSystem, seen: inout Set<FileIdentity>) throws(SourceError) -> [Source] {
        if argument == FilePath("-") { return [.standardInput] }
        let status: FileStatus
        do throws(SystemError) {
            status = try files.currentStatus(of: argument)
        } catch {
            guard error.isMissing else { throw .notReadable(argument, error) }
            guard GlobPattern.isPattern(argument.bytes) else { throw .noSuchFile(argument) }
            return try Self.files(try Self.matches(of: argument, in: files), of: argument, in: files, seen: &seen, elseThrow: .patternWithoutMatch(argument))
        }
        switch status.kind {
        case .regular, .pipe:
            guard seen.insert(status.identity).inserted else { return [] }
            return [Source(kind: status.kind == .pipe ? .pipe : .file, path: argument)]
        case .directory:
            let inside = try Self.names(in: argument, files).filter { $0.first != UInt8(ascii: ".") }
                .map { argument.appending($0) }
            return try Self.files(inside, of: argument, in: files, seen: &seen, elseThrow: .directoryWithoutLogs(argument))
        case .device, .socket, .other:
            throw .neitherFileNorDirectory(argument, status.kind)
        }
    }

    /// The regular files among the paths that were not met before; where there is no regular file at all, that is an error.
    private static func files(
        _ paths: [FilePath], of argument: FilePath, in files: any FileSystem, seen: inout Set<FileIdentity>, elseThrow error: SourceError
    ) throws(SourceError) -> [Source] {
        var sources: [Source] = []
        var hasRegular = false
        for path in paths {
            guard let status = try? files.currentStatus(of: path), status.kind == .regular else { continue }
            hasRegular = true
            guard seen.insert(status.identity).inserted else { continue }
            sources.append(Source(kind: .file, path: path, foundBy: argument))
        }
        guard hasRegular else { throw error }
        return sources
    }

    /// The names that a pattern fits, in byte order. A directory on the way that can't be listed holds nothing for a pattern in its name's
    /// place, but is an error where the user named it.
    private static func matches(of pattern: FilePath, in files: any FileSystem) throws(SourceError) -> [FilePath] {
        let components = pattern.bytes.split(separator: UInt8(ascii: "/"))
        var reached = [FilePath(pattern.bytes.first == UInt8(ascii: "/") ? "/" : "")]
        var isNamedSoFar = true
        for component in components {
            guard GlobPattern.isPattern(component) else {
                reached = reached.map { $0.appending(component) }
                continue
            }
            let glob = GlobPattern(component)
            var next: [FilePath] = []
            for directory in reached {
                do throws(SourceError) {
                    let names = try names(in: directory, files).filter(glob.matches)
                    next += names.map { directory.appending($0) }
                } catch .notReadable(_, let error) where !isNamedSoFar || error.isMissing {
                    continue
                }
            }
            reached = next
            isNamedSoFar = false
        }
        return reached.sorted()
    }

    private static func names(in directory: FilePath, _ files: any FileSystem) throws(SourceError) -> [[UInt8]] {
        let directory = directory.bytes.isEmpty ? FilePath(".") : directory
        if isSystemDirectory(directory, files) { throw .systemDirectory(directory) }
        do throws(SystemError) {
            return try files.sortedNames(in: directory)
        } catch {
            throw .notReadable(directory, error)
        }
    }

    private static func isSystemDirectory(_ directory: FilePath, _ files: any FileSystem) -> Bool {
        guard let real = (try? files.resolved(directory))?.text else { return false }
        func isWithin(_ root: String) -> Bool { real == root || real.hasPrefix(root + "/") }
        return (isWithin("/proc") || isWithin("/sys") || isWithin("/dev")) && !isWithin("/dev/shm")
    }
}
