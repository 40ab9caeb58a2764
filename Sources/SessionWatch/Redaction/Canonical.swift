/// One spelling for each value, so that the same value gives the same placeholder however it was typed.
enum Canonical {
    /// - Returns: cards, SSNs: digits; IBANs: compact upper case; mail: lower case; phones: E.164 where the country is told or
    ///   the number is of the North American plan, else digits; addresses: lower case, version 6 written out; secrets: nothing,
    ///   since their placeholder is plain.
    static func value(of candidate: Candidate, in text: FoldedText) -> [UInt8] {
        let bytes = text.bytes[candidate.range]
        return switch candidate.entity {
        case .secret: []
        case .card, .ssn: bytes.filter(\.isDigit)
        case .iban: bytes.filter(\.isAlphanumeric).map { $0.isLower ? $0 & 0xdf : $0 }
        case .email: bytes.map(\.lowered)
        case .phone: phone(bytes)
        case .ip: bytes.contains(UInt8(ascii: ":")) ? NetworkAddresses.writtenOut(bytes) : Array(bytes)
        }
    }

    private static func phone(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let plus = UInt8(ascii: "+")
        // A trunk zero in brackets, as in +49 (0)171, is not dialled from abroad.
        var digits: [UInt8] = []
        var isInternational = bytes.first == plus
        for index in bytes.indices where bytes[index].isDigit {
            let isBracketed = index > bytes.startIndex && bytes[index - 1] == "(" && index + 1 < bytes.endIndex && bytes[index + 1] == ")"
            if isInternational, bytes[index] == "0", isBracketed { continue }
            digits.append(bytes[index])
        }
        if !isInternational, digits.starts(with: "00".utf8) {
            digits.removeFirst(2)
            isInternational = true
        }
        if isInternational { return [plus] + digits }
        if NorthAmericanPlan.isNumber(digits[...]) { return [plus, UInt8(ascii: "1")] + digits }
        if digits.count == 11, digits.first == UInt8(ascii: "1"), NorthAmericanPlan.isNumber(digits[1...]) { return [plus] + digits }
        return digits
    }
}
