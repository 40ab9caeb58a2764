import Glibc
import Synchronization

/// A signal that the program's loop answers.
package enum ScreenSignal: Hashable, Sendable, CaseIterable {
    /// SIGINT, SIGTERM, SIGHUP: end, with the status 128 + ``number``.
    case interrupt, terminate, hangUp
    /// SIGTSTP: Ctrl-Z, or `kill -TSTP`. Answer: ``Screen/suspend(by:)``.
    case suspend
    /// SIGCONT: goes on after a stop that could not be noticed before, as by `kill -STOP`. Answer: ``Screen/resume()``.
    case resume
    /// SIGWINCH: the terminal has another size. Answer: ``Screen/adoptSize()``.
    case resize

    /// The number of the signal.
    package var number: Int32 {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangUp: SIGHUP
        case .suspend: SIGTSTP
        case .resume: SIGCONT
        case .resize: SIGWINCH
        }
    }

    fileprivate var bit: UInt64 { 1 << UInt64(number) }
}

/// Tells the program's loop of signals by a descriptor it can poll, with a screen or without.
///
/// Make it before the ``Screen``: ncurses brings handlers of its own for signals that nobody has taken. A class, since it owns
/// descriptors and the process' handlers; at most one at a time. SIGPIPE is ignored from here on: writing into
/// a closed pipe gives EPIPE. A signal that was ignored when the program started, as SIGHUP under nohup, stays ignored.
package final class SignalPipe {
    /// Becomes readable when signals have come; read it only by ``signals()``.
    package let descriptor: Int32
    private let writing: Int32
    private var previous: [(signal: ScreenSignal, action: sigaction)] = []

    /// - Parameter withScreen: takes the signals of the terminal too (suspend, resume, resize).
    package init(withScreen: Bool) throws(ScreenError) {
        var ends: [Int32] = [-1, -1]
        // Safe because the array has room for the two descriptors.
        guard unsafe pipe(&ends) == 0 else { throw .noSignalPipe(code: errno) }
        (descriptor, writing) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        arrived.store(0, ordering: .relaxed)
        let before = wakeDescriptor.exchange(writing, ordering: .sequentiallyConsistent)
        precondition(before < 0, "one SignalPipe at a time: handlers belong to the process")
        let ending: [ScreenSignal] = [.interrupt, .terminate, .hangUp]
        let taken = withScreen ? ScreenSignal.allCases : ending
        for signal in taken { take(signal) }
        Self.unblock(taken)
        _ = signal(SIGPIPE, SIG_IGN)
    }

    deinit { close() }

    /// The signals that came since the last call, each once; ends first, resize last.
    package func signals() -> [ScreenSignal] {
        var bytes = [UInt8](repeating: 0, count: 64)
        // Safe because the count is the array's.
        while unsafe read(descriptor, &bytes, bytes.count) > 0 {}
        let bits = arrived.exchange(0, ordering: .sequentiallyConsistent)
        return ScreenSignal.allCases.filter { bits & $0.bit != 0 }
    }

    /// Stops the process as Ctrl-Z does by default; returns when it goes on, or at once where stops are not
    /// allowed (a process group without a shell).
    func stopProcess() {
        guard previous.contains(where: { $0.signal == .suspend }) else { return }
        var standard = sigaction()
        unsafe standard.__sigaction_handler.sa_handler = SIG_DFL
        var ours = sigaction()
        // Safe because both structures live as long as the calls.
        unsafe sigaction(SIGTSTP, &standard, &ours)
        raise(SIGTSTP)
        unsafe sigaction(SIGTSTP, &ours, nil)
        let answered = ScreenSignal.suspend.bit | ScreenSignal.resume.bit
        arrived.bitwiseAnd(~answered, ordering: .sequentiallyConsistent)
    }

    /// Gives the signals back to who had them. Idempotent.
    package func close() {
        guard wakeDescriptor.compareExchange(expected: writing, desired: -1, ordering: .sequentiallyConsistent).exchanged
        else { return }
        for (signal, action) in previous {
            var action = action
            // Safe because the structure was filled by sigaction itself.
            unsafe sigaction(signal.number, &action, nil)
        }
        previous = []
        _ = Glibc.close(descriptor)
        _ = Glibc.close(writing)
    }

    /// Who started the program may have left signals blocked, which children inherit.
    private static func unblock(_ signals: [ScreenSignal]) {
        var set = sigset_t()
        // Safe because the set outlives the calls.
        unsafe sigemptyset(&set)
        for signal in signals { unsafe sigaddset(&set, signal.number) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    private func take(_ signal: ScreenSignal) {
        var current = sigaction()
        // Safe because the structures live as long as the calls, and the handler does only what a handler may.
        unsafe sigaction(signal.number, nil, &current)
        if isIgnored(current) { return }
        var ours = sigaction()
        unsafe ours.__sigaction_handler.sa_handler = noteSignal
        ours.sa_flags = Int32(bitPattern: UInt32(SA_RESTART))
        unsafe sigaction(signal.number, &ours, nil)
        previous.append((signal, current))
    }
}

/// One bit for each signal that has come and not been told yet. Global, like the next: a handler reaches nothing else.
private let arrived = Atomic<UInt64>(0)
/// The end of the pipe that handlers write to, -1 where there is none.
private let wakeDescriptor = Atomic<Int32>(-1)

/// The handler. The bit says which signal, the byte only wakes: a full pipe loses nothing.
private func noteSignal(_ number: Int32) {
    let code = errno
    arrived.bitwiseOr(1 << UInt64(number), ordering: .sequentiallyConsistent)
    var byte: UInt8 = 0
    // Safe because one byte is read from a variable of one byte.
    _ = unsafe write(wakeDescriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = code
}
