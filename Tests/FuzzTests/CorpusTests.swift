import Foundation
import Testing

/// Every input that the fuzzer begins with, and every one that once broke a law, is held to the laws by `make test` too.
@Suite struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    private static func files(of target: String) throws -> [URL] {
        let place = folder.appending(path: target)
        guard FileManager.default.fileExists(atPath: place.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }
    }

    @Test(arguments: FuzzTargets.all.map(\.name)) func `every seed and every file of the corpus keeps the laws of its target`(_ name: String) throws {
        let target = try #require(FuzzTargets.named(name))
        for (index, seed) in target.seeds().enumerated() {
            #expect(throws: Never.self, "seed \(index)") { try target.run(seed) }
            // Cut in the middle, and with one bit changed: what the fuzzer tries first.
            #expect(throws: Never.self, "seed \(index), cut") { try target.run(Array(seed.prefix(seed.count / 2))) }
            for place in stride(from: 0, to: seed.count, by: 1 + seed.count / 16) {
                var changed = seed
                changed[place] ^= 1 << UInt8(place & 7)
                #expect(throws: Never.self, "seed \(index), bit changed at \(place)") { try target.run(changed) }
            }
        }
        for file in try Self.files(of: name) {
            let bytes = Array(try Data(contentsOf: file))
            #expect(throws: Never.self, "\(file.lastPathComponent)") { try target.run(bytes) }
        }
    }

    @Test func `every folder of the corpus is a target's`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
        #expect(Set(names).isSubset(of: FuzzTargets.all.map(\.name)))
        #expect(Set(FuzzTargets.all.map(\.name)).count == FuzzTargets.all.count)
    }

    @Test(arguments: FuzzTargets.all.map(\.name)) func `nothing at all is an input too`(_ name: String) throws {
        try #require(FuzzTargets.named(name)).run([])
    }
}
