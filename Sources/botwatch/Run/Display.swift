import Glibc

/// Where a run shows itself.
enum Display: Hashable {
    case screen, headless

    /// The screen, where there is a terminal; else headless, which is said.
    static func chosen(headless: Bool) -> Display {
        if headless { return .headless }
        guard isatty(STDOUT_FILENO) == 1, hasTerminal else {
            StandardError.say("no terminal, so headless: alerts go to standard output")
            return .headless
        }
        return .screen
    }
}

extension Display {
    /// Whether the process has a controlling terminal, which keys come from.
    private static var hasTerminal: Bool {
        let descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        if descriptor >= 0 { close(descriptor) }
        return descriptor >= 0
    }
}

enum Environment {
    /// The process's environment variables.
    static var current: [String: String] {
        var variables: [String: String] = [:]
        // Safe because environ is a NULL-terminated array of C strings and nothing here changes it.
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let pair = unsafe String(cString: text)
            if let equals = pair.firstIndex(of: "=") {
                variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return variables
    }
}
