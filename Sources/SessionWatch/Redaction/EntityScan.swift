/// A value that was found in a folded text.
struct Candidate {
    var entity: Redactor.Entity
    /// Bytes of the folded text.
    var range: Range<Int>
}

/// One pass over a folded text that calls each finder where its kind of value may begin.
///
/// Plain code instead of a pattern matcher: the places where a value can begin are rare and cheap to see, and each finder walks a
/// bounded distance from there, so the time is linear in the text.
enum EntityScan {
    /// All values, overlapping ones too, in no promised order.
    static func candidates(in text: FoldedText) -> [Candidate] {
        var found: [Candidate] = []
        func add(_ entity: Redactor.Entity, _ range: Range<Int>?) {
            if let range { found.append(Candidate(entity: entity, range: range)) }
        }
        var previous: UInt8 = 0
        /// Where the last private key block ended: no other one begins inside it.
        var keyBlockEnd = 0
        for index in text.bytes.indices {
            let byte = text.bytes[index]
            defer { previous = byte }
            if byte.isLetter {
                guard !previous.isAlphanumeric else { continue }
                add(.secret, SecretTokens.range(startingAt: index, in: text))
                add(.secret, CuedSecrets.range(after: index, in: text))
                if text[index + 2].isDigit { add(.iban, IBANs.range(startingAt: index, in: text)) }
            } else if byte.isDigit {
                guard !previous.isDigit else { continue }
                add(.card, Cards.range(startingAt: index, in: text))
                add(.ssn, SocialSecurityNumbers.range(startingAt: index, in: text))
                add(.phone, Phones.range(startingAt: index, in: text))
                add(.ip, NetworkAddresses.version4(startingAt: index, in: text))
            } else if byte == "@" {
                add(.email, Emails.range(around: index, in: text))
            } else if byte == "+" || byte == "(" {
                add(.phone, Phones.range(startingAt: index, in: text))
            } else if byte == ":" {
                add(.secret, URLPasswords.range(atColon: index, in: text))
                add(.ip, NetworkAddresses.version6(firstColon: index, in: text))
            } else if byte == "-", previous != "-", index >= keyBlockEnd {
                if let block = PrivateKeyBlocks.range(startingAt: index, in: text) {
                    add(.secret, block)
                    keyBlockEnd = block.upperBound
                }
            }
        }
        return found
    }

    /// Candidates that don't overlap, in the order of the text: of two that do the longer one stays, of equally long ones the
    /// one whose entity is named first in ``Redactor/Entity``.
    static func resolved(_ candidates: [Candidate], count: Int) -> [Candidate] {
        guard candidates.count > 1 else { return candidates }
        let ranks = Redactor.Entity.ranks
        func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
            (-a.range.count, ranks[a.entity, default: 0], a.range.lowerBound)
                < (-b.range.count, ranks[b.entity, default: 0], b.range.lowerBound)
        }
        var taken = [Bool](repeating: false, count: count)
        var kept: [Candidate] = []
        for candidate in candidates.sorted(by: precedes) {
            // Whatever was kept is at least as long, so it can't lie strictly inside: looking at both ends is enough.
            guard !taken[candidate.range.lowerBound], !taken[candidate.range.upperBound - 1] else { continue }
            for index in candidate.range { taken[index] = true }
            kept.append(candidate)
        }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension Redactor.Entity {
    /// The place of each entity in the order of precedence.
    fileprivate static let ranks = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
