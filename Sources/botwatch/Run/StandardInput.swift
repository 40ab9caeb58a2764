import Glibc

/// Standard input as a log.
enum StandardInput {
    /// Refuses to read the log from the keyboard: its keys belong to the dashboard.
    ///
    /// - Parameter paths: as typed; none means standard input.
    static func check(_ paths: [String], command: String) throws {
        guard paths.isEmpty || paths.contains("-"), isatty(STDIN_FILENO) == 1 else { return }
        throw UserError("\(command) needs a log", fix: "botwatch \(command) PATH, or pipe a log into it")
    }
}
