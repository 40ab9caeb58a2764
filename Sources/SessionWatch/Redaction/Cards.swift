/// Payment card numbers: 13 to 19 digits that begin like an issuer's, have that issuer's length and pass the Luhn check.
enum Cards {
    /// The number that begins with the digit at `start`.
    ///
    /// Digits may stand in groups parted by spaces, dashes or dots, all of one kind, and one line break may fall in between.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        guard let issuer = UInt8(exactly: text[start].digitValue), (2...6).contains(issuer) || issuer == 8 else { return nil }
        let before = text[start - 1]
        guard !before.isAlphanumeric, before != "_", before != "$" else { return nil }
        // The fraction of a number: 0.4111...
        if before == "." || before == ",", text[start - 2].isDigit { return nil }
        var digits: [UInt8] = []
        var groups = [0]
        var separator: UInt8?
        var lineBreaks = 0
        var best: Range<Int>?
        var at = start
        while at < text.count, digits.count <= longest {
            if text.bytes[at].isDigit {
                digits.append(text.bytes[at])
                groups[groups.count - 1] += 1
                at += 1
                continue
            }
            if isNumber(digits), hasUsualGroups(groups), !text.bytes[at].isAlphanumeric, text.bytes[at] != "_" { best = start..<at }
            // From here to the next digit: one sign with spaces around it, or spaces alone.
            var sign: UInt8 = UInt8(ascii: " ")
            var breaksHere = 0
            let gap = at
            while at < text.count, at - gap < 4, !text.bytes[at].isDigit {
                let byte = text.bytes[at]
                if byte == "\n" {
                    breaksHere += 1
                } else if byte == "-" || byte == "." {
                    guard sign == " " else { return best }
                    sign = byte
                } else if !byte.isSpace {
                    return best
                }
                at += 1
            }
            guard text[at].isDigit else { return best }
            lineBreaks += breaksHere
            guard lineBreaks <= 1 else { return best }
            // A line break falls anywhere, so it says nothing about the groups.
            guard breaksHere == 0 else { continue }
            guard separator == nil || separator == sign else { return best }
            separator = sign
            groups.append(0)
        }
        if digits.count <= longest, isNumber(digits), hasUsualGroups(groups) { best = start..<at }
        return best
    }

    private static let longest = 19

    /// Solid, digit by digit, in pairs, or in groups of at least three but for the last: as people type a card, and unlike amounts.
    private static func hasUsualGroups(_ groups: [Int]) -> Bool {
        guard groups.count > 1, let first = groups.first else { return true }
        return groups.dropLast().allSatisfy { $0 >= 3 } || (first <= 2 && groups.dropLast().allSatisfy { $0 == first })
    }

    private static func isNumber(_ digits: [UInt8]) -> Bool {
        (13...longest).contains(digits.count) && hasIssuer(digits) && passesLuhn(digits) && !isArticle(digits)
    }

    /// Article numbers of shops (EAN-13) have the length of old Visa cards, and one in ten passes Luhn by chance: 13 digits whose
    /// own check digit is right (GS1 General Specifications, 7.9: weights 1 and 3 in turn) are taken for one.
    private static func isArticle(_ digits: [UInt8]) -> Bool {
        guard digits.count == 13 else { return false }
        let sum = digits.enumerated().reduce(0) { $0 + $1.element.digitValue * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
        return sum.isMultiple(of: 10)
    }

    /// The check digit of ISO/IEC 7812-1, annex B: every second digit from the right counts twice.
    static func passesLuhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = digit.digitValue
            sum += place.isMultiple(of: 2) ? value : value < 5 ? 2 * value : 2 * value - 9
        }
        return sum.isMultiple(of: 10)
    }

    private static func hasIssuer(_ digits: [UInt8]) -> Bool {
        let prefix = digits.prefix(4).reduce(0) { $0 * 10 + $1.digitValue }
        return issuers.contains { $0.prefixes.contains(prefix) && $0.lengths.contains(digits.count) }
    }

    /// First four digits and total lengths by issuer, after the networks' published ranges (ISO/IEC 7812 issuer identification
    /// numbers, as collected in "Payment card number", Wikipedia, 2025).
    private static let issuers: [(prefixes: ClosedRange<Int>, lengths: Set<Int>)] = [
        (4000...4999, [13, 16, 19]),  // Visa
        (5100...5599, [16]), (2221...2720, [16]),  // Mastercard
        (3400...3499, [15]), (3700...3799, [15]),  // American Express
        (3000...3059, [14, 16, 19]), (3095...3095, [14, 16, 19]), (3600...3699, [14, 16, 19]), (3800...3999, [14, 16, 19]),  // Diners Club
        (6011...6011, [16, 19]), (6440...6599, [16, 19]),  // Discover
        (3528...3589, [16, 17, 18, 19]),  // JCB
        (6200...6299, [16, 17, 18, 19]), (8100...8199, [16, 17, 18, 19]),  // UnionPay, RuPay
        (2200...2204, [16, 17, 18, 19]),  // Mir
        (5000...5099, [13, 14, 15, 16, 17, 18, 19]), (5600...5899, [13, 14, 15, 16, 17, 18, 19]),  // Maestro
        (6304...6304, [13, 14, 15, 16, 17, 18, 19]), (6759...6763, [13, 14, 15, 16, 17, 18, 19]),  // Maestro
    ]
}
