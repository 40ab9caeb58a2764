import Foundation
import Testing

@testable import botwatch

/// A simulator's output, taken apart for the tests.
struct SimulatedTraffic {
    let bytes: [UInt8]
    let labels: [SessionLabel]

    init(_ settings: TrafficSettings) {
        var bytes: [UInt8] = []
        labels = TrafficSimulator(settings).run { bytes += $0 }
        self.bytes = bytes
    }

    var lines: [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
            String.init)
    }

    /// The lines as JSON objects, by Foundation.
    func objects() throws -> [[String: Any]] { try ParsedLines.objects(bytes) }
}

enum ParsedLines {
    static func objects(_ bytes: some Collection<UInt8>) throws -> [[String: Any]] {
        try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        }
    }
}

/// Checks from outside of the program's own code.
enum ChecksumOracle {
    /// The Luhn test as Hans Peter Luhn's patent has it: from the right, every second digit doubled, its digits added.
    static func passesLuhn(_ text: some StringProtocol) -> Bool {
        let digits = text.compactMap(\.wholeNumberValue)
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let (place, digit) = item
            return sum + (place % 2 == 1 ? digit * 2 / 10 + digit * 2 % 10 : digit)
        }
        return digits.count >= 12 && sum % 10 == 0
    }

    /// ISO 13616: the first four characters to the end, letters as 10 to 35, the whole modulo 97 is 1.
    static func isValidIBAN(_ text: String) -> Bool {
        let moved = text.dropFirst(4) + text.prefix(4)
        var remainder = 0
        for character in moved {
            guard let value = Int(String(character), radix: 36) else { return false }
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }
}
