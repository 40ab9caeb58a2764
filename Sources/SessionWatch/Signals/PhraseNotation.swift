/// The short way that phrase lists are written in: alternatives parted by `|`, groups `(?:a|b)`, `?` after what may be missing,
/// and `[sz]` for one of some letters. Each stands for finitely many groups of words.
struct PhraseNotation {
    private var rest: Substring

    /// All that the notation stands for, as words: `polic(?:y|ies)|set aside` gives `[policy] [policies] [set, aside]`.
    static func wordings(_ notation: String) -> [[String]] {
        var parser = PhraseNotation(rest: notation[...])
        let wordings = parser.alternatives().map { $0.split(separator: " ").map(String.init) }
        precondition(parser.rest.isEmpty && !wordings.contains([]), "a phrase list that can't be read: \(notation)")
        return wordings
    }

    private mutating func alternatives() -> [String] {
        var all = sequence()
        while rest.first == "|" {
            rest.removeFirst()
            all += sequence()
        }
        return all
    }

    private mutating func sequence() -> [String] {
        var sequences = [""]
        while let choices = item() {
            sequences = sequences.flatMap { start in choices.map { start + $0 } }
        }
        return sequences
    }

    /// A letter, a class or a group, with its question mark; nil at the end of an alternative.
    private mutating func item() -> [String]? {
        guard let first = rest.first, first != "|", first != ")" else { return nil }
        var choices: [String]
        if rest.hasPrefix("(?:") {
            rest.removeFirst(3)
            choices = alternatives()
            precondition(rest.first == ")", "a group without an end")
            rest.removeFirst()
        } else if first == "[" {
            choices = rest.dropFirst().prefix { $0 != "]" }.map { String($0) }
            rest.removeFirst(choices.count + 2)
        } else {
            choices = [String(first)]
            rest.removeFirst()
        }
        if rest.first == "?" {
            rest.removeFirst()
            choices.append("")
        }
        return choices
    }
}
