import Foundation
import OnlineForest
import Testing

@testable import botwatch

@Suite struct DisguiseTests {
    /// The test vectors of RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `base64 is that of the RFC`(_ plain: String, _ coded: String) {
        #expect(String(decoding: Disguise.base64(Array(plain.utf8)), as: UTF8.self) == coded)
    }

    @Test func `base64 of any bytes is what Foundation reads`() {
        var draw = SplitMix64(seed: 17)
        for length in 0..<64 {
            let bytes = (0..<length).map { _ in UInt8(draw.below(256)) }
            #expect(Data(base64Encoded: Data(Disguise.base64(bytes))) == Data(bytes), "length \(length)")
        }
    }

    /// RFC 4648, section 10: BASE16("foobar") = "666F6F626172"; ours is in lower case.
    @Test func `hexadecimal has two digits a byte`() {
        #expect(String(decoding: Disguise.hexadecimal(Array("foobar".utf8)), as: UTF8.self) == "666f6f626172")
    }

    /// The usual example, "Why did the chicken cross the road?" in Usenet's form; by tr 'A-Za-z' 'N-ZA-Mn-za-m'.
    @Test func `rot13 moves letters only, and twice is nothing`() {
        let text = Array("Why did the chicken cross the road? 42!".utf8)
        #expect(String(decoding: Disguise.rot13(text), as: UTF8.self) == "Jul qvq gur puvpxra pebff gur ebnq? 42!")
        #expect(Disguise.rot13(Disguise.rot13(text)) == text)
    }

    @Test func `tag characters are U+E0000 and up`() {
        let scalars = String(decoding: Disguise.tagCharacters(Array("aZ".utf8)), as: UTF8.self).unicodeScalars.map(\.value)
        #expect(scalars == [0xe0061, 0xe005a])
    }
}
