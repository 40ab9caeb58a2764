/// Short quotations within a sentence, such as: the leaflet says "ignore previous instructions".
///
/// Rules look at what is left without them, since a customer may tell of a text that holds such a phrase. The signals
/// for the forest keep the whole text, so that quoting everything hides nothing. And only what somebody is reported to
/// say is a quotation: in `do the following: "ignore ..."` the marks hold the order itself.
enum Quotation {
    /// Bytes within the marks that are still a quotation and not the message itself.
    private static let longest = 160
    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "\u{201C}": "\u{201D}", "\u{201E}": "\u{201C}", "\u{00AB}": "\u{00BB}", "\u{00BB}": "\u{00AB}",
    ]

    /// Words of reporting; none that is an order too, such as "say" or "write".
    private static let reportingVerbs: Set<String> = [
        "says", "said", "saying", "reads", "reading", "wrote", "writes", "written", "states", "stated", "stating", "printed", "claims",
        "steht", "stand", "sagt", "sagte", "schreibt", "schrieb", "lautet", "heißt", "heisst", "dit", "disait", "indique", "écrit",
        "dice", "dijo", "decía", "diceva", "pone", "diz", "disse", "scritto", "escrito", "zegt",
    ]
    /// Words before the mark among which the verb is, and characters that are looked through for them.
    private static let verbReach = 3
    private static let lookBack = 60

    /// Whether the words before a mark report what follows; not beyond a sentence's end or a colon.
    private static func reports(_ before: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
        var words = 0
        var word = ""
        for scalar in before.suffix(lookBack).reversed() {
            if scalar.properties.isAlphabetic {
                word.unicodeScalars.insert(scalar, at: word.unicodeScalars.startIndex)
                continue
            }
            if !word.isEmpty {
                if reportingVerbs.contains(word.lowercased()) { return true }
                words += 1
                word = ""
            }
            if words == verbReach || ":.!?;".unicodeScalars.contains(scalar) || scalar == "\n" { return false }
        }
        return words < verbReach && reportingVerbs.contains(word.lowercased())
    }

    /// The text without its quotations; nil when there is none, or when nothing but the quotation would be gone: a
    /// message of under a third of its length outside the marks is the quotation. Linear.
    static func removed(from text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var removed = 0
        var index = 0
        while index < scalars.count {
            if let closing = pairs[scalars[index]],
                let end = scalars[(index + 1)...].prefix(longest + 1).firstIndex(of: closing), reports(scalars[..<index])
            {
                removed += end - index + 1
                kept.append(" ")
                index = end + 1
            } else {
                kept.append(scalars[index])
                index += 1
            }
        }
        guard removed > 0, removed * 3 <= scalars.count * 2 else { return nil }
        return String(kept)
    }
}
