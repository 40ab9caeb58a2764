/// What is true of the sessions of a log: attacked or not, and how.
struct LabelTable: Hashable {
    /// What is true of one session.
    struct Session: Hashable {
        /// Its id in the log.
        var id: String
        /// Label 1.
        var isAttack: Bool
        /// The kind of attack; empty for none.
        var kind: String
        /// The line of the log on which the attack begins, from 1; 0 where none is told.
        var firstAttackLine: Int
        /// Odd but harmless: a row of label 0 whose `hard_negative` is neither empty nor 0.
        var isHardNegative: Bool
    }

    /// The columns that a file of labels must have, in any order; further ones are passed over.
    static let columns = ["session_id", "label", "attack_kind", "first_attack_line", "hard_negative"]

    /// In the order of the file.
    let sessions: [Session]
    private let places: [String: Int]

    /// Reads labels by the names in the header.
    init(_ table: CSVTable) throws(TableFault) {
        var column: [Int] = []
        for name in Self.columns {
            guard let index = table.header.firstIndex(of: name) else { throw .noColumn(name) }
            column.append(index)
        }
        if table.rows.isEmpty { throw .empty }
        var sessions: [Session] = [], places: [String: Int] = [:]
        for row in table.rows {
            let fields = column.map { row.fields[$0] }
            guard fields[1] == "0" || fields[1] == "1" else { throw .label(fields[1], line: row.line) }
            guard let line = fields[3].isEmpty ? 0 : Int(fields[3]), line >= 0 else { throw .noLine(fields[3], line: row.line) }
            if let place = places[fields[0]] { throw .repeatedSession(line: row.line, before: table.rows[place].line) }
            places[fields[0]] = sessions.count
            let isAttack = fields[1] == "1"
            sessions.append(
                Session(
                    id: fields[0], isAttack: isAttack, kind: fields[2], firstAttackLine: line,
                    isHardNegative: !isAttack && !fields[4].isEmpty && fields[4] != "0"))
        }
        self.sessions = sessions
        self.places = places
    }

    /// Where among ``sessions`` that with this id is; nil for one without a label.
    func place(of id: String) -> Int? { places[id] }
}

extension LabelTable {
    /// Reads a file of labels.
    ///
    /// - Throws: ``UserError``.
    init(file path: String) throws {
        var bytes: [UInt8] = []
        try TableFile.read(path) { bytes += $0 }
        do throws(TableFault) {
            try self.init(CSVTable(bytes))
        } catch {
            throw UserError(error, in: path)
        }
    }
}
