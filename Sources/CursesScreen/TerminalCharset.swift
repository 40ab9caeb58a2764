import Glibc

/// Which characters the terminal can show, as the environment says: nothing is asked of the terminal.
enum TerminalCharset {
    /// The locales to try in turn; an empty name means what the environment says.
    ///
    /// Without any setting UTF-8 is taken: it is what terminals have spoken for twenty years. A UTF-8 locale that this
    /// machine lacks, as often over ssh, is still a wish for UTF-8. Only an explicit other one, as LC_ALL=C, is ASCII.
    ///
    /// - Parameters: the variables LC_ALL, LC_CTYPE and LANG, which win in this order if not empty (POSIX, 8.2).
    static func localesToTry(all: String?, ctype: String?, lang: String?) -> [String] {
        guard let wanted = [all, ctype, lang].compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return [fallback] }
        let name = wanted.lowercased()
        return name.hasSuffix("utf-8") || name.hasSuffix("utf8") ? ["", fallback] : [""]
    }

    /// Sets the process' character type, which ncurses and `wcwidth` go by; returns whether only ASCII can be shown.
    static func adopt() -> Bool {
        let names = localesToTry(
            all: environment("LC_ALL"), ctype: environment("LC_CTYPE"), lang: environment("LANG"))
        for name in names {
            // Safe because the name is a string for the length of the call, and the result is compared, not kept.
            if unsafe setlocale(LC_CTYPE, name) != nil { break }
        }
        // Safe because nl_langinfo gives a string of the C library's that lives until the next setlocale.
        guard let codeset = unsafe nl_langinfo(Int32(CODESET)) else { return true }
        return unsafe String(cString: codeset) != "UTF-8"
    }

    private static let fallback = "C.UTF-8"
}

/// The value of an environment variable, nil where there is none.
func environment(_ name: String) -> String? {
    // Safe because the text is copied at once, and no thread of ours changes the environment.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
}
