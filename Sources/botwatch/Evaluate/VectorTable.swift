/// Vectors with labels, from a CSV without a header: numbers, and 0 or 1 in the last column.
///
/// An empty field, `nan` and `NA` are missing values. Blank lines are no rows.
struct VectorTable {
    /// Features of each vector.
    private(set) var dimensions = 0
    /// All vectors one after the other; NaN where a value is missing.
    private(set) var values: [Float] = []
    /// Whether the row is labelled as an anomaly; one a row.
    private(set) var isAnomaly: [Bool] = []

    /// Vectors in it.
    var rows: Int { isAnomaly.count }
    /// Vectors labelled 1.
    var anomalies: Int { isAnomaly.count { $0 } }

    private var lines = 0
    /// A line that was begun.
    private var rest: [UInt8] = []

    /// Reads the next bytes, cut wherever.
    mutating func feed(_ chunk: [UInt8]) throws(TableFault) {
        var start = chunk.startIndex
        while let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if rest.isEmpty {
                try takeLine(chunk[start..<end])
            } else {
                rest += chunk[start..<end]
                let line = rest
                rest.removeAll(keepingCapacity: true)
                try takeLine(line[...])
            }
            start = end + 1
        }
        rest += chunk[start...]
    }

    /// The table has ended: its last line may lack a line end.
    mutating func finish() throws(TableFault) {
        if !rest.isEmpty { try takeLine(rest[...]) }
        rest = []
        if rows == 0 { throw .empty }
    }

    private mutating func takeLine(_ line: ArraySlice<UInt8>) throws(TableFault) {
        lines += 1
        // A byte order mark is passed over.
        let line = lines == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
        guard line.contains(where: { !Self.isBlank($0) }) else { return }
        let before = values.count
        var start = line.startIndex
        while let comma = line[start...].firstIndex(of: UInt8(ascii: ",")) {
            let field = line[start..<comma]
            guard let value = Self.number(field) else {
                throw .noNumber(String(decoding: field, as: UTF8.self), column: values.count - before + 1, line: lines)
            }
            values.append(value)
            start = comma + 1
        }
        let count = values.count - before
        if rows == 0 { dimensions = count }
        guard count == dimensions else { throw .columns(count + 1, expected: dimensions + 1, line: lines) }
        guard dimensions > 0 else { throw .noFeatures }
        let label = line[start...]
        switch Self.number(label) {
        case 0: isAnomaly.append(false)
        case 1: isAnomaly.append(true)
        default: throw .label(String(decoding: label.filter { !Self.isBlank($0) }, as: UTF8.self), line: lines)
        }
    }

    /// The nearest `Float`; NaN for a missing value; nil for what is no decimal number.
    private static func number(_ field: ArraySlice<UInt8>) -> Float? {
        var field = field
        while let byte = field.first, isBlank(byte) { field = field.dropFirst() }
        while let byte = field.last, isBlank(byte) { field = field.dropLast() }
        if field.isEmpty { return .nan }
        let text = String(decoding: field, as: UTF8.self)
        // Float(text) would take hexadecimal numbers too.
        if field.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) { return Float(text) }
        return words[text.lowercased()]
    }

    private static let words: [String: Float] = [
        "nan": .nan, "-nan": .nan, "na": .nan, "inf": .infinity, "+inf": .infinity, "-inf": -.infinity,
        "infinity": .infinity, "+infinity": .infinity, "-infinity": -.infinity,
    ]

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
