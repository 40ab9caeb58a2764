extension ToolCall {
    /// The calls in an array of them, or the one call of OpenAI's older `function_call`. What has no name is left out.
    static func all(in value: JSONValue?) -> [ToolCall] {
        guard let value else { return [] }
        if value.isObject { return one(value).map { [$0] } ?? [] }
        return value.elements.compactMap { one($0) }
    }

    /// A call as OpenAI writes it (`function.name`, `function.arguments`), or flat with `name` or `toolName` and `arguments`, `args` or `input`.
    static func one(_ call: JSONValue) -> ToolCall? {
        let function = call["function"].flatMap { $0.isObject ? $0 : nil } ?? call
        guard let name = (function["name"] ?? function["toolName"])?.string else { return nil }
        var hash = FNV1a()
        var length = 0
        if let arguments = function["arguments"] ?? function["args"] ?? function["input"] {
            if arguments.isString {
                arguments.withBytes {
                    hash.add($0)
                    length = $0.count
                }
            } else {
                let text = arguments.compactText
                hash.add(text.span)
                length = text.count
            }
        }
        return ToolCall(name: Identifier.bounded(name), argumentBytes: length, argumentHash: hash.value)
    }
}

extension JSONValue {
    /// The value as JSON without blanks, its members in their order; strings with the escapes that JSON demands.
    var compactText: [UInt8] {
        var text: [UInt8] = []
        writeCompact(to: &text)
        return text
    }

    /// Recursion ends: the parser refuses what is nested deeper than ``JSONParser/maximumDepth``.
    private func writeCompact(to text: inout [UInt8]) {
        if isObject {
            text.append(UInt8(ascii: "{"))
            for (position, (key, value)) in members.enumerated() {
                if position > 0 { text.append(UInt8(ascii: ",")) }
                key.writeCompact(to: &text)
                text.append(UInt8(ascii: ":"))
                value.writeCompact(to: &text)
            }
            text.append(UInt8(ascii: "}"))
        } else if isArray {
            text.append(UInt8(ascii: "["))
            for (position, value) in elements.enumerated() {
                if position > 0 { text.append(UInt8(ascii: ",")) }
                value.writeCompact(to: &text)
            }
            text.append(UInt8(ascii: "]"))
        } else if isString {
            text.append(UInt8(ascii: "\""))
            for byte in (string ?? "").utf8 {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
                case 0..<0x20: text += Array(#"\u00"#.utf8) + Array((byte < 16 ? "0" : "") .utf8) + Array(String(byte, radix: 16).utf8)
                default: text.append(byte)
                }
            }
            text.append(UInt8(ascii: "\""))
        } else {
            text += Array((scalarText ?? boolean.map { $0 ? "true" : "false" } ?? "null").utf8)
        }
    }
}
