/// International bank account numbers: a country of the registry, that country's structure, and a remainder of 1 by 97.
enum IBANs {
    /// The number that begins with the letter at `start`; it may be parted by single spaces, dashes or line breaks.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        let country = [text[start], text[start + 1]].map { $0.isLower ? $0 & 0xdf : $0 }
        guard text[start + 2].isDigit, text[start + 3].isDigit, !text[start - 1].isAlphanumeric,
            let structure = structures[String(decoding: country, as: UTF8.self)], !isInUUID(start, text)
        else { return nil }
        var number: [UInt8] = []
        var at = start
        while number.count < 4 + structure.count {
            if text[at].isAlphanumeric {
                guard number.count < 4 || structure[number.count - 4].allows(text[at]) else { return nil }
                number.append(text[at])
            } else {
                guard text[at].isSpace || text[at] == "-", text[at + 1].isAlphanumeric else { return nil }
            }
            at += 1
        }
        // Check digits are 98 less a remainder by 97, so 00, 01 and 99 never come up (ISO 13616-1, 6.1).
        let check = number[2].digitValue * 10 + number[3].digitValue
        guard !text[at].isAlphanumeric, (2...98).contains(check), remainder(number) == 1 else { return nil }
        return start..<at
    }

    /// ISO 7064 MOD 97-10 as ISO 13616 uses it: the first four characters go to the end, letters count 10 to 35.
    static func remainder(_ number: [UInt8]) -> Int {
        (number.dropFirst(4) + number.prefix(4)).reduce(0) { rest, byte in
            byte.isDigit ? (rest * 10 + byte.digitValue) % 97 : (rest * 100 + Int(byte.lowered) - 97 + 10) % 97
        }
    }

    /// True when one of the five groups of a UUID (RFC 9562, 4: 8-4-4-4-12 hexadecimal digits) begins at `start`. One in 97 of those
    /// whose last two groups have a country's letters, digits and length would pass for an account.
    private static func isInUUID(_ start: Int, _ text: FoldedText) -> Bool {
        groupStarts.contains { offset in
            let first = start - offset
            guard !text[first - 1].isAlphanumeric, !text[first + 36].isAlphanumeric else { return false }
            return (0..<36).allSatisfy { dashes.contains($0) ? text[first + $0] == "-" : text[first + $0].isHexDigit }
        }
    }

    private static let groupStarts = [0, 9, 14, 19, 24]
    private static let dashes = [8, 13, 18, 23]

    private enum Kind {
        case digit, letter, either

        func allows(_ byte: UInt8) -> Bool {
            switch self {
            case .digit: byte.isDigit
            case .letter: byte.isLetter
            case .either: byte.isAlphanumeric
            }
        }
    }

    /// What stands after country and check digits, character by character.
    private static let structures: [String: [Kind]] = registry.mapValues { structure in
        var kinds: [Kind] = []
        var count = 0
        for byte in structure.utf8 {
            if byte.isDigit {
                count = count * 10 + byte.digitValue
            } else {
                kinds += [Kind](repeating: byte == "n" ? .digit : byte == "a" ? .letter : .either, count: count)
                count = 0
            }
        }
        return kinds
    }

    /// The structure of the country's own part: the SWIFT IBAN Registry (ISO 13616), release of 2025, with neighbouring fields of a
    /// kind put together: n are digits, a letters, c either. Brazil is as its bank numbers with letters will have it.
    private static let registry: [String: String] = [
        "AD": "8n12c", "AE": "19n", "AL": "8n16c", "AT": "16n", "AZ": "4a20c", "BA": "16n", "BE": "12n", "BG": "4a6n8c", "BH": "4a14c",
        "BI": "23n", "BR": "8c15n2c", "BY": "4c4n16c", "CH": "5n12c", "CR": "18n", "CY": "8n16c", "CZ": "20n", "DE": "18n", "DJ": "23n",
        "DK": "14n", "DO": "4c20n", "EE": "16n", "EG": "25n", "ES": "20n", "FI": "14n", "FK": "2a12n", "FO": "14n", "FR": "10n11c2n",
        "GB": "4a14n", "GE": "2a16n", "GI": "4a15c", "GL": "14n", "GR": "7n16c", "GT": "24c", "HN": "4a20n", "HR": "17n", "HU": "24n",
        "IE": "4a14n", "IL": "19n", "IQ": "4a15n", "IS": "22n", "IT": "1a10n12c", "JO": "4a4n18c", "KW": "4a22c", "KZ": "3n13c",
        "LB": "4n20c", "LC": "4a24c", "LI": "5n12c", "LT": "16n", "LU": "3n13c", "LV": "4a13c", "LY": "21n", "MC": "10n11c2n", "MD": "20c",
        "ME": "18n", "MK": "3n10c2n", "MN": "16n", "MR": "23n", "MT": "4a5n18c", "MU": "4a19n3a", "NI": "4a20n", "NL": "4a10n",
        "NO": "11n", "OM": "3n16c", "PK": "4a16c", "PL": "24n", "PS": "4a21c", "PT": "21n", "QA": "4a21c", "RO": "4a16c", "RS": "18n",
        "RU": "14n15c", "SA": "2n18c", "SC": "4a20n3a", "SD": "14n", "SE": "20n", "SI": "15n", "SK": "20n", "SM": "1a10n12c", "SO": "19n",
        "ST": "21n", "SV": "4a20n", "TL": "19n", "TN": "20n", "TR": "6n16c", "UA": "6n19c", "VA": "18n", "VG": "4a16n", "XK": "16n",
        "YE": "4a4n18c",
    ]
}
