import Testing

@testable import botwatch

@Suite struct JSONTreeTests {
    /// Python 3.13: round(value, 4), which rounds the exact binary value, a half to the even digit.
    @Test(arguments: [
        (0.03125, "0.0312"), (0.00005, "0.0001"), (0.00015, "0.0001"), (2.00005, "2"), (0.99995, "1"), (0.99994999, "0.9999"),
        (1.0 / 3, "0.3333"), (-0.03125, "-0.0312"), (12.5, "12.5"), (0, "0"),
    ])
    func `figures are rounded to four decimals as Python rounds them`(_ value: Double, _ text: String) {
        #expect(JSONTree.figure(value).compact == text)
    }

    @Test func `objects keep their order, and texts are escaped`() {
        let tree = JSONTree.object([
            .init("b", .list([.whole(-1), .null, .unsigned(.max)])), .init("a\"", .text("x\u{1B}\n")),
        ])
        #expect(tree.compact == #"{"b": [-1, null, 18446744073709551615], "a\"": "x\u001b\u000a"}"#)
    }

    @Test func `for people each member has a line, and each object of objects within it`() {
        let tree = JSONTree.object([
            .init("n", .whole(1)), .init("of", .object([.init("x", .object([.init("y", .whole(2))]))])),
            .init("runs", .list([.object([.init("z", .whole(3))])])),
        ])
        #expect(tree.lines == """
            {
             "n": 1,
             "of": {
              "x": {"y": 2}
             },
             "runs": [
              {"z": 3}
             ]
            }
            """)
    }
}
