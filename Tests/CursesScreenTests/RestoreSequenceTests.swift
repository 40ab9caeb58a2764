import Testing

@testable import CursesScreen

@Suite struct RestoreSequenceTests {
    /// Capabilities as `infocmp -x xterm-256color` of ncurses 6.4 prints them.
    @Test func `an xterm leaves the alternate screen last and has its cursor and keypad back`() {
        let xterm = [
            "sgr0": "\u{1B}(B\u{1B}[m", "op": "\u{1B}[39;49m", "rmkx": "\u{1B}[?1l\u{1B}>", "cnorm": "\u{1B}[?12l\u{1B}[?25h",
            "rmcup": "\u{1B}[?1049l\u{1B}[23;0;0t",
        ]
        let bytes = RestoreSequence.bytes { xterm[$0].map { Array($0.utf8) } }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{1B}(B\u{1B}[m\u{1B}[39;49m\u{1B}[?1l\u{1B}>\u{1B}[?12l\u{1B}[?25h\u{1B}[?1049l\u{1B}[23;0;0t\r\n")
    }

    @Test func `a terminal that lacks all gets a new line`() {
        #expect(RestoreSequence.bytes { _ in nil } == [13, 10])
    }

    @Test(arguments: [
        ("\u{1B}[m\u{F}$<2>", "\u{1B}[m\u{F}"), ("\u{1B}[H\u{1B}[J$<50>x$<1.5*/>y", "\u{1B}[H\u{1B}[Jxy"), ("a$b$<c", "a$b$<c"),
        ("$$<5>", "$"), ("", ""),
    ])
    func `delays are no bytes for the terminal`(_ capability: String, _ expected: String) {
        #expect(RestoreSequence.withoutPadding(Array(capability.utf8)) == Array(expected.utf8))
    }
}
