/// The user's own word on where a line keeps its fields: `--map text=payload.msg,session=sid`.
///
/// What it does not name is found by the alias table as usual.
package struct FieldMap: Hashable, Sendable {
    /// The paths, at most one a field, in the order given. A path's steps are separated by dots; a number steps into an array.
    package let sources: [FieldSource]
    /// The same paths in steps.
    let steps: [LogField: [String]]

    /// Why a text is no field map.
    package enum Fault: Error, Hashable, Sendable {
        /// No `field=path` at all.
        case empty
        /// A part without `=`.
        case noEquals(part: String)
        /// A field that messages have not; `nearest` is the known one that is spelt most like it.
        case unknownField(name: String, nearest: String)
        /// Nothing after the `=`, or an empty step in the path.
        case badPath(field: String, path: String)
        /// A field named twice.
        case repeated(field: String)
    }

    /// Reads `field=path,field=path`; blanks around the parts are allowed.
    package init(_ text: String) throws(Fault) {
        var sources: [FieldSource] = []
        var steps: [LogField: [String]] = [:]
        for part in text.split(separator: ",") {
            let trimmed = FieldMap.trim(part)
            if trimmed.isEmpty { continue }
            guard let equals = trimmed.firstIndex(of: "=") else { throw .noEquals(part: String(trimmed)) }
            let name = String(FieldMap.trim(trimmed[..<equals]))
            let path = String(FieldMap.trim(trimmed[trimmed.index(after: equals)...]))
            guard let field = LogField(rawValue: name) else {
                throw .unknownField(name: name, nearest: FieldMap.nearestField(to: name))
            }
            let pathSteps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard !pathSteps.contains("") else { throw .badPath(field: name, path: path) }
            guard steps.updateValue(pathSteps, forKey: field) == nil else { throw .repeated(field: name) }
            sources.append(FieldSource(field, path))
        }
        guard !sources.isEmpty else { throw .empty }
        self.sources = sources
        self.steps = steps
    }

    /// The value at the path of that field: nil when the map doesn't name the field, or the line has no such value.
    func value(of field: LogField, in root: JSONValue) -> JSONValue? {
        guard let steps = steps[field] else { return nil }
        // A name may have dots itself: the whole path as one name comes first.
        if steps.count > 1, let direct = root[steps.joined(separator: ".")] { return direct }
        var value = root
        for step in steps {
            if let member = value[step] {
                value = member
            } else if let element = FieldMap.element(step, of: value) {
                value = element
            } else {
                return nil
            }
        }
        return value.isNull ? nil : value
    }

    /// The element of an array at the position that a step names.
    private static func element(_ step: String, of value: JSONValue) -> JSONValue? {
        guard let position = Int(step), position >= 0 else { return nil }
        return value.elements.dropFirst(position).first { _ in true }
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }

    private static func nearestField(to name: String) -> String {
        EditDistance.nearest(to: name, among: LogField.allCases.map(\.rawValue)) ?? LogField.text.rawValue
    }
}

/// How far apart two spellings are.
package enum EditDistance {
    /// The candidate that needs the fewest letters inserted, dropped or changed (Levenshtein); of equals, the first.
    ///
    /// - Returns: nil when there are no candidates.
    package static func nearest(to name: String, among candidates: [String]) -> String? {
        candidates.enumerated().min { a, b in
            (distance(name, a.element), a.offset) < (distance(name, b.element), b.offset)
        }?.element
    }

    /// The candidate that was most likely meant: the nearest, if no more than a third of its letters, or two, are off.
    package static func likely(_ name: String, among candidates: [String]) -> String? {
        nearest(to: name, among: candidates).flatMap { distance(name, $0) <= max(2, $0.utf8.count / 3) ? $0 : nil }
    }

    /// Letters to insert, drop or change on the way from one to the other.
    package static func distance(_ a: String, _ b: String) -> Int {
        let target = Array(b.utf8)
        var row = Array(0...target.count)
        for (i, letter) in a.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in target.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, diagonal + 1, row[j] + 1)
            }
        }
        return row[target.count]
    }
}
