import CNcurses
import DashboardModel
import Testing

@testable import CursesScreen

@Suite struct KeyDecoderTests {
    private func typed(_ text: String) -> [RawKey] { text.unicodeScalars.map { .character($0.value) } }

    @Test func `letters of any alphabet arrive as they are`() {
        #expect(KeyDecoder.keys(from: typed("q/é日👍")) == ["q", "/", "é", "日", "👍"].map(Key.character))
    }

    @Test func `control characters are keys of their own or nothing`() {
        let expected: [Key] = [.interrupt, .backspace, .tab, .enter, .enter, .escape, .backspace]
        #expect(KeyDecoder.keys(from: typed("\u{3}\u{8}\t\n\r\u{1B}\u{7F}")) == expected)
        #expect(KeyDecoder.keys(from: typed("\u{0}\u{1}\u{1A}\u{1F}\u{80}\u{9B}")) == [])
    }

    /// Codes from curses.h of ncurses 6.4, in octal as there.
    @Test(arguments: [
        (0o403, Key.up), (0o402, .down), (0o404, .left), (0o405, .right), (0o523, .pageUp), (0o522, .pageDown), (0o406, .home),
        (0o550, .end), (0o527, .enter), (0o541, .backTab), (0o407, .backspace), (0o411, .function(1)), (0o424, .function(12)),
    ] as [(Int32, Key)])
    func `codes of ncurses become keys`(_ code: Int32, _ key: Key) {
        #expect(KeyDecoder.keys(from: [.code(code)]) == [key])
    }

    @Test func `codes without a meaning here are left out`() {
        #expect(KeyDecoder.keys(from: [.code(KEY_RESIZE), .code(KEY_MOUSE), .code(KEY_DC), .code(KEY_F0), .code(9_999)]) == [])
    }

    @Test(arguments: ["\u{1B}[1;5P", "\u{1B}[200~", "\u{1B}[<0;10;20M", "\u{1B}OQ", "\u{1B}[", "\u{1B}[1;5"])
    func `an unknown sequence is dropped whole`(_ sequence: String) {
        #expect(KeyDecoder.keys(from: typed(sequence)) == [])
    }

    @Test func `what follows an unknown sequence counts`() {
        #expect(KeyDecoder.keys(from: typed("a\u{1B}[1;5Pq\u{1B}OQj")) == [.character("a"), .character("q"), .character("j")])
    }

    @Test func `Escape alone, before another key, and twice is Escape`() {
        #expect(KeyDecoder.keys(from: typed("\u{1B}")) == [.escape])
        #expect(KeyDecoder.keys(from: typed("\u{1B}j")) == [.escape, .character("j")])
        #expect(KeyDecoder.keys(from: typed("\u{1B}\u{1B}")) == [.escape, .escape])
        #expect(KeyDecoder.keys(from: typed("\u{1B}O")) == [.escape, .character("O")])
        #expect(KeyDecoder.keys(from: [.character(0x1B), .code(KEY_UP)]) == [.escape, .up])
    }
}
