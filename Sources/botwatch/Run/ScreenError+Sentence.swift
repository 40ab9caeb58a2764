import CursesScreen
import Glibc

extension UserError {
    /// What it means that there can be no screen.
    init(_ error: ScreenError) {
        switch error {
        case .noTerminal(let code):
            let reason = unsafe String(cString: strerror(code))
            self.init("can't open the terminal", at: "/dev/tty: \(reason)", fix: "use --headless")
        case .unknownTerminal(let name):
            self.init(
                name.isEmpty ? "TERM is not set" : "unknown TERM '\(name)'",
                fix: "set TERM to a terminal that terminfo knows, such as xterm-256color, or use --headless")
        case .noCursorAddressing(let name):
            self.init("TERM '\(name)' can't place its cursor", fix: "use another terminal, or --headless")
        case .noSignalPipe(let code):
            let reason = unsafe String(cString: strerror(code))
            self.init("can't make a pipe", at: reason, fix: "close programs, or raise ulimit -n")
        }
    }
}
