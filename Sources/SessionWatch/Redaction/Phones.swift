/// Telephone numbers: international ones, those of the North American plan, national ones with a trunk zero, and any other after
/// a word that says so.
///
/// A number without a plus and without separators is as likely an order number: it counts only after such a word.
enum Phones {
    /// The number that begins with the plus, the bracket or the digit at `start`.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        guard stands(apartAt: start, in: text), let number = Digits(startingAt: start, in: text) else { return nil }
        let followsDigits = text[start - 1].isBlank && text[start - 2].isDigit
        var cue: Bool?
        for count in number.groups.indices.reversed().map({ $0 + 1 }) {
            let prefix = number.prefix(count)
            guard (7...15).contains(prefix.digits.count), !prefix.isDate else { continue }
            // Groups parted by spaces alone may be part of any table or of a longer number: no other digits may be next to them.
            guard prefix.hasSigns || !followsDigits, ends(prefix, in: text) else { continue }
            if prefix.isInternational || prefix.isNorthAmerican || prefix.isNational { return start..<prefix.end }
            // The words before are the same for every prefix.
            let isCued = cue ?? self.isCued(at: start, in: text)
            cue = isCued
            if isCued { return start..<prefix.end }
        }
        return nil
    }

    /// Not in the middle of a word, an amount, a decimal number, a date or an identifier such as `ORD-212-555-0123`.
    private static func stands(apartAt start: Int, in text: FoldedText) -> Bool {
        let before = text[start - 1]
        if before.isAlphanumeric || before == "_" || before == "$" || before == "#" || before == "+" || before == "@" { return false }
        if before == "-" || before == "/" { return !text[start - 2].isAlphanumeric }
        if before == "." || before == "," || before == ":" { return !text[start - 2].isDigit }
        // A bracket that a digit begun before is found from the bracket or the plus before it.
        if before == "(" || before == ")" { return !text[start - 2].isDigit && !Digits.begins(before: start - 1, in: text) }
        return true
    }

    /// What follows must not go on with the number.
    private static func ends(_ number: Digits, in text: FoldedText) -> Bool {
        let next = text[number.end], second = text[number.end + 1]
        if next == "x" || next == "X" { return second.isDigit }
        if next.isAlphanumeric || next == "_" || next == "%" { return false }
        if next == "." || next == "," || next == "-" || next == "/" || next == ":" { return !second.isDigit }
        if next.isBlank, second.isDigit { return number.hasSigns }
        return true
    }

    private static func isCued(at start: Int, in text: FoldedText) -> Bool {
        let words = text.words(before: start, limit: 5)
        for (index, word) in words.enumerated() {
            if cues.contains(word) { return true }
            if numbers.contains(word), words.indices.contains(index + 1), owners.contains(words[index + 1]) { return true }
            guard numbers.contains(word) || fillers.contains(word) else { return false }
        }
        return false
    }

    /// Words that a telephone number follows, with at most fillers between.
    private static let cues = WordSet(
        """
        phone telephone tel mobile cell cellphone landline call calling fax whatsapp sms text texting reach ring dial signal \
        telefon telefonnummer tel~fono m~vil celular m~bil mobil handy handynummer rufnummer mobilnummer t~l~phone t~l portable \
        telefono cellulare telefone telefoon
        """)
    private static let numbers = WordSet("number numbers no nr num nummer n~mero numero")
    /// Whose number it is makes a number one to call: "my number is", but not "my order number is".
    private static let owners = WordSet("my his her their our contact callback meine seine ihre mon son mi su")
    private static let fillers = WordSet(
        "is it's its at on me us him her to under or and ist unter auf an mich mir es est al a le oder y e please bitte back here the my our")
}

/// The digits of a would-be telephone number and how they are grouped.
private struct Digits {
    private(set) var digits: [UInt8] = []
    /// Digits in each group, and where each group ends.
    private(set) var groups: [(count: Int, end: Int)] = []
    /// The sign between one group and the next; a space when there are only spaces.
    private(set) var separators: [UInt8] = []
    private(set) var hasPlus = false
    private(set) var hasBrackets = false

    var end: Int { groups.last?.end ?? 0 }

    /// True when something else than spaces parts the groups.
    var hasSigns: Bool { hasPlus || hasBrackets || separators.contains { $0 != " " } }

    /// The first `count` groups.
    func prefix(_ count: Int) -> Digits {
        var prefix = self
        prefix.groups.removeLast(groups.count - count)
        prefix.separators.removeLast(max(0, separators.count - max(0, count - 1)))
        prefix.digits.removeLast(groups[count...].reduce(0) { $0 + $1.count })
        return prefix
    }

    /// E.164 has 15 digits at most; an international prefix and a bracketed trunk zero may come on top.
    private static let limit = 18
    /// Two more than any national plan writes, such as `+33 6 12 34 56 78`.
    private static let groupLimit = 8

    init?(startingAt start: Int, in text: FoldedText) {
        var at = start
        if text[at] == "+" {
            hasPlus = true
            at += 1
        }
        if text[at] == "(" {
            hasBrackets = true
            at += 1
        }
        guard text[at].isDigit else { return nil }
        while digits.count <= Self.limit {
            let first = at
            while text[at].isDigit, digits.count <= Self.limit {
                digits.append(text[at])
                at += 1
            }
            groups.append((at - first, at))
            // A longer row of groups is a table, not a number.
            guard groups.count <= Self.groupLimit else { return nil }
            guard let (sign, next) = Self.separator(at: at, in: text) else { return }
            if sign == "(" || sign == ")" { hasBrackets = true }
            separators.append(sign)
            at = next
        }
    }

    /// One to three bytes between two groups of digits: the sign among them, and where the next group begins.
    private static func separator(at start: Int, in text: FoldedText) -> (sign: UInt8, next: Int)? {
        var sign = UInt8(ascii: " ")
        var at = start
        while at - start < 3, !text[at].isDigit {
            let byte = text[at]
            if byte == "-" || byte == "." || byte == "/" || byte == "(" || byte == ")" {
                if sign == " " || byte == "(" { sign = byte }
            } else if !byte.isBlank {
                return nil
            }
            at += 1
        }
        return at > start && text[at].isDigit ? (sign, at) : nil
    }

    /// True when a number with a plus or a digit leads up to the bracket at `end`.
    static func begins(before end: Int, in text: FoldedText) -> Bool {
        let previous = text[end - 1].isBlank ? text[end - 2] : text[end - 1]
        return previous.isDigit || previous == "+"
    }

    /// `+` or `00`, an assigned country code, 8 to 15 digits in all.
    var isInternational: Bool {
        if hasPlus { return Self.isE164(digits[...]) }
        guard digits.starts(with: "00".utf8), groups.count > 1, digits.count >= 12 else { return false }
        return Self.isE164(digits.dropFirst(2))
    }

    private static func isE164(_ digits: ArraySlice<UInt8>) -> Bool {
        guard (8...15).contains(digits.count), let first = digits.first else { return false }
        if first == "1" { return digits.count == 11 && NorthAmericanPlan.isNumber(digits.dropFirst()) }
        if first == "7" { return digits.count == 11 }
        let two = digits.prefix(2).reduce(0) { $0 * 10 + $1.digitValue }
        let three = digits.prefix(3).reduce(0) { $0 * 10 + $1.digitValue }
        return twoDigitCountries.contains(two) || threeDigitCountries.contains { $0.contains(three) }
    }

    /// Country codes of ITU-T E.164, annex to Operational Bulletin 1114 (2016).
    private static let twoDigitCountries: Set<Int> = [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63, 64,
        65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]
    private static let threeDigitCountries = [
        211...213, 216...216, 218...218, 220...269, 290...291, 297...299, 350...359, 370...389, 420...421, 423...423, 500...509,
        590...599, 670...692, 800...800, 850...856, 870...888, 960...968, 970...977, 992...998,
    ]

    /// `(212) 555-0123`, `212-555-0123`, `1-800-555-0199` and the like, with something between the groups.
    var isNorthAmerican: Bool {
        let counts = groups.map(\.count)
        switch counts {
        case [3, 3, 4]: return NorthAmericanPlan.isNumber(digits[...])
        case [3, 7]: return hasBrackets && NorthAmericanPlan.isNumber(digits[...])
        case [1, 3, 3, 4]: return digits[0] == "1" && NorthAmericanPlan.isNumber(digits.dropFirst())
        default: return false
        }
    }

    /// `030 1234567`, `06 12 34 56 78`, `020 7946 0958`: a trunk zero, an area code of 2 to 5 digits with it, 10 to 12 digits,
    /// and one kind of sign after the area code.
    var isNational: Bool {
        guard digits[0] == "0", digits.count > 1, digits[1] != "0", (10...12).contains(digits.count) else { return false }
        guard groups.count > 1, (2...5).contains(groups[0].count), groups.allSatisfy({ $0.count >= 2 }) else { return false }
        return Set(separators.dropFirst()).count <= 1
    }

    /// Day, month and year in either order, with anything after: no telephone number begins like that.
    var isDate: Bool {
        guard groups.count >= 3, !hasPlus else { return false }
        let counts = groups.prefix(3).map(\.count)
        var at = 0
        let values = counts.map { count in
            defer { at += count }
            return digits[at..<(at + count)].reduce(0) { $0 * 10 + $1.digitValue }
        }
        let years = 1900...2099
        if counts[0] <= 2, counts[1] <= 2, counts[2] == 4 {
            return years.contains(values[2]) && max(values[0], values[1]) <= 31 && min(values[0], values[1]) <= 12
        }
        return counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2 && years.contains(values[0]) && values[1] <= 12 && values[2] <= 31
    }
}

/// The numbering plan of the United States, Canada and the Caribbean (nanpa.com): NXX NXX XXXX with N from 2 to 9.
enum NorthAmericanPlan {
    /// - Parameter digits: without the country's 1.
    static func isNumber(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 10 else { return false }
        let area = digits.startIndex, exchange = area + 3
        // N11 in either place is a service, such as 911.
        return [area, exchange].allSatisfy { digits[$0].digitValue >= 2 && !(digits[$0 + 1] == "1" && digits[$0 + 2] == "1") }
    }
}
