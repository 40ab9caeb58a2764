import OnlineForest

/// Numbers that are made to look real and can't be: test cards and account numbers with valid check digits.
enum Checksums {
    /// The digit which makes the Luhn sum of `digits` and itself a multiple of ten (ISO/IEC 7812-1).
    static func luhnDigit(for digits: [Int]) -> Int {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let doubled = index.isMultiple(of: 2) ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return (10 - sum % 10) % 10
    }

    /// A card number of 16 digits in groups of four, under the range `400000` that Visa's test numbers use.
    static func testCard(_ draw: inout SplitMix64) -> [UInt8] {
        var digits = [4, 0, 0, 0, 0, 0]
        for _ in 0..<9 { digits.append(draw.below(10)) }
        digits.append(luhnDigit(for: digits))
        var bytes: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, index.isMultiple(of: 4) { bytes.append(UInt8(ascii: " ")) }
            bytes.append(UInt8(ascii: "0") + UInt8(digit))
        }
        return bytes
    }

    /// A German account number with the bank code 00000000, which no bank has, and valid check digits (ISO 13616, mod 97).
    static func fictitiousIBAN(_ draw: inout SplitMix64) -> [UInt8] {
        var account = [Int](repeating: 0, count: 8)
        for _ in 0..<10 { account.append(draw.below(10)) }
        var remainder = 0
        for digit in account + [1, 3, 1, 4, 0, 0] { remainder = (remainder * 10 + digit) % 97 }
        let check = 98 - remainder
        var bytes = Array("DE".utf8)
        for digit in [check / 10, check % 10] + account { bytes.append(UInt8(ascii: "0") + UInt8(digit)) }
        return bytes
    }
}
