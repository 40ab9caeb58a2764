import Testing

@testable import OnlineForest

@Suite struct ForestStatePartsTests {
    private typealias Store = [String: [UInt8]]

    private func save(_ forest: inout IsolationForest, in store: inout Store) {
        for part in forest.changedStateParts() { store[part.name] = part.bytes }
    }

    private func forest(of store: Store) throws -> IsolationForest {
        try IsolationForest(stateParts: store.map { IsolationForest.StatePart(name: $0.key, bytes: $0.value) })
    }

    /// `state()` is the independent form: two forests with the same one go on alike, as its own tests say.
    @Test(arguments: [1, 13, 64, 1_000]) func `whatever the moments of saving, the parts are the forest`(_ every: Int) throws {
        var (forest, random) = ForestStateTests.forest(learned: 0)
        var store: Store = [:]
        for step in 0..<700 {
            if step % every == 0 { save(&forest, in: &store) }
            if step == 31 || step == 32 || step == 333 {
                save(&forest, in: &store)
                let again = try self.forest(of: store)
                #expect(again.state() == forest.state(), "step \(step)")
                forest = again
            }
            forest.learn(ForestStateTests.vector(&random).span)
        }
        save(&forest, in: &store)
        #expect(try self.forest(of: store).state() == forest.state())
        var once = ForestStateTests.forest(learned: 700).0
        var whole: Store = [:]
        save(&once, in: &whole)
        #expect(store == whole)
    }

    @Test func `only regrown trees and new vectors are given again`() {
        var (forest, random) = ForestStateTests.forest(learned: 200)
        #expect(forest.changedStateParts().count == 1 + 2 + 10)
        #expect(forest.changedStateParts().isEmpty)
        forest.learn(ForestStateTests.vector(&random).span)
        let names = forest.changedStateParts().map(\.name)
        // Vector 201 stands in slot 0 of the window of 100. A tree is grown anew only every so many vectors.
        #expect(names.prefix(2) == ["head", "vectors/0"] && names.count <= 3)
    }

    @Test func `parts that are damaged, missing, doubled or in each other's place are refused`() {
        var (forest, _) = ForestStateTests.forest(learned: 150)
        var store: Store = [:]
        save(&forest, in: &store)
        for key in store.keys {
            var broken = store
            broken[key] = nil
            #expect(throws: ForestStateError.self) { _ = try self.forest(of: broken) }
            broken[key] = Array(store[key, default: []].dropLast())
            #expect(throws: ForestStateError.self) { _ = try self.forest(of: broken) }
            broken[key] = store[key]
            broken[key]?[store[key, default: []].count / 2] ^= 4
            #expect(throws: ForestStateError.damaged) { _ = try self.forest(of: broken) }
        }
        var swapped = store
        swapped["tree/0"] = store["tree/1"]
        #expect(throws: ForestStateError.self) { _ = try self.forest(of: swapped) }
        var more = store
        more["tree/10"] = store["tree/1"]
        #expect(throws: ForestStateError.wrongLength) { _ = try self.forest(of: more) }
        #expect(throws: ForestStateError.self) {
            let head = IsolationForest.StatePart(name: "head", bytes: store["head", default: []])
            _ = try IsolationForest(stateParts: store.map { IsolationForest.StatePart(name: $0.key, bytes: $0.value) } + [head])
        }
        #expect(throws: ForestStateError.wrongLength) { _ = try IsolationForest(stateParts: []) }
    }

    /// With right checksums, so that what is checked is the numbers themselves.
    @Test func `numbers out of their range are an error or a forest that works`() {
        var (forest, _) = ForestStateTests.forest(learned: 64)
        var store: Store = [:]
        save(&forest, in: &store)
        var refused = 0
        for key in ["head", "vectors/0", "tree/3"] {
            let body = Array(store[key, default: []].dropLast(8))
            for place in stride(from: 0, to: body.count, by: 53) {
                for value: UInt8 in [0xFF, 0x80, 0x00] {
                    var changed = body
                    changed[place] = value
                    var broken = store
                    broken[key] = ForestStateTests.sealed(changed[...])
                    guard var other = try? self.forest(of: broken) else {
                        refused += 1
                        continue
                    }
                    let score = other.score([Float](repeating: 1, count: other.dimensions))
                    #expect(score >= 0 && score <= 1, "\(key), byte \(place) as \(value)")
                    other.learn([Float](repeating: 1, count: other.dimensions).span)
                }
            }
        }
        #expect(refused > 10)
    }
}
