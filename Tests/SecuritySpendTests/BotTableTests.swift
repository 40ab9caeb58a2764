import Testing

@testable import SecuritySpend

@Suite struct BotTableTests {
    @Test func `a bot keeps its number`() {
        var bots = BotTable()
        let shop = bots.id(of: "shop")
        #expect(bots.id(of: "clinic") != shop)
        #expect(bots.id(of: "shop") == shop)
        #expect(bots[shop] == "shop")
        #expect(bots[bots.id(of: nil)] == nil)
    }

    @Test func `a log of made-up names is thrown together`() {
        var bots = BotTable()
        for number in 0..<5_000 { _ = bots.id(of: "bot \(number)") }
        #expect(bots[bots.id(of: "bot 1023")] == "bot 1023")
        #expect(bots[bots.id(of: "bot 1024")] == BotTable.others)
        #expect(bots[bots.id(of: "yet another")] == BotTable.others)
    }

    @Test func `a name of a megabyte is cut between scalars`() {
        let name = String(repeating: "é", count: 1_000_000)
        #expect(boundedName(name) == String(repeating: "é", count: 128))
        #expect(boundedName("gpt-4o") == "gpt-4o")
    }
}
