/// The attributes of a span or a log record: OTLP's list of typed values, or an object with one member each.
struct SpanAttributes {
    private let container: JSONValue?

    /// - Parameter value: `[{"key": ..., "value": {"stringValue": ...}}]` or `{"key": ...}`.
    init(_ value: JSONValue?) {
        container = value
    }

    /// True when any name begins so.
    func hasName(startingWith prefix: String) -> Bool {
        names.contains { $0.withBytes { SpanAttributes.begins($0, with: prefix) } }
    }

    /// The value of the first of these names that is there.
    func value(_ names: String...) -> SpanValue? {
        for name in names {
            if let found = value(named: name) { return found }
        }
        return nil
    }

    /// The text of the first of these names that has one that isn't empty, shortened as a name is.
    func name(_ names: String...) -> String? {
        for name in names {
            if let found = value(named: name)?.scalar?.identifier { return found }
        }
        return nil
    }

    /// The count of tokens of the first of these names that has one.
    func count(_ names: String...) -> Int? {
        for name in names {
            if let found = value(named: name)?.scalar?.tokenCount { return found }
        }
        return nil
    }

    /// All names that begin so, without that beginning, and their values, in the order of the log.
    func all(under prefix: String) -> [(name: String, value: SpanValue)] {
        pairs.compactMap { key, value in
            guard key.withBytes({ SpanAttributes.begins($0, with: prefix) }), let name = key.string else { return nil }
            return (String(name.utf8.dropFirst(prefix.utf8.count)) ?? "", value)
        }
    }

    private func value(named name: String) -> SpanValue? {
        guard let container else { return nil }
        if container.isObject { return container[name].map { SpanValue(plain: $0) } }
        for attribute in container.elements {
            if attribute["key"]?.hasText(name) == true { return attribute["value"].map { SpanValue(typed: $0) } }
        }
        return nil
    }

    private var names: [JSONValue] {
        guard let container else { return [] }
        if container.isObject { return container.members.map { $0.key } }
        return container.elements.compactMap { $0["key"] }
    }

    private var pairs: [(key: JSONValue, value: SpanValue)] {
        guard let container else { return [] }
        if container.isObject { return container.members.compactMap { $0.value.isNull ? nil : ($0.key, SpanValue(plain: $0.value)) } }
        return container.elements.compactMap { attribute in
            guard let key = attribute["key"], key.isString, let value = attribute["value"] else { return nil }
            return (key, SpanValue(typed: value))
        }
    }

    private static func begins(_ bytes: Span<UInt8>, with prefix: String) -> Bool {
        var position = 0
        for byte in prefix.utf8 {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
        }
        return true
    }
}

/// The value of an attribute: a typed one of OTLP (`{"intValue": "41"}`), or plain JSON.
struct SpanValue {
    private let value: JSONValue
    private let isTyped: Bool

    /// A value of OTLP's type AnyValue.
    init(typed value: JSONValue) {
        self.value = value
        isTyped = true
    }

    /// A value as JSON has it.
    init(plain value: JSONValue) {
        self.value = value
        isTyped = false
    }

    /// The string, number or truth value; whole numbers of OTLP are strings. Nil for lists.
    var scalar: JSONValue? {
        guard isTyped else { return value.isObject || value.isArray ? nil : value }
        return value["stringValue"] ?? value["intValue"] ?? value["doubleValue"] ?? value["boolValue"]
    }

    /// The structure that it is, or that it holds as text; nil for a text that holds none.
    var structure: JSONValue? {
        if let scalar { return scalar.isString ? scalar.embedded : nil }
        guard isTyped else { return value }
        var text: [UInt8] = []
        SpanValue.writePlain(value, to: &text)
        return try? JSONParser().parse(text.span)
    }

    /// The structure, or the text where there is none.
    var content: JSONValue? { structure ?? scalar }

    /// Writes a typed value as the JSON that it stands for. Recursion ends, since the parser bounds the nesting.
    private static func writePlain(_ value: JSONValue, to text: inout [UInt8]) {
        if let list = value["arrayValue"] {
            text.append(UInt8(ascii: "["))
            let elements = list["values"].map { Array($0.elements) } ?? []
            for (position, element) in elements.enumerated() {
                if position > 0 { text.append(UInt8(ascii: ",")) }
                writePlain(element, to: &text)
            }
            text.append(UInt8(ascii: "]"))
        } else if let list = value["kvlistValue"] {
            text.append(UInt8(ascii: "{"))
            var isFirst = true
            for pair in list["values"].map({ Array($0.elements) }) ?? [] {
                guard let key = pair["key"], key.isString, let inner = pair["value"] else { continue }
                if !isFirst { text.append(UInt8(ascii: ",")) }
                isFirst = false
                text += key.compactText
                text.append(UInt8(ascii: ":"))
                writePlain(inner, to: &text)
            }
            text.append(UInt8(ascii: "}"))
        } else {
            text += (SpanValue(typed: value).scalar?.compactText ?? Array("null".utf8))
        }
    }
}
