import CNcurses
package import DashboardModel
import Glibc

/// The terminal as a sheet for frames, and its keyboard.
///
/// Reads and writes /dev/tty, so that a log can come from standard input and results go to standard output. Sets no title, asks the terminal
/// nothing. A class, for it owns the terminal; ncurses is not thread-safe, so it stays with the thread that made it.
/// ``close()`` restores the terminal; so do a crash and an `exit` without it.
///
/// Safe because the pointers inside are ncurses' own, and are used only between `init` and ``close()``.
@safe package final class Screen {
    /// What the terminal can show.
    package let abilities: ScreenAbilities
    /// The size to draw for; see ``adoptSize()``.
    package private(set) var size: Frame.Size
    /// The terminal is gone, as when its window was closed: end as by SIGHUP.
    package private(set) var isHungUp = false

    private let terminal: Int32
    private let curses: Curses
    private let standardError: HeldStandardError?
    private let looks: [CellLook]
    /// What is on the screen, by row; empty where that is not known.
    private var drawn: [ArraySlice<Frame.Cell>] = []
    private var cells: [cchar_t] = []
    private var isClosed = false
    /// The terminal is the shell's at present: neither draw nor read.
    private var isAway = false

    /// Keys read at a time: a huge paste must not hold up the loop.
    private static let longestRead = 1_024

    /// Takes the terminal. Make the ``SignalPipe`` before.
    package init() throws(ScreenError) {
        let isASCII = TerminalCharset.adopt()
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw .noTerminal(code: errno) }
        var settings = termios()
        // Safe because the structure lives as long as the call.
        unsafe tcgetattr(terminal, &settings)
        do {
            curses = try Curses(on: terminal, name: environment("TERM") ?? "")
        } catch {
            Glibc.close(terminal)
            throw error
        }
        self.terminal = terminal
        looks = CellLook.all(hasColour: (environment("NO_COLOR") ?? "").isEmpty)
        abilities = ScreenAbilities(isASCII: isASCII, hasColour: looks.contains { $0.pair != 0 })
        standardError = HeldStandardError()
        size = TerminalSize.of(terminal)
        CrashGuard.arm(
            terminal: terminal, settings: settings, sequence: RestoreSequence.ofTerminal(), standardError: standardError)
        adoptSize()
    }

    deinit { close() }

    /// What to poll for keys: readable when ``keys()`` has something. -1, which poll passes over, while the terminal is
    /// not ours.
    package var descriptor: Int32 { isAway || isClosed || isHungUp ? -1 : terminal }

    /// Shows a frame; only what differs from the last one is sent.
    ///
    /// A frame of another size than ``size`` is cut or leaves blanks. Call it regularly while in the background: it
    /// notices that the terminal is ours again.
    ///
    /// - Returns: false where the terminal can't take it now, being slow or the shell's: try again later.
    @discardableResult
    package func draw(_ frame: Frame) -> Bool {
        // A job that runs in the background hears nothing of `fg`.
        if isAway { resume() }
        guard descriptor >= 0, isReady(POLLOUT), let window = unsafe cn_stdscr() else { return false }
        let rows = (0..<size.rows).map { row in
            row < frame.rows.count ? frame.rows[row].prefix(size.columns) : []
        }
        for (row, content) in rows.enumerated() where !drawn.indices.contains(row) || drawn[row] != content {
            unsafe put(content, row: row, in: window)
        }
        drawn = rows
        unsafe wrefresh(window)
        return true
    }

    /// The keys that were pressed since the last call. Ctrl-L is answered here: all is drawn anew.
    package func keys() -> [Key] {
        guard descriptor >= 0, let window = unsafe cn_stdscr() else { return [] }
        var raw: [RawKey] = []
        while raw.count < Self.longestRead {
            var value: wint_t = 0
            // Safe because the window is ncurses' own and the value outlives the call.
            let kind = unsafe wget_wch(window, &value)
            guard kind != ERR else { break }
            raw.append(kind == OK ? .character(value) : .code(Int32(bitPattern: value)))
        }
        if raw.isEmpty, isReady(POLLHUP) { isHungUp = true }
        if raw.contains(KeyDecoder.redraw) { repaint() }
        return KeyDecoder.keys(from: raw)
    }

    /// Takes over the size of the terminal, between 1 and 1,000 each way; the next ``draw(_:)`` draws everything.
    ///
    /// The answer to ``ScreenSignal/resize``. LINES and COLUMNS in the environment have no say: they can't change.
    package func adoptSize() {
        guard !isClosed else { return }
        size = TerminalSize.of(terminal)
        // Not resizeterm: it puts KEY_RESIZE among the keys.
        resize_term(Int32(size.rows), Int32(size.columns))
        drawn = []
        unsafe clearok(cn_curscr(), true)
    }

    /// Gives the terminal to the shell and stops the process; takes it back when the process goes on in the foreground.
    ///
    /// The answer to ``ScreenSignal/suspend``.
    package func suspend(by signals: SignalPipe) {
        guard !isClosed else { return }
        if !isAway { endwin() }
        isAway = true
        signals.stopProcess()
        resume()
    }

    /// Takes the terminal back after a stop; in the background it waits until the shell gives it.
    ///
    /// The answer to ``ScreenSignal/resume``. After `kill -STOP` the shell has set the terminal up for itself, with our
    /// screen still on it: hence end and start anew.
    package func resume() {
        guard !isClosed else { return }
        isAway = tcgetpgrp(terminal) != getpgrp()
        guard !isAway else { return }
        endwin()
        adoptSize()
        repaint()
    }

    /// Restores the terminal, and lets out what was written to standard error meanwhile. Idempotent.
    package func close() {
        guard !isClosed else { return }
        if !isAway { endwin() }
        isClosed = true
        CrashGuard.disarm()
        standardError?.release()
        curses.free()
        Glibc.close(terminal)
    }

    private func repaint() {
        unsafe clearok(cn_curscr(), true)
        unsafe wrefresh(cn_stdscr())
    }

    private func put(_ content: ArraySlice<Frame.Cell>, row: Int, in window: UnsafeMutablePointer<WINDOW>) {
        cells.removeAll(keepingCapacity: true)
        for cell in DrawnCell.cells(of: content, width: { Int(wcwidth(wchar_t($0.value))) }) {
            let look = looks[Int(cell.style.rawValue)]
            var made = cchar_t()
            // Safe because the cell outlives the call.
            unsafe cn_set_cell(
                &made, wchar_t(cell.scalar.value), wchar_t(cell.mark?.value ?? 0), look.attributes, look.pair)
            cells.append(made)
        }
        unsafe wmove(window, Int32(row), 0)
        unsafe wclrtoeol(window)
        // Safe because the count is the array's. Filling the last place gives ERR, yet draws.
        unsafe mvwadd_wchnstr(window, Int32(row), 0, cells, Int32(cells.count))
    }

    private func isReady(_ event: Int32) -> Bool {
        var request = pollfd(fd: terminal, events: Int16(event), revents: 0)
        // Safe because there is one request, which outlives the call.
        return unsafe poll(&request, 1, 0) > 0 && request.revents & Int16(event) != 0
    }
}
