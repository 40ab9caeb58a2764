import Testing

@testable import LogTail

@Suite struct FilePathEscapeTests {
    @Test(arguments: [
        Array("bot.log".utf8), Array("größe-日本.jsonl".utf8), [0x61, 0x9B, 0x62], [0xFF], [0xE6, 0x97], [0x2F, 0xC0, 0xAF, 0x2E],
        [0xF0, 0x9F, 0x98, 0x80, 0x80],
    ])
    func `a name of any bytes comes back as it was`(_ bytes: [UInt8]) {
        #expect(FilePath(escaped: FilePath(bytes: bytes).escaped).bytes == bytes)
    }

    @Test func `a name in UTF-8 stays as it is`() {
        #expect(FilePath("naïve.log").escaped == "naïve.log")
    }
}
