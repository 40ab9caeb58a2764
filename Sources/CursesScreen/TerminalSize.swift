import CNcurses
import DashboardModel
import Glibc

/// How large the terminal is.
enum TerminalSize {
    /// Asks the kernel; a terminal that doesn't say, as a serial line, has the size that its description gives.
    static func of(_ terminal: Int32) -> Frame.Size {
        var size = winsize()
        // Safe because the structure is the one that the request fills.
        let isTold = unsafe ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0
        return chosen(
            told: isTold ? Frame.Size(columns: Int(size.ws_col), rows: Int(size.ws_row)) : nil,
            described: Frame.Size(columns: number("cols"), rows: number("lines")))
    }

    /// The size to draw for: between 1 and 1,000 each way, since no screen is larger, and a wrong figure must not take
    /// gigabytes.
    ///
    /// - Parameters:
    ///   - told: by the kernel; 0 means that it doesn't know.
    ///   - described: by the terminal's description; 0 or less means that it says nothing. Then 80x24.
    static func chosen(told: Frame.Size?, described: Frame.Size) -> Frame.Size {
        func side(_ told: Int?, _ described: Int, _ usual: Int) -> Int {
            let known = [told ?? 0, described].first { $0 > 0 } ?? usual
            return min(max(known, 1), 1_000)
        }
        return Frame.Size(
            columns: side(told?.columns, described.columns, 80), rows: side(told?.rows, described.rows, 24))
    }

    private static func number(_ capability: String) -> Int {
        var name = Array(capability.utf8CString)
        // Safe because the name ends with a zero and is only read.
        return Int(unsafe tigetnum(&name))
    }
}
