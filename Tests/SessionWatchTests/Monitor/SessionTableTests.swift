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

    @Test func `who makes room is quiet and of little risk`() {
        var table = table(64, (0..<40).map { "s\($0)" })
        for slot in 0..<40 { table[slot].risk.score = slot == 5 ? 0.1 : 0.5 }
        for slot in 0..<40 { _ = table[slot].risk.update() }
        table[5].risk.alerted = .low
        // s5 has the least risk but was flagged; of the rest the oldest goes, and of the 16 oldest the one with less risk first.
        table[9].risk = RiskState()
        #expect(table.removeLeastMissed()?.id == "s9")
        #expect(table.removeLeastMissed()?.id == "s0")
        // Beyond the 16 oldest nobody looks.
        table[30].risk = RiskState()
        #expect(table.removeLeastMissed()?.id == "s1")
    }

    @Test func `the newest session stays unless it is alone`() {
        var table = table(4, ["a", "b"])
        table[0].risk.alerted = .high
        #expect(table.removeLeastMissed()?.id == "a")
        #expect(table.removeLeastMissed()?.id == "b")
        #expect(table.removeLeastMissed() == nil || false)
    }

    @Test func `what sessions take is counted in and out`() {
        var table = SessionTable(capacity: 8, byteLimit: 6_000)
        for id in ["a", "b"] {
            let slot = table.slot(for: id) { id, _ in id }.slot
            table.weigh(slot, booked: 1)
            table.weigh(slot, booked: 2)
        }
        let two = table.bytes
        #expect(!table.isTooHeavy && two > 5_000)
        table.weigh(0, booked: 20)
        #expect(table.isTooHeavy)
        _ = table.removeOldest()
        #expect(table.bytes == two / 2 && !table.isTooHeavy)
        _ = table.removeOldest()
        #expect(table.bytes == 0)
    }
}
