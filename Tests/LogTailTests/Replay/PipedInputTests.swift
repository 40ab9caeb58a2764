import Foundation
import Testing

@testable import LogTail

@Suite struct PipedInputTests {
    @Test func `reading never waits and leaves the descriptor's flags alone`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { close(ends[0]) }
        let input = PipedInput(OpenFile(borrowing: ends[0]), endsWithWriter: true)
        #expect(try input.read(atMost: 10) == .nothingYet)
        try TemporaryFolder.writeAll(ends[1], Array("hello".utf8))
        #expect(try input.read(atMost: 3) == .bytes(Array("hel".utf8)))
        #expect(try input.read(atMost: 10) == .bytes(Array("lo".utf8)))
        #expect(try input.read(atMost: 10) == .nothingYet)
        #expect(fcntl(ends[0], F_GETFL) & O_NONBLOCK == 0)
        close(ends[1])
        #expect(try input.read(atMost: 10) == .end)
        #expect(try input.read(atMost: 10) == .end)
    }

    @Test func `a closed descriptor is an error, not an end`() throws {
        // No process has a descriptor of this number open; the system's limit is far below.
        let input = PipedInput(OpenFile(borrowing: Int32.max), endsWithWriter: true)
        #expect(throws: SystemError(number: EBADF)) { try input.read(atMost: 10) }
    }

    @Test(arguments: [true, false])
    func `a named pipe ends with its writer only if that is wanted`(_ ends: Bool) throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        let input = try PipedInput(pipe: folder("pipe"), endsWithWriter: ends)
        let writer = folder.writer("pipe")
        #expect(try input.read(atMost: 10) == .nothingYet)
        try writer.write("one\n")
        #expect(try input.read(atMost: 10) == .bytes(Array("one\n".utf8)))
        let end = open(folder.path + "/pipe", O_WRONLY | O_NONBLOCK)
        close(end)
        withExtendedLifetime(writer) {}
        #expect(try input.read(atMost: 10) == .nothingYet)
    }
}
