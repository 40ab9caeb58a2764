import Testing

@testable import botwatch

@Suite struct LabelTableTests {
    private func labels(_ text: String) throws(TableFault) -> LabelTable { try LabelTable(CSVTable(Array(text.utf8))) }

    private func fault(_ text: String) -> TableFault? {
        do throws(TableFault) {
            _ = try labels(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `columns are found by their names, quoted fields read as RFC 4180 has it`() throws {
        let table = try labels(
            "\u{FEFF}source,label,hard_negative,session_id,attack_kind,first_attack_line\r\n"
                + "x,1,,\"a,\"\"1\"\"\nb\",scraping,12\r\n\r\nx,0,shouting,c,,\r\nx,0,0,d,,")
        #expect(
            table.sessions == [
                .init(id: "a,\"1\"\nb", isAttack: true, kind: "scraping", firstAttackLine: 12, isHardNegative: false),
                .init(id: "c", isAttack: false, kind: "", firstAttackLine: 0, isHardNegative: true),
                .init(id: "d", isAttack: false, kind: "", firstAttackLine: 0, isHardNegative: false),
            ])
        #expect(table.place(of: "c") == 1 && table.place(of: "x") == nil)
    }

    @Test(arguments: LabelTable.columns) func `a missing column is named`(_ column: String) {
        let header = LabelTable.columns.map { $0 == column ? "other" : $0 }.joined(separator: ",")
        #expect(fault(header + "\na,1,x,1,\n") == .noColumn(column))
    }

    @Test func `a fault is told with its line`() {
        let header = LabelTable.columns.joined(separator: ",") + "\n"
        #expect(fault("") == .empty)
        #expect(fault(header) == .empty)
        #expect(fault(header + "a,0,,\n") == .columns(4, expected: 5, line: 2))
        #expect(fault(header + "a,2,,,\n") == .label("2", line: 2))
        #expect(fault(header + "a,1,x,soon,\n") == .noLine("soon", line: 2))
        #expect(fault(header + "\"a\nb\",0,,,\na,0,,,\na,0,,,\n") == .repeatedSession(line: 5, before: 4))
        #expect(fault(header + "a,\"0,,,\n") == .openQuote(line: 2))
        #expect(fault(header + "a\"b,0,,,\n") == .strayQuote(line: 2))
    }
}
