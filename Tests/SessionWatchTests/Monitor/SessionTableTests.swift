import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct SessionTableTests {
    private func table(_ capacity: Int, _ ids: [String]) -> SessionTable {
        var table = SessionTable(capacity: capacity)
        for id in ids { _ = table.slot(for: id) { id, _ in id } }
        return table
    }

    @Test func `sessions leave in the order in which they were last heard of`() {
        var table = table(8, ["a", "b", "c", "a", "b"])
        #expect(table.count == 3)
        #expect([table.removeOldest()?.id, table.removeOldest()?.id, table.removeOldest()?.id] == ["c", "a", "b"])
        #expect(table.removeOldest() == nil || false)
    }

    @Test func `slots are used again and handles are not`() {
        var table = table(2, ["a", "b"])
        let first = table.removeOldest()
        let (slot, isNew) = table.slot(for: "c") { id, _ in id }
        #expect(isNew)
        #expect(slot == 0)
        #expect(first?.handle == 1)
        #expect(table[slot].handle == 3)
        #expect(table.isFull)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `it agrees with a plain list under random use`(seed: UInt64) {
        var state = seed
        func next(_ bound: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % bound)
        }
        var table = SessionTable(capacity: 16)
        var list: [String] = []
        for _ in 0..<5_000 {
            if next(4) == 0 {
                #expect(table.removeOldest()?.id == list.first)
                if !list.isEmpty { list.removeFirst() }
            } else {
                let id = "s\(next(24))"
                if !list.contains(id), list.count == 16 {
                    #expect(table.removeOldest()?.id == list.removeFirst())
                }
                list.removeAll { $0 == id }
                list.append(id)
                _ = table.slot(for: id) { id, _ in id }
            }
            #expect(table.count == list.count)
        }
    }
}
