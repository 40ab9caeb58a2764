import Testing

@testable import SecuritySpend

@Suite struct UnpricedTableTests {
    @Test func `most tokens come first, then names`() {
        var table = UnpricedTable()
        table.add(Charge.Tokens(input: 1, output: 1), of: "b")
        table.add(Charge.Tokens(input: 2, output: 0), of: "a")
        table.add(Charge.Tokens(input: 0, output: 2), of: nil)
        table.add(Charge.Tokens(input: 9, output: 9), of: "z")
        #expect(table.list.map(\.model) == ["z", nil, "a", "b"])
    }

    @Test func `made-up models are counted together and none is lost`() {
        var table = UnpricedTable()
        for number in 0..<1_000 { table.add(Charge.Tokens(input: 1, output: 2), of: "model \(number)") }
        let list = table.list
        #expect(list.count == UnpricedTable.limit + 1)
        #expect(list.first == UnpricedModel(model: UnpricedTable.others, messages: 744, inputTokens: 744, outputTokens: 1_488))
        #expect(list.reduce(0) { $0 + $1.messages } == 1_000)
    }
}
