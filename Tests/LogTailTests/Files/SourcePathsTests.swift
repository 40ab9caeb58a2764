import Foundation
import Testing

@testable import LogTail

@Suite struct SourcePathsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        folder.makeFolder("logs")
        folder.makeFolder("logs/inner")
        for name in ["logs/b.jsonl", "logs/a.jsonl", "logs/B.txt", "logs/.hidden.jsonl", "logs/inner/c.jsonl"] {
            try folder.write(name, name + "\n")
        }
    }

    func names(_ arguments: String...) throws -> [String] {
        try SourcePaths(arguments.map { folder.path + "/" + $0 }).sources().map { String($0.path.text.dropFirst(folder.path.count + 1)) }
    }

    @Test func `a directory is its regular visible files, in byte order, and not those below it`() throws {
        #expect(try names("logs") == ["logs/B.txt", "logs/a.jsonl", "logs/b.jsonl"])
        #expect(try names("logs/") == ["logs/B.txt", "logs/a.jsonl", "logs/b.jsonl"])
    }

    @Test func `a pattern is the regular files that it fits`() throws {
        #expect(try names("logs/*.jsonl") == ["logs/a.jsonl", "logs/b.jsonl"])
        #expect(try names("*/[ab].jsonl") == ["logs/a.jsonl", "logs/b.jsonl"])
        #expect(try names("logs/*/*") == ["logs/inner/c.jsonl"])
        #expect(try names("logs/.*") == ["logs/.hidden.jsonl"])
    }

    @Test func `a name that looks like a pattern but exists is taken literally`() throws {
        try folder.write("logs/[ab].jsonl", "brackets\n")
        #expect(try names("logs/[ab].jsonl") == ["logs/[ab].jsonl"])
    }

    @Test func `a file met twice counts once, where it was met first`() throws {
        folder.link("logs/z.jsonl", to: "a.jsonl")
        #expect(try names("logs/b.jsonl", "logs") == ["logs/b.jsonl", "logs/B.txt", "logs/a.jsonl"])
    }

    @Test func `nothing typed, a dash and /dev/stdin mean standard input`() throws {
        for arguments in [[], ["-"], ["/dev/stdin"], ["-", "/dev/stdin"]] {
            #expect(try SourcePaths(arguments).sources() == [.standardInput])
        }
    }

    @Test func `a named pipe counts only by its own name`() throws {
        #expect(mkfifo(folder.path + "/logs/pipe", 0o600) == 0)
        #expect(try names("logs").count == 3)
        #expect(try SourcePaths([folder.path + "/logs/pipe"]).sources().map(\.kind) == [.pipe])
    }

    @Test func `names that are not UTF-8 are found and can be opened`() throws {
        let path = FilePath(bytes: Array((folder.path + "/logs/inner/").utf8) + [0xFF, 0xFE])
        let descriptor = path.terminated.withUnsafeBufferPointer { open($0.baseAddress!, O_WRONLY | O_CREAT, 0o600) }
        #expect(descriptor >= 0)
        close(descriptor)
        let found = try SourcePaths([folder.path + "/logs/inner"]).sources()
        #expect(found.last?.path == path)
        #expect(try OpenFile(path, in: SystemFiles()).status().kind == .regular)
    }

    @Test func `each thing that can't be read has its own error`() throws {
        folder.makeFolder("empty")
        folder.link("loop", to: "loop")
        let problems = SourcePaths(
            ["none", "empty", "none*", "loop", "loop/*"].map { folder.path + "/" + $0 }
                + ["/dev/null", "/proc", "/proc/self/*", "/sys/", "/dev", folder.path + "/logs/a.jsonl"]
        ).survey()
        #expect(problems.problems == [
            .noSuchFile(folder("none")), .directoryWithoutLogs(folder("empty")), .patternWithoutMatch(folder("none*")),
            .notReadable(folder("loop"), SystemError(number: ELOOP)), .notReadable(folder("loop/*"), SystemError(number: ELOOP)),
            .neitherFileNorDirectory(FilePath("/dev/null"), .device), .systemDirectory(FilePath("/proc")),
            .systemDirectory(FilePath("/proc/self")), .systemDirectory(FilePath("/sys/")), .systemDirectory(FilePath("/dev")),
        ])
        #expect(problems.sources.map(\.path) == [folder("logs/a.jsonl")], "one bad path does not stop the others")
    }
}
