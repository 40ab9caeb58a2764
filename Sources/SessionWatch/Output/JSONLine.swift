/// Writes one JSON object as one line, keys in the order in which they are given.
///
/// Every text goes through ``SafeText/json(_:)``: nothing that a terminal would act on can come out.
struct JSONLine {
    private(set) var text = "{"
    private var needsComma = false

    mutating func add(_ key: StaticString, _ value: String?) {
        guard let value else { return raw(key, "null") }
        raw(key, "\"" + SafeText.json(value) + "\"")
    }

    mutating func add(_ key: StaticString, _ value: Int?) { raw(key, value.map(String.init) ?? "null") }

    /// At most six decimals.
    mutating func add(_ key: StaticString, _ value: Double?) {
        raw(key, value.map { NumberText.decimal($0, places: 6) } ?? "null")
    }

    mutating func add(_ key: StaticString, _ value: Bool) { raw(key, value ? "true" : "false") }

    mutating func add(_ key: StaticString, _ values: [String]) {
        raw(key, "[" + values.map { "\"" + SafeText.json($0) + "\"" }.joined(separator: ",") + "]")
    }

    mutating func add(_ key: StaticString, _ object: JSONLine) { raw(key, object.closed) }
    mutating func add(_ key: StaticString, _ objects: [JSONLine]) {
        raw(key, "[" + objects.map(\.closed).joined(separator: ",") + "]")
    }

    /// A value that is JSON already: a number made elsewhere.
    mutating func raw(_ key: StaticString, _ json: String) {
        if needsComma { text += "," }
        needsComma = true
        text += "\"\(key)\":" + json
    }

    /// The finished object, without a line end.
    var closed: String { text + "}" }
}
