import CNcurses

/// The bytes that give the terminal back to the shell, for a crash, where ncurses can't be called.
enum RestoreSequence {
    /// In order: plain text, own colours, ordinary keypad, visible cursor, the shell's screen, start of a line.
    static let capabilities = ["sgr0", "op", "rmkx", "cnorm", "rmcup"]

    /// For the terminal that ncurses runs on.
    static func ofTerminal() -> [UInt8] {
        bytes { name in
            // Safe because the text is ncurses' own and copied at once.
            guard let text = unsafe cn_capability(name) else { return nil }
            return unsafe Array(String(cString: text).utf8)
        }
    }

    /// For a terminal of these capabilities; one that it lacks is left out.
    static func bytes(capability: (String) -> [UInt8]?) -> [UInt8] {
        capabilities.flatMap { withoutPadding(capability($0) ?? []) } + Array("\r\n".utf8)
    }

    /// The capability without the delays in it, such as `$<5*/>`: instructions to a program, not for the terminal (terminfo(5)).
    static func withoutPadding(_ capability: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var rest = capability[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
                rest = rest[(end + 1)...]
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
