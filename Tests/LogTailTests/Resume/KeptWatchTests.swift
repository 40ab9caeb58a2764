import Foundation
import KeptState
import Testing

@testable import LogTail

/// The state's bytes.
@Suite struct KeptWatchTests {
    let folder: TemporaryFolder
    let settings = FollowSettings()

    init() throws { folder = try TemporaryFolder() }

    /// A state with everything in it: two open generations, a packed backlog under way, finished files, siblings, a pipe.
    func state() throws -> [UInt8] {
        let text = (0..<20_000).map { "secret \($0) of somebody's conversation\n" }.joined()
        try folder.write("bot.log", text.prefix(9_000).utf8)
        try folder.write("old.gz", GzipFixtures.stored(Array(text.utf8)))
        try folder.write("other.log", "secret\n")
        mkfifo(folder.path + "/pipe", 0o600)
        var keeper = try LineKeeper(["bot.log", "old.gz", "other.log", "pipe"].map { folder.path + "/" + $0 })
        keeper.poll(3)
        folder.rename("bot.log", "bot.log.1")
        folder.rename("other.log", "other.log.1")
        try folder.write("bot.log", "secret and new\n")
        keeper.poll(1)
        return keeper.store().state
    }

    func restored(_ bytes: [UInt8]) throws -> WatchedPaths {
        try WatchedPaths(SourcePaths([folder.path + "/bot.log"]), settings: settings, resuming: bytes)
    }

    @Test func `no word of a log is in a state`() throws {
        let state = try state()
        let shown = String(decoding: state, as: UTF8.self)
        for word in ["secret", "conversation", "new"] { #expect(!shown.contains(word)) }
        #expect(state.count < 3_000)
    }

    @Test func `every shorter text and every byte more is refused`() throws {
        let state = try state()
        for length in state.indices {
            #expect(throws: StateFault.self) { try restored(Array(state.prefix(length))) }
        }
        #expect(throws: StateFault.tooLong) { try restored(state + [0]) }
    }

    @Test func `no change of one byte crashes, also not when the state is taken up`() throws {
        let state = try state()
        var random = SeededGenerator(state: 7)
        for place in state.indices {
            var changed = state
            changed[place] = UInt8.random(in: 0...255, using: &random)
            guard var watched = try? restored(changed), place % 10 == 0 else { continue }
            _ = watched.poll(at: .zero)
            _ = watched.poll(at: .seconds(1))
            _ = watched.state { _, _ in nil }
        }
    }

    @Test func `a proof says what the place says`() throws {
        let content = Array((0..<300).map { "line \($0) of a log\n" }.joined().utf8)
        try folder.write("bot.log", content)
        let file = try OpenFile(folder("bot.log"), in: SystemFiles())
        for offset in [0, 1, 255, 256, 1023, 1024, 4095, 4096, 4097, content.count] {
            let place = try FilePlace(at: offset, in: file)
            let proof = PlaceProof(place, findsShorterCopies: true)
            #expect(try proof.isConfirmed(by: file) && proof.place(in: file) == place)
            for changed in [0, offset / 2, offset - 1] where offset > 0 && (changed < 1024 || changed >= offset - 4096) {
                var other = content
                other[changed] ^= 1
                try folder.write("other.log", other)
                let file = try OpenFile(folder("other.log"), in: SystemFiles())
                #expect(try !proof.isConfirmed(by: file) && proof.place(in: file) == nil, "byte \(changed) before \(offset)")
            }
            try folder.write("short.log", content.prefix(max(offset - 1, 0)))
            if offset > 0 { #expect(try !proof.isConfirmed(by: OpenFile(folder("short.log"), in: SystemFiles()))) }
        }
    }
}
