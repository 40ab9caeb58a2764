import Foundation
import Testing

@testable import LogTail

@Suite struct FirstBytesTests {
    @Test(arguments: [
        "", "plain\n", "{\"a\":1}\n", "\u{FEFF}{\"a\":1}\n", "caf\u{E9} \u{4F60}\u{597D} \u{1F600}\n", "\u{1B}[31mred\u{1B}[0m\r\n\t\n", "BZhang said hello\n", "PK is a name\n",
    ])
    func `text is text`(_ text: String) {
        #expect(FirstBytes(Array(text.utf8)) == .text)
    }

    @Test func `Latin-1, and holes of NUL bytes in text, pass`() {
        #expect(FirstBytes([0x63, 0x61, 0x66, 0xE9, 0x0A, 0xFC, 0xDF, 0x0A]) == .text)
        #expect(FirstBytes([UInt8](repeating: 0, count: 3000) + Array("after the hole\n".utf8)) == .text)
        #expect(FirstBytes([UInt8](repeating: 0, count: 5000)) == .text)
        #expect(FirstBytes(Array("one\0two three four\n".utf8)) == .text)
        // Russian in the Windows code page 1251: hardly a byte is valid UTF-8, but none is a control character.
        let russian: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2C, 0x20, 0xEC, 0xE8, 0xF0, 0x0A]
        #expect(FirstBytes(russian + russian) == .text)
    }

    @Test func `wide text is told apart, with and without a byte order mark`() throws {
        let text = "{\"session\":\"s1\",\"text\":\"hello there\"}\n"
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
            #expect(FirstBytes(try #require(text.data(using: encoding))) == .notText(.wideText("UTF-16")))
        }
        #expect(FirstBytes(try #require(text.data(using: .utf32))) == .notText(.wideText("UTF-32")))
    }

    @Test func `what is no text is named by its signature, else called unprintable`() throws {
        #expect(FirstBytes(try #require(FileManager.default.contents(atPath: "/bin/sh"))) == .notText(.known("an ELF program")))
        #expect(FirstBytes(GzipFixtures.hello) == .gzip)
        #expect(FirstBytes(Array("SQLite format 3\0".utf8)) == .notText(.known("an SQLite database")))
        // As compressed and encrypted data look: all values equally often, so 29 of 256 are control characters.
        var random = SeededGenerator(state: 1)
        let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(FirstBytes(noise) == .notText(.unprintable))
    }
}
