/// What the alias table, or the user's field map, finds in one line: for each kind of field the best name that is there.
///
/// Members of the line itself come before those of the objects in it, which are looked at one level deep.
struct FoundFields {
    private struct Slot {
        /// Lower wins; `Int.max` when nothing was found, -1 when the user's map decided.
        var rank = Int.max
        /// Words of the tape; 0 when there is none.
        var value = 0
        var key = 0
        var container = 0
    }

    /// The line's own object.
    let root: JSONValue
    private let map: FieldMap?
    private var slots: InlineArray<23, Slot>
    /// True when a name for the role is there with a word that is no role: `"role":"moderator"`.
    private(set) var hasUnknownRole = false

    /// What is added to the rank of a member of an inner object.
    private static let innerRank = 1_000

    /// - Precondition: `root` is an object.
    init(_ root: JSONValue, map: FieldMap? = nil) {
        self.root = root
        self.map = map
        slots = InlineArray(repeating: Slot())
        for (key, value) in root.members {
            let name = FoldedName(key: key)
            if let alias = FieldAliases.alias(name) { offer(value, as: alias, key: key, container: nil) }
            if value.isObject, let container = FieldAliases.container(name) { lookInto(value, container, named: key) }
        }
        if let map { follow(map) }
    }

    /// The value of that kind; nil when the line has none.
    func value(_ kind: FieldAliases.Kind) -> JSONValue? {
        let index = slots[kind.rawValue].value
        return index == 0 ? nil : JSONValue(tape: root.tape, index: index)
    }

    /// The names that lead to the value of that kind, joined by dots.
    func path(_ kind: FieldAliases.Kind) -> String? {
        let slot = slots[kind.rawValue]
        guard slot.value != 0 else { return nil }
        if slot.rank < 0 { return map?.sources.first { FoundFields.kinds(of: $0.field).first == kind }?.path }
        let key = JSONValue(tape: root.tape, index: slot.key).string ?? ""
        guard slot.container != 0 else { return key }
        return (JSONValue(tape: root.tape, index: slot.container).string ?? "") + "." + key
    }

    /// Where the fields of a message were found. Text, role and tokens are told by their first path.
    var sources: [FieldSource] {
        LogField.allCases.compactMap { field in
            let kinds = field == .text ? [.text, .prompt, .completion] : FoundFields.kinds(of: field)
            return kinds.lazy.compactMap { path($0) }.first.map { FieldSource(field, $0) }
        }
    }

    private mutating func lookInto(_ object: JSONValue, _ container: FieldAliases.Container, named outer: JSONValue) {
        for (key, value) in object.members {
            let name = FoldedName(key: key)
            switch container {
            case .fields, .message:
                guard let alias = FieldAliases.alias(name), alias.kind != .operation else { continue }
                if case .fields = container, alias.kind == .id { continue }
                offer(value, as: alias, key: key, container: outer)
            case .usage:
                if value.isObject, case .usageDetails? = FieldAliases.container(name) {
                    lookInto(value, .usageDetails, named: outer)
                } else if let alias = FieldAliases.alias(name), alias.kind.isTokenCount {
                    offer(value, as: alias, key: key, container: outer)
                } else if let kind = FoundFields.shortTokenNames[name] {
                    offer(value, as: .init(kind: kind, rank: 100), key: key, container: outer)
                }
            case .usageDetails:
                guard let alias = FieldAliases.alias(name), alias.kind.isTokenCount else { continue }
                offer(value, as: alias, key: key, container: outer)
            case .entity(let kind):
                if name == FoundFields.idName {
                    offer(value, as: .init(kind: kind, rank: 0), key: key, container: outer)
                } else if let alias = FieldAliases.alias(name), alias.kind == .role || alias.kind == .isBot {
                    offer(value, as: alias, key: key, container: outer)
                }
            }
        }
    }

    private mutating func offer(_ value: JSONValue, as alias: FieldAliases.Alias, key: JSONValue, container: JSONValue?) {
        let rank = alias.rank + (container == nil ? 0 : FoundFields.innerRank)
        // Equal ranks: the later member wins, as it does among members of one name.
        guard rank <= slots[alias.kind.rawValue].rank else { return }
        guard FoundFields.fits(value, alias.kind) else {
            if alias.kind == .role, container == nil, value.isString, FoundFields.isRoleForSure(key) { hasUnknownRole = true }
            return
        }
        slots[alias.kind.rawValue] = Slot(rank: rank, value: value.index, key: key.index, container: container?.index ?? 0)
    }

    private mutating func follow(_ map: FieldMap) {
        for source in map.sources {
            let kinds = FoundFields.kinds(of: source.field)
            for kind in kinds { slots[kind.rawValue] = Slot(rank: -1) }
            guard let kind = kinds.first, let value = map.value(of: source.field, in: root) else { continue }
            if FoundFields.fits(value, kind) {
                slots[kind.rawValue].value = value.index
            } else if kind == .role {
                hasUnknownRole = true
            }
        }
    }

    /// The kinds that tell a field: the one that a field map fills first.
    private static func kinds(of field: LogField) -> [FieldAliases.Kind] {
        switch field {
        case .time: [.time]
        case .session: [.session]
        case .role: [.role, .isBot]
        case .text: [.text, .prompt, .completion]
        case .user: [.user]
        case .ip: [.address]
        case .bot: [.bot]
        case .model: [.model]
        case .inputTokens: [.inputTokens]
        case .outputTokens: [.outputTokens]
        case .cachedTokens: [.cachedTokens, .cacheReadApart]
        case .latencyMilliseconds: [.latencyMilliseconds, .latencySeconds]
        case .id: [.id]
        }
    }

    /// Whether a value can be what a field of that kind holds.
    private static func fits(_ value: JSONValue, _ kind: FieldAliases.Kind) -> Bool {
        switch kind {
        case .text, .prompt, .completion: MessageText.isText(value)
        case .role: RoleWords.role(of: value) != nil
        case .session, .user, .address, .bot, .model, .id: value.number != nil || value.withBytes { !$0.isEmpty }
        case .time, .latencyMilliseconds, .latencySeconds: value.isString || value.number != nil
        case .inputTokens, .outputTokens, .cachedTokens, .cacheReadApart, .cacheWriteTokens, .cacheWriteApart:
            value.isString || value.number != nil
        case .toolCalls: value.isObject || value.elements.first { $0.isObject } != nil
        case .isBot: value.boolean != nil
        case .finish: value.isString
        case .operation: !value.isNull
        }
    }

    /// Names which nothing but a role is kept under, unlike `type` or `from`.
    private static func isRoleForSure(_ key: JSONValue) -> Bool {
        ["role", "sender", "author", "speaker", "sender_role", "author_role", "sender_type", "author_type"].contains { key.hasBytes(of: $0) }
    }

    private static let idName = FoldedName("id")

    /// Names of counts that are clear only inside a `usage`.
    private static let shortTokenNames: [FoldedName: FieldAliases.Kind] = [
        FoldedName("input"): .inputTokens, FoldedName("prompt"): .inputTokens, FoldedName("in"): .inputTokens,
        FoldedName("output"): .outputTokens, FoldedName("completion"): .outputTokens, FoldedName("out"): .outputTokens,
        FoldedName("cached"): .cachedTokens,
    ]
}

extension FieldAliases.Kind {
    /// True for counts of tokens.
    var isTokenCount: Bool {
        switch self {
        case .inputTokens, .outputTokens, .cachedTokens, .cacheReadApart, .cacheWriteTokens, .cacheWriteApart: true
        default: false
        }
    }
}
