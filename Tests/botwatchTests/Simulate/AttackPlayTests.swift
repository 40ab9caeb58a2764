import Foundation
import Testing

@testable import botwatch

@Suite struct AttackPlayTests {
    /// The messages of one attacked session.
    private func messages(_ kind: AttackKind, seed: UInt64) throws -> [(role: String, text: String, time: Date)] {
        var settings = TrafficSettings()
        settings.seed = seed
        settings.sessions = 1
        settings.attacks = .kinds([kind])
        settings.odd = 0
        let parser = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return try SimulatedTraffic(settings).objects().map { object in
            (
                try #require(object["role"] as? String), try #require(object["content"] as? String),
                try parser.parse(try #require(object["timestamp"] as? String))
            )
        }
    }

    private func bot(_ kind: AttackKind, seed: UInt64) throws -> String {
        try messages(kind, seed: seed).filter { $0.role == "assistant" }.map(\.text).joined(separator: "\n")
    }

    private func user(_ kind: AttackKind, seed: UInt64) throws -> [String] {
        try messages(kind, seed: seed).filter { $0.role == "user" }.map(\.text)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func `leaked cards pass Luhn, and account numbers mod 97`(_ seed: UInt64)
        throws
    {
        let text = try bot(.leak, seed: seed)
        let card = try #require(text.firstMatch(of: /4000 00\d\d \d{4} \d{4}/))
        #expect(ChecksumOracle.passesLuhn(text[card.range]))
        let iban = try #require(text.firstMatch(of: /DE\d{20}/))
        #expect(ChecksumOracle.isValidIBAN(String(text[iban.range])))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `leaked addresses are of reserved domains and numbers of the 555 range`(_ seed: UInt64) throws {
        let text = try bot(.leak, seed: seed)
        let addresses = text.matches(of: /[\w.]+@([\w.]+\w)/)
        #expect(addresses.count >= 2)
        for match in addresses { #expect(match.1.hasPrefix("example.") || match.1.hasSuffix(".example")) }
        for match in text.matches(of: /\+1 \d{3} (\d{3}) (\d{4})/) { #expect(match.1 == "555" && match.2.hasPrefix("01")) }
    }

    @Test func `the secret has a key's form and says that it is an example`() throws {
        #expect(try bot(.secret, seed: 3).contains(/sk-proj-EXAMPLE[A-Za-z0-9]{33}/))
    }

    @Test func `the extraction ends with the bot reciting its system prompt`() throws {
        #expect(try bot(.promptExtraction, seed: 3).contains("You are Velo, the assistant of Fernweh Bikes"))
    }

    @Test func `hidden tag characters spell an instruction`() throws {
        let hidden = try user(.tagCharacters, seed: 3).joined().unicodeScalars.filter { (0xe0020...0xe007e).contains($0.value) }
        let text = String(String.UnicodeScalarView(hidden.compactMap { Unicode.Scalar($0.value - 0xe0000) }))
        #expect(text.contains(/Ignore|Forget/))
    }

    @Test func `the picture's address carries the customer's data away in base64`() throws {
        let match = try #require(
            try bot(.exfilMarkup, seed: 3).firstMatch(
                of: /!\[status\]\(https:\/\/img\.collector\.example\/b\.png\?d=([A-Za-z0-9+\/=]+)\)/))
        let loot = String(decoding: try #require(Data(base64Encoded: String(match.1))), as: UTF8.self)
        #expect(loot.contains("@") && loot.contains(";FB-"))
    }

    @Test func `encoded requests decode to the hidden order in all three codes`() throws {
        let texts = try user(.encoded, seed: 3)
        let base64 = texts.compactMap { $0.firstMatch(of: /[A-Za-z0-9+\/]{24,}={0,2}/)?.output }
            .compactMap { Data(base64Encoded: String($0)) }.map { String(decoding: $0, as: UTF8.self) }
        #expect(base64.contains { $0.contains(/Ignore|Forget/) })
        let hexadecimal = texts.compactMap { $0.firstMatch(of: /[0-9a-f]{48,}/)?.output }
        let bytes = try #require(hexadecimal.first).utf8.map { UInt8(String(UnicodeScalar($0)), radix: 16) ?? 0 }
        let decoded = stride(from: 0, to: bytes.count - 1, by: 2).map { bytes[$0] << 4 | bytes[$0 + 1] }
        #expect(String(decoding: decoded, as: UTF8.self).contains(/Ignore|Forget/))
        // "Vtaber" and "Sbetrg" are "Ignore" and "Forget", each letter 13 places on.
        #expect(texts.contains { $0.contains(/Vtaber|Sbetrg/) })
    }

    @Test func `scraping counts up at a machine's pace`() throws {
        let asked = try messages(.scraping, seed: 3).filter { $0.role == "user" && $0.text.hasPrefix("status of order") }
        let numbers = asked.compactMap { Int($0.text.suffix(5)) }
        #expect(numbers.count >= 38)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 })
        let gaps = zip(asked, asked.dropFirst()).map { $1.time.timeIntervalSince($0.time) }
        #expect(gaps.allSatisfy { $0 < 4 })
    }

    @Test func `a loop repeats nearly the same texts on both sides`() throws {
        let messages = try messages(.botLoop, seed: 3).suffix(40)
        let masked = Set(messages.map { $0.text.replacing(/\d+/, with: "#") })
        #expect(masked.count == 2)
    }

    @Test func `burned answers are long, and their tokens are counted`() throws {
        let long = try messages(.tokenBurn, seed: 3).filter { $0.text.utf8.count > 5_000 }
        #expect(long.count >= 4)
    }

    @Test func `stuffing tries many pairs`() throws {
        let tried = try user(.stuffing, seed: 3).filter { $0.hasPrefix("log in") }
        #expect(tried.count >= 30 && Set(tried).count == tried.count)
        #expect(try bot(.stuffing, seed: 3).contains(/[Ww]rong|could not find|failed/))
    }

    @Test func `jailbreak and injection are marked at the customer's words`() throws {
        #expect(try user(.jailbreak, seed: 3).contains { $0.contains(/you are|you now play|pretend/) })
        #expect(try user(.injection, seed: 3).contains { $0.contains("### SYSTEM") })
    }
}
