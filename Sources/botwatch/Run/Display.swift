import Glibc

/// Where a run shows itself.
enum Display: Hashable {
    case screen, headless

    /// The screen, where there is a terminal; else headless, which is said.
    static func chosen(headless: Bool) -> Display {
        if headless { return .headless }
        guard isatty(STDOUT_FILENO) == 1 else {
            StandardError.say("no terminal, so headless: alerts go to standard output")
            return .headless
        }
        return .screen
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
