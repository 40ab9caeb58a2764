import CNcurses
import Glibc

/// ncurses, started on a terminal and set up for a program that draws frames and polls for keys.
///
/// Safe because the pointers are made by `init`, and used last by ``free()``.
@safe struct Curses {
    private let screen: OpaquePointer
    private let input: UnsafeMutablePointer<FILE>
    private let output: UnsafeMutablePointer<FILE>

    /// Milliseconds for which an Escape may be the start of an arrow key: more is felt as a delay of the key itself.
    private static let escapeDelay: Int32 = 25

    /// Starts by newterm: initscr would exit the process where it fails.
    ///
    /// - Parameter name: the terminal's, as in TERM.
    init(on terminal: Int32, name: String) throws(ScreenError) {
        try Self.check(name, on: terminal)
        // The size comes from the kernel: LINES and COLUMNS would freeze it.
        use_env(false)
        use_tioctl(true)
        // Streams of their own, so that closing them leaves the caller's descriptor open.
        guard let input = unsafe fdopen(fcntl(terminal, F_DUPFD_CLOEXEC, 3), "r") else {
            throw .noTerminal(code: errno)
        }
        guard let output = unsafe fdopen(fcntl(terminal, F_DUPFD_CLOEXEC, 3), "w") else {
            let code = errno
            unsafe fclose(input)
            throw .noTerminal(code: code)
        }
        guard let screen = unsafe newterm(name, output, input) else {
            unsafe fclose(input)
            unsafe fclose(output)
            throw .unknownTerminal(name: name)
        }
        unsafe (self.screen, self.input, self.output) = (screen, input, output)
        Self.setUp(terminal)
    }

    /// Frees what ncurses has; `endwin` must have been called.
    func free() {
        unsafe delscreen(screen)
        unsafe fclose(input)
        unsafe fclose(output)
    }

    /// Throws where the terminal database doesn't know the terminal, or knows it for one that can't be drawn on.
    private static func check(_ name: String, on terminal: Int32) throws(ScreenError) {
        // 1 for a printing terminal, 0 for an unknown one, -1 where there is no database (terminfo(3)).
        var found: Int32 = 0
        // Safe because the name and the result live as long as the call.
        guard !name.isEmpty, unsafe setupterm(name, terminal, &found) == OK else {
            throw found == 1 ? .noCursorAddressing(name: name) : .unknownTerminal(name: name)
        }
        guard unsafe cn_capability("cup") != nil else { throw .noCursorAddressing(name: name) }
    }

    private static func setUp(_ terminal: Int32) {
        set_escdelay(escapeDelay)
        // Not raw mode: Ctrl-C and Ctrl-Z stay signals, which the kernel sends to the whole pipeline.
        cbreak()
        noecho()
        nonl()
        curs_set(0)
        // Safe because the window is ncurses' own.
        unsafe keypad(cn_stdscr(), true)
        unsafe nodelay(cn_stdscr(), true)
        unsafe leaveok(cn_stdscr(), true)
        CommonKeys.define()
        // Ctrl-S would stop all output, and the program with it.
        var settings = termios()
        // Safe because the structure lives as long as the calls.
        unsafe tcgetattr(terminal, &settings)
        settings.c_iflag &= ~tcflag_t(IXON)
        unsafe tcsetattr(terminal, TCSANOW, &settings)
        def_prog_mode()
    }
}
