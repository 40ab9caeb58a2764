/// Messages spread over attributes by number and name: `llm.input_messages.0.message.role`, `gen_ai.prompt.0.content`.
enum FlattenedMessages {
    /// The turns under a prefix, in the order of their numbers.
    ///
    /// - Parameters:
    ///   - prefix: with its dot: `llm.input_messages.`.
    ///   - speaker: who said what names no speaker.
    static func turns(in attributes: SpanAttributes, under prefix: String, by speaker: Message.Role) -> [TracedTurn] {
        var drafts: [Int: FlattenedDraft] = [:]
        for (name, value) in attributes.all(under: prefix) {
            // The names of the objects around a value say nothing that its number and own name don't.
            let steps = name.split(separator: ".").filter { !wrappers.contains(String($0)) }
            guard steps.count >= 2, let number = Int(steps[0]), let scalar = value.scalar else { continue }
            drafts[number, default: FlattenedDraft()].take(steps.dropFirst(), scalar)
        }
        return drafts.sorted { $0.key < $1.key }.compactMap { $0.value.turn(by: speaker) }
    }

    private static let wrappers: Set = ["message", "message_content", "tool_call", "function"]
}

/// A message as far as its attributes were met.
private struct FlattenedDraft {
    private var role: Message.Role?
    private var text: [UInt8] = []
    /// Texts of parts, by the number of the part.
    private var parts: [Int: [UInt8]] = [:]
    private var calls: [Int: ToolCall] = [:]
    private var finish: Message.Finish?

    mutating func take(_ steps: ArraySlice<Substring>, _ value: JSONValue) {
        let name = steps.last ?? ""
        let number = steps.dropFirst().first.flatMap { Int($0) } ?? 0
        switch steps.first {
        case "role": role = RoleWords.role(of: value) ?? role
        case "content" where steps.count == 1: value.withBytes { text.append(copying: $0) }
        case "finish_reason": finish = Message.Finish(providerWord: value)
        case "contents" where name == "text": parts[number] = FlattenedMessages.bytes(of: value)
        case "tool_calls" where name == "name":
            calls[number, default: FlattenedMessages.noCall].name = Identifier.bounded(value.string ?? "")
        case "tool_calls" where name == "arguments":
            let arguments = FlattenedMessages.bytes(of: value)
            var hash = FNV1a()
            hash.add(arguments.span)
            calls[number, default: FlattenedMessages.noCall].argumentBytes = arguments.count
            calls[number, default: FlattenedMessages.noCall].argumentHash = hash.value
        default: break
        }
    }

    func turn(by speaker: Message.Role) -> TracedTurn? {
        var all = text
        for (_, part) in parts.sorted(by: { $0.key < $1.key }) where !part.isEmpty {
            if !all.isEmpty { all.append(UInt8(ascii: "\n")) }
            all += part
        }
        let named = calls.sorted { $0.key < $1.key }.map(\.value).filter { !$0.name.isEmpty }
        guard !all.isEmpty && !FlattenedMessages.isRedacted(all) || !named.isEmpty else { return nil }
        return TracedTurn(role: role ?? speaker, text: FlattenedMessages.isRedacted(all) ? [] : all, toolCalls: named, finish: finish)
    }
}

extension FlattenedMessages {
    /// What OpenInference puts in the place of a text that is not to be logged.
    static func isRedacted(_ text: [UInt8]) -> Bool { text.elementsEqual("__REDACTED__".utf8) }

    fileprivate static let noCall = ToolCall(name: "", argumentBytes: 0, argumentHash: FNV1a().value)

    fileprivate static func bytes(of value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        value.withBytes { bytes.append(copying: $0) }
        return bytes
    }
}
