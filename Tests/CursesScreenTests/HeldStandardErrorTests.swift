import Foundation
import Testing

@testable import CursesScreen

@Suite struct HeldStandardErrorTests {
    /// The end of a text as it comes out of a file.
    private func copied(_ text: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (from, to) = (folder.appending(path: "from"), folder.appending(path: "to"))
        try Data(text.utf8).write(to: from)
        try Data().write(to: to)
        let (input, output) = (try FileHandle(forReadingFrom: from), try FileHandle(forWritingTo: to))
        var buffer = [UInt8](repeating: 0, count: 100)
        buffer.withUnsafeMutableBytes {
            HeldStandardError.copyEnd(of: input.fileDescriptor, to: output.fileDescriptor, by: $0)
        }
        return String(decoding: try Data(contentsOf: to), as: UTF8.self)
    }

    @Test(arguments: [0, 1, 99, 100, 101, 12_345]) func `all of a short text comes out`(_ length: Int) throws {
        let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
        #expect(try copied(text) == text)
    }

    @Test func `of a long text the end comes out`() throws {
        let text = String(repeating: "x", count: 100_000) + "Fatal error: last words"
        #expect(try copied(text) == String(text.suffix(65_536)))
    }
}
