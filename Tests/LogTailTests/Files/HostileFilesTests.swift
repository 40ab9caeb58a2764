import Foundation
import Testing

@testable import LogTail

/// Files that somebody put where logs are expected, to harm whoever reads them.
@Suite struct HostileFilesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func watched(_ arguments: String..., rounds: Int = 8) -> (keeper: LineKeeper?, states: [WatchedSource.State]) {
        var keeper = try? LineKeeper(arguments.map { $0.hasPrefix("/") ? $0 : folder.path + "/" + $0 })
        keeper?.poll(rounds)
        return (keeper, keeper?.watched.sources.map(\.state) ?? [])
    }

    @Test func `a pipe, a socket and a link to a device in a watched folder are left alone`() throws {
        #expect(mkfifo(folder.path + "/pipe.log", 0o600) == 0)
        let socketDescriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socketDescriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // Relative to the folder, since a socket's path may have 107 bytes only.
        let path = folder.path + "/s"
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socketDescriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        folder.link("zero.log", to: "/dev/zero")
        try folder.write("a.log", "one\n")
        let (keeper, _) = watched("")
        #expect(keeper?.lines == ["one"])
        #expect(keeper?.watched.sources.count == 1)
    }

    @Test func `a named link that leads to a device, or is swapped for one, gives nothing and is waited for`() throws {
        folder.link("bot.log", to: "/dev/zero")
        var (keeper, states) = watched("bot.log")
        #expect(states == [.waiting])
        folder.delete("bot.log")
        try folder.write("bot.log", "one\n")
        keeper?.poll(4)
        folder.delete("bot.log")
        folder.link("bot.log", to: "/dev/urandom")
        keeper?.poll(8)
        #expect(keeper?.lines == ["one"])
        #expect(keeper?.watched.sources.map(\.state) == [.waiting])
    }

    @Test(arguments: ["/proc/*/environ", "/sys/*", "/dev/*", "/proc/self/fd"])
    func `files of the system's own folders are not looked for`(_ pattern: String) {
        let (keeper, states) = watched(pattern)
        #expect(states.isEmpty)
        #expect(keeper?.lines == [])
        #expect(keeper?.story.count == 1)
    }

    @Test func `a packed file that unpacks to far more than it holds is cut off, and that is told`() throws {
        // 20 members of a mebibyte each, which are a thousandth of that when packed: over the limit of 200 to 1 once 16 MiB are out.
        try folder.write("bomb.gz", (0..<20).flatMap { _ in GzipFixtures.mebibyteOfA })
        var watched = WatchedPaths(SourcePaths([folder.path + "/bomb.gz"]))
        var words: [String] = []
        for round in 0..<200 { words += watched.poll(at: .milliseconds(250 * round)).compactMap(\.event.word) }
        #expect(words.contains("damaged ratioExceeded(limit: 200)"))
        #expect((watched.sources.first?.bytesRead ?? 0) <= 17 << 20)
    }

    @Test func `packed data within packed data is no log`() throws {
        try folder.write("twice.gz", GzipFixtures.stored(GzipFixtures.stored(Array("one\n".utf8))))
        let (keeper, states) = watched("twice.gz")
        #expect(keeper?.lines == [])
        #expect(states == [.refused(.notText(.known("gzip data within gzip data")))])
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is denied to root"))
    func `a folder that may not be listed is told and tried again`() throws {
        folder.makeFolder("logs")
        try folder.write("logs/a.log", "one\n")
        chmod(folder.path + "/logs", 0)
        var (keeper, _) = watched("logs")
        #expect(keeper?.story == ["logs: failed \(EACCES)"])
        chmod(folder.path + "/logs", 0o700)
        keeper?.poll(8)
        #expect(keeper?.lines == ["one"])
    }
}
