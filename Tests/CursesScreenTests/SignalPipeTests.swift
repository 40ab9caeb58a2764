import Foundation
import Testing

@testable import CursesScreen

/// In processes of their own: handlers belong to the process.
@Suite struct SignalPipeTests {
    @Test func `signals wake the poll and are told once, ends first`() async {
        await #expect(processExitsWith: .success) {
            let pipe = try SignalPipe(withScreen: true)
            var request = pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)
            #expect(poll(&request, 1, 0) == 0)
            for signal in [SIGWINCH, SIGCONT, SIGTSTP, SIGHUP, SIGTERM, SIGINT, SIGWINCH] { raise(signal) }
            #expect(poll(&request, 1, 0) == 1)
            #expect(pipe.signals() == [.interrupt, .terminate, .hangUp, .suspend, .resume, .resize])
            #expect(pipe.signals() == [])
            #expect(poll(&request, 1, 0) == 0)
        }
    }

    /// A pipe holds 65,536 bytes on Linux (pipe(7)).
    @Test func `a flood of signals fills the pipe and loses none`() async {
        await #expect(processExitsWith: .success) {
            let pipe = try SignalPipe(withScreen: true)
            for _ in 0..<70_000 { raise(SIGWINCH) }
            raise(SIGTERM)
            #expect(pipe.signals() == [.terminate, .resize])
        }
    }

    @Test func `without a screen the terminal's signals stay with the system`() async {
        await #expect(processExitsWith: .success) {
            let pipe = try SignalPipe(withScreen: false)
            raise(SIGWINCH)
            raise(SIGCONT)
            raise(SIGHUP)
            #expect(pipe.signals() == [.hangUp])
        }
    }

    @Test func `after close a signal does what it did before`() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            let pipe = try SignalPipe(withScreen: false)
            raise(SIGTERM)
            pipe.close()
            pipe.close()
            raise(SIGTERM)
        }
    }

    @Test func `a signal that was ignored at the start stays ignored, as under nohup`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGHUP, SIG_IGN)
            let pipe = try SignalPipe(withScreen: false)
            raise(SIGHUP)
            #expect(pipe.signals() == [])
        }
    }

    @Test func `writing into a closed pipe is an error, not the end`() async {
        await #expect(processExitsWith: .success) {
            let pipe = try SignalPipe(withScreen: false)
            var ends: [Int32] = [0, 0]
            #expect(Foundation.pipe(&ends) == 0)
            close(ends[0])
            #expect(write(ends[1], "x", 1) == -1 && errno == EPIPE)
            withExtendedLifetime(pipe) {}
        }
    }

    @Test func `each signal knows its number, for the exit status`() {
        #expect(ScreenSignal.allCases.map(\.number) == [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])
    }
}
