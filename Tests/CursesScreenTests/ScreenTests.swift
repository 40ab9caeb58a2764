import DashboardModel
import Foundation
import SessionWatch
import Testing

@testable import CursesScreen

/// On terminals made for the test, in processes of their own: a process has one screen.
@Suite struct ScreenTests {
    private static let leaveAlternateScreen = "\u{1B}[?1049l"
    private static let enterAlternateScreen = "\u{1B}[?1049h"

    @Test func `a terminal that the database doesn't know is named`() throws {
        let terminal = try PseudoTerminal()
        #expect(throws: ScreenError.unknownTerminal(name: "nonsense")) {
            _ = try Curses(on: terminal.shown, name: "nonsense")
        }
        #expect(throws: ScreenError.unknownTerminal(name: "")) { _ = try Curses(on: terminal.shown, name: "") }
        #expect(throws: ScreenError.noCursorAddressing(name: "dumb")) { _ = try Curses(on: terminal.shown, name: "dumb") }
        #expect(terminal.output().isEmpty)
    }

    @Test func `without a terminal there is no screen`() async {
        await #expect(processExitsWith: .success) {
            #expect(setsid() > 0)
            #expect(throws: ScreenError.noTerminal(code: ENXIO)) { _ = try Screen() }
        }
    }

    @Test func `a frame is drawn, and the terminal given back`() async throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 5)
        let before = terminal.settings
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            try PseudoTerminal.adopt(path)
            let screen = try Screen()
            #expect(screen.size == Frame.Size(columns: 40, rows: 5))
            #expect(screen.abilities == ScreenAbilities(isASCII: false, hasColour: true))
            var frame = Frame(size: screen.size)
            frame.put("risk", row: 1, column: 2, style: .critical)
            frame.put(SafeText.glyphs("日本é", limit: 10, ascii: false), row: 2, column: 0, width: 10)
            #expect(screen.draw(frame))
            screen.close()
            screen.close()
        }
        let output = terminal.output()
        #expect(output.contains(Self.enterAlternateScreen))
        #expect(output.contains("risk") && output.contains("日本é"))
        #expect(output.contains(Self.leaveAlternateScreen))
        #expect(terminal.settings == before)
    }

    @Test(arguments: ["trap", "abort", "exit"]) func `the terminal is given back where nobody closes it`(_ end: String) async throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 5)
        let before = terminal.settings
        await #expect(processExitsWith: .failure) { [path = terminal.path as String, end = end as String] in
            try PseudoTerminal.adopt(path)
            let screen = try Screen()
            screen.draw(Frame(size: screen.size))
            switch end {
            case "trap": _ = [1, 2][Int(getpid())]
            case "abort": abort()
            default: exit(7)
            }
        }
        let output = terminal.output()
        let entered = try #require(output.range(of: Self.enterAlternateScreen))
        #expect(output[entered.upperBound...].contains(Self.leaveAlternateScreen + "\u{1B}[23;0;0t\r\n"))
        #expect(output[entered.upperBound...].contains("\u{1B}[?25h"), "the cursor is shown")
        #expect(terminal.settings == before)
    }

    @Test func `the last words of a crash are readable after it`() async throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 5)
        await #expect(processExitsWith: .failure) { [path = terminal.path as String] in
            try PseudoTerminal.adopt(path)
            let tty = open("/dev/tty", O_RDWR)
            dup2(tty, STDERR_FILENO)
            let screen = try Screen()
            screen.draw(Frame(size: screen.size))
            _ = [1, 2][Int(getpid())]
        }
        let output = terminal.output()
        let left = try #require(output.range(of: Self.leaveAlternateScreen))
        #expect(output[left.upperBound...].contains("Fatal error: Index out of range"))
        #expect(!output[..<left.lowerBound].contains("Fatal error"))
    }

    @Test func `keys come from the terminal, and Ctrl-S doesn't stop the output`() async {
        await #expect(processExitsWith: .success) {
            // The terminal goes before the process does.
            signal(SIGHUP, SIG_IGN)
            let terminal = try PseudoTerminal(columns: 40, rows: 5)
            try PseudoTerminal.adopt(terminal.path)
            let screen = try Screen()
            terminal.type("q\u{1B}OA\u{13}é")
            var keys: [Key] = []
            var request = pollfd(fd: screen.descriptor, events: Int16(POLLIN), revents: 0)
            while keys.count < 3, poll(&request, 1, 10_000) == 1 { keys += screen.keys() }
            #expect(keys == [.character("q"), .up, .character("é")])
            #expect(screen.draw(Frame(size: screen.size)))
            screen.close()
            #expect(screen.descriptor == -1)
            #expect(terminal.output().contains("\u{1B}[?1049l"))
        }
    }

    @Test func `a terminal that was closed is noticed, and isn't polled any more`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGHUP, SIG_IGN)
            var terminal: PseudoTerminal? = try PseudoTerminal(columns: 40, rows: 5)
            try PseudoTerminal.adopt(terminal?.path ?? "")
            let screen = try Screen()
            #expect(screen.keys() == [] && !screen.isHungUp)
            terminal = nil
            #expect(screen.keys() == [])
            #expect(screen.isHungUp && screen.descriptor == -1)
            #expect(!screen.draw(Frame(size: screen.size)))
            screen.close()
        }
    }

    @Test func `the size follows the terminal, whatever LINES and COLUMNS say`() async throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 5)
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            try PseudoTerminal.adopt(path)
            setenv("LINES", "10", 1)
            setenv("COLUMNS", "50", 1)
            let signals = try SignalPipe(withScreen: true)
            let screen = try Screen()
            #expect(screen.size == Frame.Size(columns: 40, rows: 5))
            for (columns, rows) in [(20, 3), (1, 1), (100, 30)] {
                // The kernel sends SIGWINCH to the foreground, which is this process.
                PseudoTerminal.resize(screen.descriptor, columns: columns, rows: rows)
                var request = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
                #expect(poll(&request, 1, 10_000) == 1)
                #expect(signals.signals() == [.resize])
                screen.adoptSize()
                #expect(screen.size == Frame.Size(columns: columns, rows: rows))
                #expect(screen.draw(Frame(size: screen.size)))
                #expect(screen.keys() == [])
            }
            screen.close()
        }
    }

    @Test func `NO_COLOR and the C locale are heeded`() async throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 5)
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            try PseudoTerminal.adopt(path)
            setenv("NO_COLOR", "1", 1)
            setenv("LC_ALL", "C", 1)
            let screen = try Screen()
            #expect(screen.abilities == ScreenAbilities(isASCII: true, hasColour: false))
            var frame = Frame(size: screen.size)
            for style in Frame.Style.allCases { frame.put("x", row: 0, column: Int(style.rawValue), style: style) }
            // Scalars that the locale can't show don't get through, whoever put them there.
            frame.put(SafeText.glyphs("é日e\u{301}", limit: 9, ascii: false), row: 1, column: 0, width: 9)
            screen.draw(frame)
            screen.close()
        }
        let output = terminal.output()
        #expect(output.utf8.allSatisfy { $0 < 0x80 })
        #expect(output.firstMatch(of: /\u{1B}\[[0-9;]*(3[0-8]|4[0-8])[;m]/) == nil, "no colours")
    }

    /// What ncurses sends by itself: cursor movement, erasing, attributes, modes, character sets, scrolling region, repeats, and
    /// xterm's keeping of its own title (t).
    @Test func `nothing but sequences of ncurses and printable text reaches the terminal`() async throws {
        let terminal = try PseudoTerminal(columns: 60, rows: 3)
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            try PseudoTerminal.adopt(path)
            let screen = try Screen()
            let hostile = [
                "ok \u{1B}[31;1mRED\u{1B}]0;TITLE\u{7}", "\u{1B}]52;c;Y3Vyb\u{7}\u{9D}0;T\u{9C}\u{1B}P+q544e\u{1B}\\",
                "\u{202E}gpj\u{200B}\u{E0041}\u{FEFF}\u{2028}\u{E000}\u{FFFE}\u{1FAE9}", "a\rb\nc\u{8}\u{0}\u{5}\u{1B}[c\u{1B}[6n",
            ]
            for text in hostile {
                var frame = Frame(size: screen.size)
                frame.put(SafeText.glyphs(text, limit: 60, ascii: false), row: 0, column: 0, width: 60)
                screen.draw(frame)
            }
            screen.close()
        }
        let output = terminal.output()
        let rest = output.replacing(/\u{1B}(\[[0-9;?>]*[A-HJKLMPXbdghlmrt]|[()][A-Z0-9]|[=>78])/, with: "")
        let printable: (Unicode.Scalar) -> Bool = { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\r" || scalar == "\n" || scalar == "\u{8}"
            case .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        #expect(rest.unicodeScalars.allSatisfy(printable))
        #expect(!output.contains("\u{1B}[31;1m") && !output.contains("\u{1B}[c") && !output.contains("\u{1B}[6n"))
    }
}
