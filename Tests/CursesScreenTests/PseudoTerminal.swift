import Foundation

/// A terminal of which the test holds the other end.
final class PseudoTerminal: Sendable {
    /// The end that a program draws on.
    let shown: Int32
    /// The file of that end.
    let path: String
    private let keyboard: Int32

    struct NotMade: Error { let code = errno }

    init(columns: Int = 80, rows: Int = 24) throws {
        var (near, far): (Int32, Int32) = (-1, -1)
        // Longer than any name of a terminal: /dev/pts/ and a number.
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&near, &far, &name, nil, nil) == 0 else { throw NotMade() }
        (keyboard, shown) = (near, far)
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        Self.resize(shown, columns: columns, rows: rows)
        _ = fcntl(keyboard, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(shown)
        close(keyboard)
    }

    /// Makes it the terminal of the calling process, which must lead no group of processes; TERM and the locale are set to usual values.
    static func adopt(_ path: String) throws {
        // A terminal can make its user wait for ever; a test may not.
        alarm(20)
        guard setsid() > 0 else { throw NotMade() }
        // The first terminal that the leader of a session opens becomes its controlling one.
        let terminal = open(path, O_RDWR)
        guard terminal >= 0, tcgetpgrp(terminal) == getpgrp() else { throw NotMade() }
        for name in ["LC_ALL", "LC_CTYPE", "NO_COLOR", "LINES", "COLUMNS"] { unsetenv(name) }
        setenv("LANG", "C.UTF-8", 1)
        setenv("TERM", "xterm-256color", 1)
    }

    static func resize(_ terminal: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// All that has been drawn so far, as bytes of UTF-8.
    func output() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(keyboard, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(keyboard, bytes, bytes.count)
    }

    /// The settings that a program can change.
    var settings: [UInt32] {
        var settings = termios()
        tcgetattr(shown, &settings)
        return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    }
}
