/// International bank account numbers: a country of the registry, that country's length, and a remainder of 1 by 97.
enum IBANs {
    /// The number that begins with the letter at `start`; it may be parted by single spaces, dashes or line breaks.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        let country = [text[start], text[start + 1]].map { $0.isLower ? $0 & 0xdf : $0 }
        guard text[start + 2].isDigit, text[start + 3].isDigit, !text[start - 1].isAlphanumeric,
            let length = lengths[String(decoding: country, as: UTF8.self)]
        else { return nil }
        var number: [UInt8] = []
        var at = start
        while number.count < length {
            if text[at].isAlphanumeric {
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

    /// Characters in a number, by country: the SWIFT IBAN Registry (ISO 13616), release of 2025.
    private static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29, "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
        "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21, "HU": 28,
        "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
        "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28,
        "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24,
        "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26,
        "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
    ]
}
