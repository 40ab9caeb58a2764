/// A CSV with a header, after RFC 4180: fields may be quoted, and hold commas, line ends and doubled quotes then.
///
/// Lines end with LF or CRLF; blank lines are no rows; a byte order mark is passed over.
struct CSVTable: Hashable {
    /// One row and where it begins.
    struct Row: Hashable {
        /// Counts from 1.
        let line: Int
        /// As many as the header has.
        let fields: [String]
    }

    /// The names of the columns.
    let header: [String]
    /// The rows after the header.
    let rows: [Row]

    /// Takes a whole file apart.
    init(_ bytes: [UInt8]) throws(TableFault) {
        var rows = try Self.rows(of: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
        guard let first = rows.first else { throw .empty }
        rows.removeFirst()
        for row in rows where row.fields.count != first.fields.count {
            throw .columns(row.fields.count, expected: first.fields.count, line: row.line)
        }
        header = first.fields
        self.rows = rows
    }

    private enum State {
        case fieldStart, plain, quoted, afterQuote
    }

    private static func rows(of bytes: ArraySlice<UInt8>) throws(TableFault) -> [Row] {
        var rows: [Row] = []
        var fields: [String] = [], field: [UInt8] = []
        var line = 1, rowLine = 1, quoteLine = 1
        var state = State.fieldStart
        func endRow() {
            if field.last == UInt8(ascii: "\r"), state == .plain { field.removeLast() }
            let isBlank = fields.isEmpty && field.isEmpty && state != .afterQuote
            fields.append(String(decoding: field, as: UTF8.self))
            if !isBlank { rows.append(Row(line: rowLine, fields: fields)) }
            fields = []
            field = []
            state = .fieldStart
        }
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch (state, byte) {
            case (.quoted, UInt8(ascii: "\"")): state = .afterQuote
            case (.quoted, _): field.append(byte)
            case (.afterQuote, UInt8(ascii: "\"")):
                field.append(byte)
                state = .quoted
            case (.fieldStart, UInt8(ascii: "\"")):
                state = .quoted
                quoteLine = line
            case (_, UInt8(ascii: ",")):
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
                state = .fieldStart
            case (_, UInt8(ascii: "\n")):
                endRow()
                rowLine = line
            case (.afterQuote, UInt8(ascii: "\r")): continue
            case (.afterQuote, _), (.plain, UInt8(ascii: "\"")): throw .strayQuote(line: line)
            case (.fieldStart, _), (.plain, _):
                field.append(byte)
                state = .plain
            }
        }
        if state == .quoted { throw .openQuote(line: quoteLine) }
        if state != .fieldStart || !fields.isEmpty { endRow() }
        return rows
    }
}
