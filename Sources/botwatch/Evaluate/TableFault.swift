/// Why a table of vectors or labels can't be used. Lines count from 1.
enum TableFault: Error, Hashable {
    /// No row in it.
    case empty
    /// A row with so many fields, where the first one has `expected`.
    case columns(Int, expected: Int, line: Int)
    /// Rows of vectors have nothing but a label.
    case noFeatures
    /// A field that should be a number; columns count from 1.
    case noNumber(String, column: Int, line: Int)
    /// A label that is neither 0 nor 1.
    case label(String, line: Int)
    /// A quoted field that never ends; the line on which it begins.
    case openQuote(line: Int)
    /// A quote within a field, or text after a closing quote.
    case strayQuote(line: Int)
    /// The header has no such column.
    case noColumn(String)
    /// A first attacking line that is no line number.
    case noLine(String, line: Int)
    /// A session that has a label on both lines.
    case repeatedSession(line: Int, before: Int)
}

extension UserError {
    /// What a fault in a table means to the user.
    ///
    /// - Parameter name: the file's, for people.
    init(_ fault: TableFault, in name: String) {
        func place(_ line: Int) -> String { "\(name), line \(line)" }
        switch fault {
        case .empty:
            self.init("no rows in the table", at: name, fix: "it is empty")
        case .columns(let count, let expected, let line):
            self.init("a row has \(count) columns instead of \(expected)", at: place(line), fix: "every row has as many as the first")
        case .noFeatures:
            self.init("the rows have a label and nothing else", at: name, fix: "write features first, the label last, with commas")
        case .noNumber(let text, let column, let line):
            self.init(
                "column \(column) is no number", at: "\(place(line)): '\(Self.short(text))'",
                fix: line == 1 ? "a table of vectors has no header" : "leave a missing value empty, or write nan or NA")
        case .label(let text, let line):
            self.init("the label is neither 0 nor 1", at: "\(place(line)): '\(Self.short(text))'", fix: "1 stands for an anomaly or an attack")
        case .openQuote(let line):
            self.init("a quoted field never ends", at: place(line), fix: "write a quote within quotes twice")
        case .strayQuote(let line):
            self.init("a quote in the middle of a field", at: place(line), fix: "put the whole field in quotes, and write quotes in it twice")
        case .noColumn(let column):
            self.init("the labels have no column \(column)", at: name, fix: "the header names \(LabelTable.columns.joined(separator: ","))")
        case .noLine(let text, let line):
            self.init("first_attack_line is no line number", at: "\(place(line)): '\(Self.short(text))'", fix: "lines count from 1; leave it empty for none")
        case .repeatedSession(let line, let before):
            self.init("a session is labelled twice", at: place(line), fix: "line \(before) has it too")
        }
    }

    /// A field, not more of it than a sentence can take.
    private static func short(_ text: String) -> String {
        text.unicodeScalars.count <= 40 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))) + "\u{2026}"
    }
}
