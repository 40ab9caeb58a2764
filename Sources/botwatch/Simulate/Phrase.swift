import OnlineForest

/// A sentence with choices in it, which is worded anew each time that it is said.
///
/// Written as `[Hi|Hello], where is [my |]order $order? It's been <3-9> days.`: square brackets hold alternatives (an empty one
/// is allowed, they nest, and a bar outside of brackets divides the whole sentence), `$order` is a fact of the
/// session (``FactSlot``), `<3-9>` a number of that range, and `@hello` a sentence part of the ``Grammar`` (`@@` is the sign itself).
struct Phrase: Sendable {
    private enum Node: Sendable {
        case text([UInt8])
        case choice([Phrase])
        case slot(FactSlot)
        case number(ClosedRange<Int>)
    }

    private var nodes: [Node] = []

    /// Appends one wording as UTF-8.
    func write(to bytes: inout [UInt8], facts: ShopFacts, draw: inout SplitMix64) {
        for node in nodes {
            switch node {
            case .text(let text): bytes.append(contentsOf: text)
            case .choice(let alternatives):
                alternatives[draw.below(alternatives.count)].write(to: &bytes, facts: facts, draw: &draw)
            case .slot(let slot): bytes.append(contentsOf: facts[slot])
            case .number(let range): bytes.append(contentsOf: String(draw.within(range)).utf8)
            }
        }
    }

    /// One wording.
    func worded(facts: ShopFacts, draw: inout SplitMix64) -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, facts: facts, draw: &draw)
        return Self.spaced(bytes)
    }

    /// Takes out the spaces that empty alternatives leave: doubled ones within a line, those before a comma or full
    /// stop, and those at the end.
    private static func spaced(_ text: [UInt8]) -> [UInt8] {
        let space = UInt8(ascii: " ")
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isIndent = true
        for byte in text {
            if byte == space, !isIndent, result.last == space { continue }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), !isIndent, result.last == space { result.removeLast() }
            isIndent = byte == UInt8(ascii: "\n") || (isIndent && byte == space)
            result.append(byte)
        }
        while result.last == space { result.removeLast() }
        return result
    }

    /// How many different wordings there are, with the facts of one session; saturates at `limit`.
    func wordings(limit: Int = 1_000_000) -> Int {
        var count = 1
        for node in nodes {
            switch node {
            case .text, .slot: continue
            case .choice(let alternatives):
                count *= min(limit, alternatives.reduce(0) { min(limit, $0 + $1.wordings(limit: limit)) })
            case .number(let range): count *= range.count
            }
            if count >= limit { return limit }
        }
        return count
    }

    fileprivate mutating func append(text: [UInt8]) {
        if !text.isEmpty { nodes.append(.text(text)) }
    }

    fileprivate mutating func append(choice: [Phrase]) {
        if choice.count == 1 { nodes += choice[0].nodes } else { nodes.append(.choice(choice)) }
    }

    fileprivate mutating func append(slot: FactSlot) { nodes.append(.slot(slot)) }
    fileprivate mutating func append(number: ClosedRange<Int>) { nodes.append(.number(number)) }
}

/// Named sentence parts, and the reading of sentences that use them.
struct Grammar: Sendable {
    private var parts: [String: Phrase] = [:]

    /// - Parameter parts: names and texts; a part may use those before it.
    /// - Precondition: the texts are well formed. They are ours: a slip in one is a fault of the program.
    init(_ parts: KeyValuePairs<String, String>) {
        for (name, text) in parts { self.parts[name] = phrase(text) }
    }

    /// Reads a sentence as ``Phrase`` describes it.
    ///
    /// - Precondition: brackets are closed, and slots and parts are known.
    func phrase(_ text: some StringProtocol) -> Phrase {
        var rest = Array(text.utf8)[...]
        let phrase = alternatives(&rest)
        precondition(rest.isEmpty, "a bracket is closed that was not opened: \(text)")
        return phrase
    }

    private func alternatives(_ rest: inout ArraySlice<UInt8>) -> Phrase {
        var choices: [Phrase] = []
        var current = Phrase()
        var literal: [UInt8] = []
        func flush() {
            current.append(text: literal)
            literal.removeAll()
        }
        reading: while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "]"): break reading
            case UInt8(ascii: "|"):
                rest.removeFirst()
                flush()
                choices.append(current)
                current = Phrase()
            case UInt8(ascii: "["):
                rest.removeFirst()
                flush()
                current.append(choice: [alternatives(&rest)])
                precondition(rest.popFirst() == UInt8(ascii: "]"), "a bracket is not closed")
            case UInt8(ascii: "$"):
                flush()
                let name = word(after: &rest)
                guard let slot = FactSlot(named: name) else { preconditionFailure("no fact is called \(name)") }
                current.append(slot: slot)
            case UInt8(ascii: "@") where rest.dropFirst().first == UInt8(ascii: "@"):
                literal.append(byte)
                rest.removeFirst(2)
            case UInt8(ascii: "@"):
                flush()
                let name = word(after: &rest)
                guard let part = parts[name] else { preconditionFailure("no sentence part is called \(name)") }
                current.append(choice: [part])
            case UInt8(ascii: "<"):
                flush()
                current.append(number: range(&rest))
            default:
                literal.append(byte)
                rest.removeFirst()
            }
        }
        flush()
        choices.append(current)
        var phrase = Phrase()
        phrase.append(choice: choices)
        return phrase
    }

    /// The letters and digits after a sign, which is dropped.
    private func word(after rest: inout ArraySlice<UInt8>) -> String {
        let name = rest.dropFirst().prefix { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        rest = rest[name.endIndex...]
        return String(decoding: name, as: UTF8.self)
    }

    private func range(_ rest: inout ArraySlice<UInt8>) -> ClosedRange<Int> {
        let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
        let bounds = String(decoding: inside, as: UTF8.self).split(separator: "-").compactMap { Int($0) }
        precondition(bounds.count == 2 && bounds[0] <= bounds[1], "a range is written <2-9>")
        rest = rest[inside.endIndex...].dropFirst()
        return bounds[0]...bounds[1]
    }
}
