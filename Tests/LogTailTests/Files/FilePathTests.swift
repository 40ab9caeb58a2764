import Testing

@testable import LogTail

@Suite struct FilePathTests {
    @Test(arguments: [
        ("logs/bot.log", "logs", "bot.log"), ("bot.log", ".", "bot.log"), ("/bot.log", "/", "bot.log"),
        ("/var//log/bot.log", "/var//log", "bot.log"), ("logs/", ".", "logs"), ("a//b", "a", "b"),
    ])
    func `a path is a directory and a name, as dirname and basename say`(_ path: String, _ directory: String, _ name: String) {
        // Expected values: `dirname` and `basename` of coreutils 9.1.
        #expect(FilePath(path).directory.text == directory)
        #expect(String(decoding: FilePath(path).name, as: UTF8.self) == name)
    }
}
