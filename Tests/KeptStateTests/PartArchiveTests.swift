import KeptState
import Testing

/// A number, a list in blocks of three, and members that come and go.
private struct Club: KeptInParts, Equatable {
    var name = ""
    var scores = [Int](repeating: 0, count: 7)
    var members: [Int: String] = [:]
    private var told: [Int] = []

    init(name: String = "", members: [Int: String] = [:]) {
        self.name = name
        self.members = members
    }

    static func == (a: Club, b: Club) -> Bool { a.name == b.name && a.scores == b.scores && a.members == b.members }

    mutating func keepParts(in archive: inout PartArchive) {
        archive.keep("name") { $0.keep(&name) }
        archive.keepBlocks("scores", count: scores.count, size: 3) { range, part in
            for index in range { part.keepTally(&scores[index]) }
        }
        if archive.isReading {
            for number in archive.numbers(of: "member") {
                archive.keep("member/\(number)") { part in
                    var member = ""
                    part.keep(&member)
                    members[number] = member
                }
            }
        } else {
            for number in told where members[number] == nil { archive.drop("member/\(number)") }
            for (number, member) in members.sorted(by: { $0.key < $1.key }) {
                var member = member
                archive.keep("member/\(number)") { $0.keep(&member) }
            }
        }
        told = members.keys.sorted()
    }
}

@Suite struct PartArchiveTests {
    private func store(_ parts: [StatePart], in store: inout [String: [UInt8]]) {
        for part in parts { store[part.key] = part.bytes }
    }

    private func restored(_ store: [String: [UInt8]]) throws -> (club: Club, archive: PartArchive) {
        var club = Club()
        var archive = PartArchive()
        try archive.restore(&club, from: store.map { ($0.key, $0.value) })
        return (club, archive)
    }

    @Test func `only parts that changed are given, and the summary with them`() {
        var club = Club(name: "chess", members: [3: "Ada", 12: "Ben"])
        var archive = PartArchive()
        #expect(archive.changes(of: &club).map(\.key) == ["name", "scores/0", "scores/1", "scores/2", "member/3", "member/12", "summary"])
        #expect(archive.changes(of: &club).isEmpty)
        club.scores[4] = 9
        club.members[3] = nil
        let parts = archive.changes(of: &club)
        #expect(parts.map(\.key) == ["scores/1", "member/3", "summary"])
        #expect(parts.map { $0.bytes == nil } == [false, true, false])
    }

    @Test func `a store of the latest parts is the state, and it goes on from there`() throws {
        var club = Club(name: "chess", members: [3: "Ada"])
        var archive = PartArchive()
        var kept: [String: [UInt8]] = [:]
        store(archive.changes(of: &club), in: &kept)
        club.members = [4: "Cem"]
        club.scores[6] = 1
        store(archive.changes(of: &club), in: &kept)
        var (again, second) = try restored(kept)
        #expect(again == club)
        #expect(second.changes(of: &again).isEmpty)
        again.name = "go"
        club.name = "go"
        #expect(second.changes(of: &again) == archive.changes(of: &club))
    }

    @Test func `parts that are damaged, missing, left over, older or of another state are told before any is used`() throws {
        var club = Club(name: "chess", members: [3: "Ada"])
        var archive = PartArchive()
        var kept: [String: [UInt8]] = [:]
        store(archive.changes(of: &club), in: &kept)
        let before = kept
        club.scores[0] = 5
        store(archive.changes(of: &club), in: &kept)
        for key in kept.keys {
            var broken = kept
            broken[key] = nil
            #expect(throws: StateFault.self) { _ = try restored(broken) }
            for place in kept[key, default: []].indices {
                broken = kept
                broken[key]?[place] ^= 1
                #expect(throws: StateFault.self) { _ = try restored(broken) }
            }
        }
        for (key, bytes) in ["member/9": [1, 65] as [UInt8], "scores/0": before["scores/0", default: []]] {
            var broken = kept
            broken[key] = bytes
            #expect(throws: StateFault.outOfRange) { _ = try restored(broken) }
        }
        #expect(throws: StateFault.outOfRange) {
            var club = Club()
            var archive = PartArchive()
            try archive.restore(&club, from: kept.map { ($0.key, $0.value) } + [("name", kept["name", default: []])])
        }
    }

    @Test func `with a right summary the parts themselves are checked`() {
        var club = Club(name: "chess")
        var archive = PartArchive()
        var kept: [String: [UInt8]] = [:]
        store(archive.changes(of: &club), in: &kept)
        func fault(_ change: (inout [String: [UInt8]]) -> Void) -> StateFault? {
            var changed = kept
            changed["summary"] = nil
            change(&changed)
            changed["summary"] = PartArchive.summary(of: changed.map { ($0.key, $0.value) })
            do throws(StateFault) {
                var club = Club()
                var archive = PartArchive()
                try archive.restore(&club, from: changed.map { ($0.key, $0.value) })
                return nil
            } catch {
                return error
            }
        }
        #expect(fault { _ in } == nil)
        #expect(fault { $0["scores/1"] = nil } == .tooShort)
        #expect(fault { $0["scores/1"] = [0, 0] } == .tooShort)
        #expect(fault { $0["scores/1"] = [0, 0, 0, 0] } == .tooLong)
        #expect(fault { $0["scores/1"] = [0, 0, 1] } == .outOfRange)
        #expect(fault { $0["stranger"] = [] } == .tooLong)
    }
}
