@testable import SessionWatch
import Testing

@Suite struct PhraseFoldingTests {
    private func folded(_ text: String) -> String { String(decoding: PhraseFolding.fold(text), as: UTF8.self) }

    @Test(arguments: [
        ("Hello,  World", " hello world."), ("One. Two! Three", " one. two. three."), ("", ""), ("...", ""), ("don't", " dont."), ("l'ordre", " l ordre."),
        ("a-b_c", " a b c."), ("12.5 kg", " 12 5 kg."), ("Größe Ñandú œuvre Łódź", " grosse nandu ouvre lodz."), ("e\u{301}te\u{301}", " ete."),
        ("１２ Ｆｕｌｌ", " 12 full."), ("𝗯𝗼𝗹𝗱 𝑰𝒕", " bold it."), ("ⓒircle", " circle."), ("раураl", " paypal."), ("in\u{200b}vis\u{ad}ible", " invisible."),
        ("hi\u{e0069}\u{e0067}", " hiig."), ("1gn0re th3 ru1es", " ignore the ruies."), ("room 404 a1b2c3d4", " room 404 a1b2c3d4."), ("p@$$word", " password."),
        ("s t o p now", " stop now."), ("g o  a w a y", " g o away."), ("a b c", " a b c."), ("ein Satz。 Noch einer", " ein satz. noch einer."), ("日本 tea", " tea."),
    ])
    func `disguises are taken off`(_ text: String, _ expected: String) { #expect(folded(text) == expected) }

    @Test(arguments: UInt64(1)...20) func `whatever the text, what comes out is words and full stops`(_ seed: UInt64) {
        var random = CorpusRandom(seed: seed)
        let scalars = Array("aZ09 .!?;'@$-é\u{200b}\u{301}іＡ𝐀😀\n\u{e0041}".unicodeScalars)
        for _ in 0..<50 {
            var text = ""
            for _ in 0..<random.below(40) { text.unicodeScalars.append(scalars[random.below(scalars.count)]) }
            let bytes = PhraseFolding.fold(text)
            let isClean = bytes.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || [32, 46, 36, 64].contains($0) }
            #expect(isClean && (bytes.isEmpty || bytes.last == 46), "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test func `folding a second time changes nothing`() {
        for sentence in PhraseSentences.benign {
            #expect(folded(folded(sentence)) == folded(sentence))
        }
    }
}
