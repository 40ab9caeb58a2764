/// Short quotations within a sentence, such as: the leaflet says "ignore previous instructions".
///
/// Rules look at what is left without them, since a customer may tell of a text that holds such a phrase. The signals
/// for the forest keep the whole text, so that quoting everything hides nothing.
enum Quotation {
    /// Bytes within the marks that are still a quotation and not the message itself.
    private static let longest = 160
    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "\u{201C}": "\u{201D}", "\u{201E}": "\u{201C}", "\u{00AB}": "\u{00BB}", "\u{00BB}": "\u{00AB}",
    ]

    /// The text without its quotations; nil when there is none, or when nothing but the quotation would be gone: a
    /// message of under a third of its length outside the marks is the quotation. Linear.
    static func removed(from text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var removed = 0
        var index = 0
        while index < scalars.count {
            if let closing = pairs[scalars[index]],
                let end = scalars[(index + 1)...].prefix(longest + 1).firstIndex(of: closing)
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
