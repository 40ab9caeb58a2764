import Testing

@testable import SessionWatch

@Suite struct ScalarKindTests {
    /// h hidden or control, m mark, n narrow, w wide.
    private func letter(_ value: UInt32) -> UInt8 {
        guard let scalar = Unicode.Scalar(value) else { return UInt8(ascii: "h") }
        return switch ScalarKind(scalar) {
        case .c0, .c1, .tag, .hidden: UInt8(ascii: "h")
        case .mark: UInt8(ascii: "m")
        case .visible(let columns): columns == 2 ? UInt8(ascii: "w") : UInt8(ascii: "n")
        }
    }

    /// FNV-1a (64 bits) over one byte a code point: 1 where it is of the kind, else 0.
    private func hash(of letter: UInt8, in letters: [UInt8]) -> UInt64 {
        letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ ($1 == letter ? 1 : 0)) &* 0x100_0000_01B3 }
    }

    /// The figures are from the `unicodedata` module of Python 3.11 (Unicode 14.0.0), which shares nothing with Swift's tables:
    /// h is category Cc, Cf, Cs, Co, Cn, Zl or Zp, or one of 034F 115F 1160 17B4 17B5 180B-180D 180F 3164 FE00-FE0F
    /// FFA0 E0100-E01EF (Default_Ignorable_Code_Point); w is `east_asian_width` W or F and no mark; m is Mn, Me,
    /// 1161-11FF or D7B0-D7FF. Later versions of Unicode moved a few scalars from Mn to Mc (U+1171E), hence the leeway.
    @Test func `every code point is of the kind that Unicode 14 gives it`() {
        let letters = (UInt32(0)..<0x110000).map(letter)
        #expect(letters.count { $0 == UInt8(ascii: "h") } == 969_847)
        #expect(hash(of: UInt8(ascii: "h"), in: letters) == 0xB571_F3DD_A2ED_90EA)
        #expect(letters.count { $0 == UInt8(ascii: "w") } == 117_188)
        #expect(hash(of: UInt8(ascii: "w"), in: letters) == 0x7CC5_18B5_66E7_4BB5)
        #expect((1_921...1_936).contains(letters.count { $0 == UInt8(ascii: "m") }))
    }

    @Test(arguments: [
        ("\u{0}", ScalarKind.c0), ("\u{1F}", .c0), ("\u{7F}", .c0), ("\u{80}", .c1), ("\u{9F}", .c1), ("\u{AD}", .hidden),
        ("\u{E0000}", .tag), ("\u{E007F}", .tag), ("\u{E0080}", .hidden), (" ", .visible(columns: 1)), ("\u{3000}", .visible(columns: 2)),
        ("\u{20E3}", .mark), ("\u{FFFD}", .visible(columns: 1)), ("\u{FFFC}", .visible(columns: 1)), ("\u{2FFFF}", .hidden),
    ] as [(Unicode.Scalar, ScalarKind)])
    func `the edges are on the right side`(_ scalar: Unicode.Scalar, _ kind: ScalarKind) {
        #expect(ScalarKind(scalar) == kind)
    }
}
