/// Replaces personal data and secrets in a text by placeholders such as `<EMAIL:7f3a9c1e2b40>`.
///
/// The values are those that can be told by their form: no names, no addresses, no facts of health. What is left is
/// pseudonymised as well as patterns can, never anonymous.
package struct Redactor: Sendable {
    private let key: HMACSHA256?

    /// - Parameter key: secret bytes that placeholders are derived from: the same value gives the same placeholder under the same key.
    ///   Without any, all values of a kind have one placeholder, such as `<EMAIL>`.
    package init(key: [UInt8]) { self.key = key.isEmpty ? nil : HMACSHA256(key: key) }

    /// The text with every finding replaced; redacting that again changes nothing.
    ///
    /// - Complexity: O(bytes of the text).
    package func redact(_ text: String) -> String { examine(text).redacted }

    /// The redacted text and what was found, from one look at it: see ``redact(_:)`` and ``findings(in:)``.
    package func examine(_ text: String) -> (redacted: String, findings: [Finding]) {
        let utf8 = Array(text.utf8)
        let values = values(in: utf8)
        guard !values.isEmpty else { return (text, []) }
        var redacted: [UInt8] = []
        redacted.reserveCapacity(utf8.count)
        var end = 0
        for value in values {
            redacted += utf8[end..<value.range.lowerBound]
            redacted += Placeholder.text(value.entity, canonical: value.canonical, key: key).utf8
            end = value.range.upperBound
        }
        redacted += utf8[end...]
        return (String(decoding: redacted, as: UTF8.self), values.map { Finding(entity: $0.entity, range: $0.range) })
    }

    /// What was found, in the order of the text: entity and byte range of the UTF-8. Ranges do not overlap.
    package func findings(in text: String) -> [Finding] {
        values(in: Array(text.utf8)).map { Finding(entity: $0.entity, range: $0.range) }
    }

    package struct Finding: Hashable, Sendable {
        package var entity: Entity
        package var range: Range<Int>

        package init(entity: Entity, range: Range<Int>) {
            self.entity = entity
            self.range = range
        }
    }

    /// Kinds of values, those first that win where two claim the same bytes.
    package enum Entity: String, Hashable, Sendable, CaseIterable {
        case secret, card, iban, ssn, email, phone, ip
    }

    private struct Value {
        var entity: Entity
        /// Bytes of the original.
        var range: Range<Int>
        /// The value in the one spelling that its placeholder is derived from.
        var canonical: [UInt8]
    }

    /// A finding that is taken out may leave a neighbour that can only now be told: so the text is looked at again with the
    /// findings as placeholders until nothing new turns up. A redacted text looks just like the last of these, which is why
    /// redacting it changes nothing.
    private func values(in utf8: [UInt8]) -> [Value] {
        var values: [Value] = []
        for _ in 0..<Self.passLimit {
            let folded = FoldedText(utf8, known: values.map(\.range))
            let found = EntityScan.resolved(EntityScan.candidates(in: folded), count: folded.count)
            guard !found.isEmpty else { break }
            values += found.map { candidate in
                Value(
                    entity: candidate.entity, range: folded.original(candidate.range),
                    canonical: Canonical.value(of: candidate, in: folded))
            }
            values.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        return values
    }

    /// Nearly all texts need one pass, or two when something was found. The limit keeps the time linear for a text that was
    /// made to unveil one value at a time.
    private static let passLimit = 8
}
