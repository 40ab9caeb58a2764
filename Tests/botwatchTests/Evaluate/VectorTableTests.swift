import Testing

@testable import botwatch

@Suite struct VectorTableTests {
    private func table(_ text: String, inChunksOf size: Int = 1_000) throws(TableFault) -> VectorTable {
        var table = VectorTable()
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try table.feed(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        try table.finish()
        return table
    }

    private func fault(_ text: String) -> TableFault? {
        do throws(TableFault) {
            _ = try table(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [1, 2, 3, 7, 1_000])
    func `rows are numbers, then a label, wherever the bytes are cut`(_ size: Int) throws {
        let table = try table("1,-2.5e1,0\r\n\n 0.1 , 1e-3 ,1\n.5,7,0", inChunksOf: size)
        #expect(table.dimensions == 2 && table.rows == 3 && table.anomalies == 1)
        #expect(table.values == [1, -25, 0.1, 0.001, 0.5, 7])
        #expect(table.isAnomaly == [false, true, false])
    }

    @Test func `a byte order mark is passed over`() throws {
        #expect(try table("\u{FEFF}1,2,0\n3,4,1\n").rows == 2)
    }

    @Test func `an empty field, nan and NA are missing`() throws {
        let table = try table(",nan,NA,NaN,3,0\n")
        #expect(table.values.prefix(4).allSatisfy { $0.isNaN })
        #expect(table.values[4] == 3)
    }

    @Test func `a fault is told with its line`() {
        #expect(fault("") == .empty)
        #expect(fault("\n\n") == .empty)
        #expect(fault("1,2,0\n\n1,0\n") == .columns(2, expected: 3, line: 3))
        #expect(fault("1,2,0\n1,2,3,0\n") == .columns(4, expected: 3, line: 2))
        #expect(fault("0\n") == .noFeatures)
        #expect(fault("1,0x10,0\n") == .noNumber("0x10", column: 2, line: 1))
        #expect(fault("a,b,label\n1,2,0\n") == .noNumber("a", column: 1, line: 1))
        #expect(fault("1,2\n") == .label("2", line: 1))
        #expect(fault("1,0\n1,\n") == .label("", line: 2))
        #expect(fault("1,0\n1,anomaly\n") == .label("anomaly", line: 2))
    }
}
