import Testing

@testable import SessionWatch

@Suite struct SafePiecesTests {
    private func pieces(_ text: String, marks: Int = 1, run: Int = .max) -> [SafePiece] {
        Array(SafePieces(text, marksPerBase: marks, longestRun: run))
    }

    @Test func `what follows a counted run is not lost`() {
        #expect(pieces("e\u{301}\u{302}\u{303}\u{E0041}\u{E0042}\u{1B}x") == [
            .visible("e", columns: 1), .mark("\u{301}", isLone: false), .surplusMarks(2), .tags(2), .hidden("\u{1B}"),
            .visible("x", columns: 1),
        ])
    }

    @Test func `a long run is told in several pieces that sum to it`() {
        #expect(pieces("e" + String(repeating: "\u{301}", count: 8) + "x", run: 3) == [
            .visible("e", columns: 1), .mark("\u{301}", isLone: false), .surplusMarks(3), .surplusMarks(3), .surplusMarks(1),
            .visible("x", columns: 1),
        ])
        #expect(pieces(String(repeating: "\u{E0041}", count: 4), run: 1) == [.tags(1), .tags(1), .tags(1), .tags(1)])
    }

    @Test func `a mark has no base at the start, after a tab and after something hidden`() {
        #expect(pieces("\u{301}\u{302}") == [.mark("\u{301}", isLone: true), .surplusMarks(1)])
        #expect(pieces("a\t\u{301}") == [.visible("a", columns: 1), .tab, .mark("\u{301}", isLone: true)])
        #expect(pieces("a\n\u{301}") == [.visible("a", columns: 1), .hidden("\n"), .mark("\u{301}", isLone: true)])
    }

    /// Seeds are fixed; the failing one is in the argument of the test.
    @Test(arguments: 1...200) func `pieces hold every scalar once`(_ seed: UInt64) {
        var state = seed
        let alphabet: [Unicode.Scalar] = ["a", "日", "\u{301}", "\u{302}", "\u{E0041}", "\t", "\n", "\u{202E}", "\u{9B}"]
        var view = String.UnicodeScalarView()
        for _ in 0..<60 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407  // Knuth's MMIX generator
            view.append(alphabet[Int(state >> 33) % alphabet.count])
        }
        let run = Int(seed % 4) + 1
        let sum = pieces(String(view), marks: Int(seed % 3), run: run).reduce(0) { sum, piece in
            switch piece {
            case .surplusMarks(let count), .tags(let count):
                #expect(count >= 1 && count <= run)
                return sum + count
            default: return sum + 1
            }
        }
        #expect(sum == view.count)
    }
}
