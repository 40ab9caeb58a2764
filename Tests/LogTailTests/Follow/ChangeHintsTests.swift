import Foundation
import Testing

@testable import LogTail

@Suite struct ChangeHintsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func isReady(_ descriptor: Int32) -> Bool { (try? SystemFiles().isReady(descriptor)) == true }

    #if os(Linux)
        @Test func `a change in the folder of a watched file wakes, and is forgotten once it was looked at`() throws {
            try folder.write("bot.log", "one\n")
            var watched = WatchedPaths(SourcePaths([folder.path + "/bot.log"]))
            _ = watched.poll(at: .zero)
            #expect(watched.descriptors.isEmpty, "after a round that gave something the usual pause holds")
            _ = watched.poll(at: .milliseconds(100))
            let descriptor = try #require(watched.descriptors.first)
            #expect(!isReady(descriptor))
            try folder.append("bot.log", "two\n")
            #expect(isReady(descriptor))
            #expect(watched.poll(at: .milliseconds(110)).map(\.event.givenBytes) == [Array("two\n".utf8)])
            #expect(!isReady(descriptor))
        }

        @Test func `a busy folder does not make us look all the time`() throws {
            try folder.write("bot.log", "one\n")
            var watched = WatchedPaths(SourcePaths([folder.path + "/bot.log"]))
            for time in [0, 100, 200] { _ = watched.poll(at: .milliseconds(time)) }
            #expect(watched.descriptors.count == 1)
            try folder.write("other.log", "not ours\n")
            _ = watched.poll(at: .milliseconds(201))
            #expect(watched.descriptors.isEmpty)
            _ = watched.poll(at: .milliseconds(301))
            #expect(watched.descriptors.count == 1)
        }
    #endif
}
