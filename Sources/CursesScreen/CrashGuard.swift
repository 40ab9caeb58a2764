import Glibc
import Synchronization

/// Gives the terminal back when the program crashes, or exits without closing the screen.
///
/// A handler may call little (POSIX, 2.4.3: no memory, no locks), so all it needs is laid out beforehand.
package enum CrashGuard {
    /// Faults, Swift's traps (SIGILL on x86, SIGTRAP on ARM), abort, and Ctrl-\.
    static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT]

    /// Leaves crashes to the system: the process dies by its signal at once.
    ///
    /// Swift's backtracer would ask questions at the terminal, in the middle of the screen, and go on after a signal that
    /// was sent. Call it first of all, unless the user has set SWIFT_BACKTRACE.
    package static func forgoBacktraces() {
        for number in signals {
            var current = sigaction()
            // Safe because the structures live as long as the calls.
            unsafe sigaction(number, nil, &current)
            if isIgnored(current) { continue }
            var standard = sigaction()
            unsafe standard.__sigaction_handler.sa_handler = SIG_DFL
            unsafe sigaction(number, &standard, nil)
        }
    }

    /// From here on a crash restores the terminal first, and then takes its course: the process dies by the same signal.
    ///
    /// - Parameters:
    ///   - terminal: the descriptor of the terminal.
    ///   - settings: those of the terminal before the screen.
    ///   - sequence: bytes that undo what the screen has set; without padding.
    ///   - standardError: what was kept of standard error is let out.
    static func arm(terminal: Int32, settings: termios, sequence: [UInt8], standardError: HeldStandardError?) {
        // Never freed, for a handler on another thread may be reading: some 10 KB, once a run.
        let state = UnsafeMutablePointer<Rescue>.allocate(capacity: 1)
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: sequence.count, alignment: 1)
        unsafe bytes.copyBytes(from: sequence)
        let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: signalLimit)
        unsafe previous.initialize(repeating: sigaction(), count: signalLimit)
        unsafe state.initialize(
            to: Rescue(
                terminal: terminal, settings: settings, sequence: UnsafeRawBufferPointer(bytes), previous: previous,
                held: standardError?.file ?? -1, original: standardError?.original ?? -1,
                buffer: .allocate(byteCount: 4_096, alignment: 1)))
        useOwnStack()
        if !isExitHandled.exchange(true, ordering: .sequentiallyConsistent) { atexit(rescueAtExit) }
        rescue.store(UInt(bitPattern: state), ordering: .sequentiallyConsistent)
        for signal in signals {
            var current = sigaction()
            // Safe because the structures live as long as the calls, and `previous` has a place for each number.
            unsafe sigaction(signal, nil, &current)
            unsafe previous[Int(signal)] = current
            if isIgnored(current) { continue }
            var ours = sigaction()
            unsafe ours.__sigaction_handler.sa_sigaction = rescueAtCrash
            ours.sa_flags = SA_SIGINFO | SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND))
            unsafe sigaction(signal, &ours, nil)
        }
    }

    /// The screen is closed in order: signals go again to who had them.
    static func disarm() {
        let address = rescue.exchange(0, ordering: .sequentiallyConsistent)
        guard let state = unsafe UnsafeMutablePointer<Rescue>(bitPattern: address) else { return }
        // Safe because the memory is never freed, and `previous` was filled by sigaction.
        for signal in signals { unsafe sigaction(signal, state.pointee.previous + Int(signal), nil) }
    }

    /// Room for handlers where the thread's own stack has overflowed. For the calling thread only.
    private static func useOwnStack() {
        var current = unsafe stack_t()
        // Safe because the structures live as long as the calls, and the stack's memory is never freed.
        unsafe sigaltstack(nil, &current)
        guard unsafe current.ss_flags & Int32(SS_DISABLE) != 0 else { return }
        // Twice what glibc asks for with the largest registers (AVX-512, AMX).
        let size = 65_536
        var own = unsafe stack_t(ss_sp: .allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
        unsafe sigaltstack(&own, nil)
    }
}

/// Whether a signal is ignored: SIG_IGN is the number 1 in the place of a function.
func isIgnored(_ action: sigaction) -> Bool {
    // Safe because a function pointer has the size of an Int, and is only compared.
    unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
}

/// Signals are numbered below this, with those of real time.
private let signalLimit = 65

/// All that a handler needs.
@unsafe private struct Rescue {
    var terminal: Int32
    var settings: termios
    var sequence: UnsafeRawBufferPointer
    /// By number: who had the signal before.
    var previous: UnsafeMutablePointer<sigaction>
    /// The descriptors of ``HeldStandardError``, -1 where nothing is held.
    var held: Int32
    var original: Int32
    var buffer: UnsafeMutableRawBufferPointer
}

/// The address of a ``Rescue``, 0 where there is nothing to restore. Global, like the next: a handler reaches nothing else.
private let rescue = Atomic<UInt>(0)
private let isExitHandled = Atomic<Bool>(false)

/// Restores the terminal, once; returns what it was armed with.
///
/// A process in the background leaves the terminal alone: the shell has it, and has set it up for itself.
private func restoreTerminal() -> UnsafeMutablePointer<Rescue>? {
    let address = rescue.exchange(0, ordering: .sequentiallyConsistent)
    guard let state = unsafe UnsafeMutablePointer<Rescue>(bitPattern: address) else { return nil }
    // Safe because the memory is never freed and has been filled before the address was stored.
    if unsafe tcgetpgrp(state.pointee.terminal) == getpgrp() {
        _ = unsafe write(state.pointee.terminal, state.pointee.sequence.baseAddress, state.pointee.sequence.count)
        unsafe tcsetattr(state.pointee.terminal, TCSANOW, &state.pointee.settings)
    }
    if unsafe state.pointee.held >= 0 {
        unsafe HeldStandardError.release(state.pointee.held, to: state.pointee.original, by: state.pointee.buffer)
    }
    return unsafe state
}

private func rescueAtExit() { _ = unsafe restoreTerminal() }

/// The handler. Its signal has gone back to the default already (SA_RESETHAND).
private func rescueAtCrash(
    _ number: Int32, _ info: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
) {
    if let state = unsafe restoreTerminal() {
        // Who had the signal before, as Swift's backtracer, gets it now. Safe for the reasons above.
        unsafe sigaction(number, state.pointee.previous + Int(number), nil)
    }
    let isFault = number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE
    // A fault that the processor found (a code above 0) comes again by itself on return; all else is sent again.
    if isFault, let info = unsafe info, unsafe info.pointee.si_code > 0 { return }
    raise(number)
}
