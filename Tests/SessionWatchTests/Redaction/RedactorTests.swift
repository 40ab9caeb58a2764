import SessionWatch
import Testing

@Suite struct RedactorTests {
    @Test func `without a key a placeholder tells the kind alone, and stays as it is`() {
        let redactor = Redactor(key: [])
        let redacted = redactor.redact("write to anna@example.com or call +1 202 555 0142")
        #expect(redacted == "write to <EMAIL> or call <PHONE>")
        #expect(redactor.redact(redacted) == redacted)
        #expect(Redactor(key: [1, 2, 3]).redact(redacted) == redacted)
    }

    let redactor = Redactor(key: Array("a key for tests".utf8))

    /// The text with each placeholder's hash left out, so that a test shows what was found.
    private func redacted(_ text: String) -> String {
        redactor.redact(text).replacing(/:[0-9a-f]{12}>/, with: ">")
    }

    @Test func `card and key both go`() {
        #expect(redacted("my card 4111 1111 1111 1111, key sk-test-0000") == "my card <CARD>, key <SECRET>")
    }

    @Test func `a text without values stays as it is`() {
        let text = "Where is my order 4420139482? It should be here by 2026-03-02, says the mail of 9:30."
        #expect(redactor.redact(text) == text)
    }

    @Test(arguments: [
        ("mail Anna.Lee+shop@Example.co.uk now", "mail <EMAIL> now"),
        ("(bob@example.com).", "(<EMAIL>)."),
        ("müller@bücher.de", "<EMAIL>"),
        ("follow @example on their site, or a@b", "follow @example on their site, or a@b"),
        ("我的邮箱是zhang@example.com。", "我的邮箱是<EMAIL>。"),
    ])
    func `mail addresses are found`(_ text: String, _ expected: String) { #expect(redacted(text) == expected) }

    // Test numbers as the networks publish them; all pass Luhn.
    @Test(arguments: [
        "4111111111111111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111 1111 1111\n1111", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "5555 5555 5555 4444", "378282246310005", "3782 822463 10005", "6011 1111 1111 1117", "3530 1113 3330 0000", "3056 930902 5904",
        "2223003122003222", "6200 0000 0000 0005", "４１１１ １１１１ １１１１ １１１１", "4111\u{200b}1111\u{200b}1111\u{200b}1111",
        "4111\u{a0}1111\u{a0}1111\u{a0}1111", "٤١١١١١١١١١١١١١١١", "4111\u{2011}1111\u{2011}1111\u{2011}1111", "4️⃣1️⃣1️⃣1️⃣111111111111",
    ])
    func `cards are found in every guise`(_ number: String) { #expect(redacted("pay with \(number) please") == "pay with <CARD> please") }

    @Test(arguments: [
        "4111 1111 1111 1112",  // wrong check digit
        "1234 5678 9012 3452",  // right check digit, no issuer begins with 1
        "41111111111111",  // 14 digits: no Visa has that
        "0.4111111111111111", "a4111111111111111", "4111111111111111b", "41111111111111110000000000",
    ])
    func `look-alikes of cards stay`(_ number: String) { #expect(redacted("code \(number) here") == "code \(number) here") }

    @Test(arguments: [
        // Examples of the SWIFT IBAN registry.
        "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "fr14 2004 1010 0505 0001 3m02 606",
        "NL91ABNA0417164300", "CH93 0076 2011 6238 5295 7", "MT84MALT011000012345MTLCAST001S",
    ])
    func `account numbers are found`(_ number: String) { #expect(redacted("to \(number), thanks") == "to <IBAN>, thanks") }

    @Test(arguments: ["DE89370400440532013001", "DE8937040044053201300", "DE893704004405320130000", "ZZ89370400440532013000"])
    func `account numbers with a wrong sum, length or country stay`(_ number: String) {
        #expect(redacted("to \(number)!") == "to \(number)!")
    }

    // All leave 1 by 97, so that the structure alone decides; computed with Python: 98 - int(rest as digits + country + "00") % 97.
    @Test(arguments: [
        "aa8f6da2-a822-4ef9-be54-edbcb4ccb46a",  // its end would be Belgian by length and sum, but those numbers are digits
        "BE32ABCD12345678",  // letters where Belgium has digits
        "GB58123460161331926819",  // digits where the United Kingdom has the bank's letters
        "7c1e09f4-3b2d-4a60-be67-398259791907",  // a UUID whose last groups would be Belgian in every respect
    ])
    func `what is built otherwise than its country's numbers stays`(_ number: String) {
        #expect(redacted("to \(number), thanks") == "to \(number), thanks")
    }

    @Test(arguments: [
        ("SSN 536-90-4399", "SSN <SSN>"), ("536 90 4399 is mine", "<SSN> is mine"), ("my ssn is 536904399", "my ssn is <SSN>"),
        ("000-12-3456 666-12-3456 900-12-3456", "000-12-3456 666-12-3456 900-12-3456"), ("536-00-4399", "536-00-4399"),
        ("536-90-0000", "536-90-0000"), ("part 536904399", "part 536904399"), ("1-536-90-4399-2", "1-536-90-4399-2"),
    ])
    func `social security numbers follow the rules of the SSA`(_ text: String, _ expected: String) { #expect(redacted(text) == expected) }

    @Test(arguments: [
        "+1 212 555 0123", "+1 (212) 555-0123", "(212) 555-0123", "212-555-0123", "212.555.0123", "1-800-555-0199", "+49 171 1234567",
        "+49 (0)171 1234567", "+44 20 7946 0958", "020 7946 0958", "06 12 34 56 78", "0171/1234567", "030-12345678", "+33612345678",
        "0049 171 1234567", "+91 98765 43210",
    ])
    func `telephone numbers are found without a word that says so`(_ number: String) {
        #expect(redacted("so: \(number), ok?") == "so: <PHONE>, ok?")
    }

    @Test(arguments: [
        ("call me at 2125550123", "call me at <PHONE>"), ("my phone number is 612 345 678", "my phone number is <PHONE>"),
        ("Tel. 5550123", "Tel. <PHONE>"), ("my number is 555-0123.", "my number is <PHONE>."),
        ("mi teléfono es 612345678", "mi teléfono es <PHONE>"), ("ruf an unter Handy: 01711234567", "ruf an unter Handy: <PHONE>"),
    ])
    func `other telephone numbers are found after a word that says so`(_ text: String, _ expected: String) {
        #expect(redacted(text) == expected)
    }

    @Test(arguments: [
        "order 2125550123", "#212-555-0123", "ORD-212-555-0123", "I bought a phone, order number is 4420139482", "on 2026-03-02 10 30",
        "01.02.2024 10.30", "from 12.12.2025 - 14.12.2025", "212,555,0123", "$212 555 0123", "550e8400-e29b-41d4-a716-446655440000",
        "ISBN 978-3-16-148410-0", "00340434161094021501", "100 200 3000", "+5 points", "2026", "24/7", "my number in the queue is 45",
        "1 of 100 000 000", "call 911", "width 120 200 3000 mm 4", "9 to 5, Monday-Friday", "C++ 2011 2014 2017",
    ])
    func `look-alikes of telephone numbers stay`(_ text: String) { #expect(redacted(text) == text) }

    @Test(arguments: [
        ("from 203.0.113.7:8080", "from <IP>:8080"), ("10.0.0.1/24", "<IP>/24"), ("version 2.4.1.0", "version 2.4.1.0"), ("v1.2.3.4", "v1.2.3.4"),
        ("256.1.1.1", "256.1.1.1"), ("1.2.3", "1.2.3"), ("1.2.3.4.5", "1.2.3.4.5"), ("at 2001:db8::ff00:42:8329.", "at <IP>."),
        ("[fe80::1ff:fe23:4567:890a]", "[<IP>]"), ("2001:0db8:0000:0000:0000:ff00:0042:8329", "<IP>"), ("::ffff:192.0.2.128", "<IP>"),
        ("12:30:45", "12:30:45"), ("std::vector", "std::vector"), ("00:1b:44:11:3a:b7", "00:1b:44:11:3a:b7"), ("1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:9"),
    ])
    func `network addresses are found, versions and times stay`(_ text: String, _ expected: String) { #expect(redacted(text) == expected) }

    /// Made up in the issuers' forms; none was ever given out. Parted, so that no scanner takes this file for a leak.
    @Test(arguments: [
        "sk-" + "proj-Ab12Cd34Ef56Gh78Ij90", "sk-" + "ant-api03-abcDEF123-456_ghi", "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
        "gho_" + "abcdefghijklmnopqrstuvwxyz0123456789", "github_pat_" + "11ABCDEFG0abcdefghijkl_mnopqrstuvwx", "AKIA" + "IOSFODNN7EXAMPLE",
        "ASIA" + "IOSFODNN7EXAMPLE", "xoxb-" + "123456789012-abcdefGHIJKL", "AIza" + "SyA1234567890abcdefghijklmnopqrstuv",
        "glpat-" + "abcDEF123456ghiJKL78", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    ])
    func `keys are found by how they begin`(_ key: String) {
        #expect(redacted("use \(key), then go. And \"\(key)\"") == "use <SECRET>, then go. And \"<SECRET>\"")
    }

    @Test(arguments: ["sk-learn is good", "task-1234567890", "AKIA", "my_sk-12345678", "eyJ is how JSON begins", "risk-2024-0001"])
    func `words that begin like keys stay`(_ text: String) { #expect(redacted(text) == text) }

    @Test(arguments: [
        ("password: hunter2, user: bob", "password: <SECRET>, user: bob"), ("My password is hunter2.", "My password is <SECRET>."),
        ("api_key=x", "api_key=<SECRET>"), ("api_key=abc&user=1", "api_key=<SECRET>&user=1"), ("{\"password\": \"open sesame\"}", "{\"password\": \"<SECRET>\"}"),
        ("Passwort: sonnenschein", "Passwort: <SECRET>"), ("contraseña: girasol77", "contraseña: <SECRET>"), ("DB_PASSWORD=s3cret", "DB_PASSWORD=<SECRET>"),
        ("log in with password d2cfka4m6 now", "log in with password <SECRET> now"), ("my pin is 4321", "my pin is <SECRET>"), ("cvv: 123", "cvv: <SECRET>"), ("Authorization: Bearer abcdefgh12345678", "Authorization: <SECRET>"),
        ("postgres://bob:hun@ter2@db.example.com/x", "postgres://bob:<SECRET>@db.example.com/x"),
    ])
    func `what follows a cue word is found`(_ text: String, _ expected: String) { #expect(redacted(text) == expected) }

    @Test(arguments: [
        "my password is wrong", "Forgot password: please help me", "the password is 8-12 characters long", "token: expired", "max_token=256",
        "password reset: https://example.com/reset", "the pin is missing", "the secret is to whisk it well", "password: ********",
        "Is the password the same?", "password 8 characters", "a password for iPhone15 users", "my card's PIN code was changed",
    ])
    func `talk about passwords stays`(_ text: String) { #expect(redacted(text) == text) }

    @Test func `a private key goes as a whole`() {
        let body = String(repeating: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n", count: 5)
        let key = "-----BEGIN RSA PRIVATE KEY-----\n\(body)-----END RSA PRIVATE KEY-----"
        #expect(redacted("before\n\(key)\nafter") == "before\n<SECRET>\nafter")
        #expect(redacted("before " + key.replacing("\n", with: "\\n") + " after") == "before <SECRET> after")
    }

    @Test func `a private key without an end goes up to its last line`() {
        let body = String(repeating: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n", count: 5)
        #expect(redacted("-----BEGIN PRIVATE KEY-----\n\(body)help, that was my key") == "<SECRET>\nhelp, that was my key")
    }

    @Test func `a public key stays`() {
        let text = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD\n-----END PUBLIC KEY-----"
        #expect(redacted(text) == text)
    }

    @Test func `findings give entity and bytes in the order of the text`() {
        // "é " is 3 bytes, the address 8, " " 1: the card begins at 12.
        #expect(
            redactor.findings(in: "é a@bc.de 4111111111111111") == [
                Redactor.Finding(entity: .email, range: 3..<10), Redactor.Finding(entity: .card, range: 11..<27),
            ])
    }

    @Test func `the longer of two claims wins, and the first named where they are equal`() {
        #expect(redacted("4111111111111111@example.com") == "<EMAIL>")
        #expect(redacted("password: bob7@example.com") == "password: <SECRET>")
    }

    @Test func `the same value has the same placeholder however it is typed`() {
        let spellings = [
            ["Bob@Example.com", "bob@example.COM"], ["DE89370400440532013000", "de89 3704 0044 0532 0130 00"],
            ["+1 (212) 555-0123", "212.555.0123", "1-212-555-0123"], ["+49 (0)171 1234567", "0049 171 1234567", "+491711234567"],
            ["2001:db8::1:2", "2001:0DB8:0:0:0:0:1:2"],
        ]
        for group in spellings { #expect(Set(group.map(redactor.redact)).count == 1, "\(group.map(redactor.redact))") }
    }

    @Test func `placeholders are the keyed hash that another program computes`() {
        // printf 'v1|EMAIL|bob@example.com' | openssl dgst -sha256 -hmac 'a key for tests' begins with 1566886c6d79.
        #expect(redactor.redact("Bob@example.com") == "<EMAIL:1566886c6d79>")
    }

    @Test func `another key gives other placeholders`() {
        #expect(Redactor(key: [1]).redact("bob@example.com") != Redactor(key: [2]).redact("bob@example.com"))
    }

    @Test func `a list of numbers parted by spaces is redacted in one go`() {
        let text = "212-555-0123 212-555-0124 4111 1111 1111 1111 212-555-0125"
        #expect(redacted(text) == "<PHONE> <PHONE> <CARD> <PHONE>")
    }

    @Test func `text that looks like a placeholder of another shape is searched`() {
        #expect(redacted("<EMAIL:bob@example.com>") == "<EMAIL:<EMAIL>>")
    }

    /// Random strings of the pieces that matter, so that pieces of values meet in ways nobody wrote down.
    @Test(arguments: UInt64(1)...40) func `redacting again changes nothing`(_ seed: UInt64) {
        var random = CorpusRandom(seed: seed)
        let pieces = [
            "4111 1111 1111 1111", "4111", "1111", "212-555-0123", "bob", "@", "example.com", ".", "-", " ", " ", " ", "\n", "/", ":", "//", "+1",
            "(", ")", "password", "is", "=", "sk-test-0000", "DE89370400440532013000", "536-90-4399", "203.0.113.7", "2001:db8::1", "é",
            "\u{200b}", "５", "7", "00", "<EMAIL:7f3a9c1e2b40>", "<CARD>", "<", ">", "call", "my number", "-----BEGIN PRIVATE KEY-----",
            "-----END PRIVATE KEY-----", "https", "'", "\"", "😀",
        ]
        for _ in 0..<50 {
            let text = (0..<random.below(24)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let once = redactor.redact(text)
            #expect(redactor.redact(once) == once, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test(arguments: UInt64(1)...20) func `findings are apart, in order and on scalar borders, whatever the text`(_ seed: UInt64) {
        var random = CorpusRandom(seed: seed)
        let scalars = Array("0123456789+-.@: aé４\u{200d}sk_=/".unicodeScalars)
        for _ in 0..<50 {
            var text = ""
            for _ in 0..<random.below(60) { text.unicodeScalars.append(scalars[random.below(scalars.count)]) }
            var end = 0
            for finding in redactor.findings(in: text) {
                #expect(finding.range.lowerBound >= end && !finding.range.isEmpty && finding.range.upperBound <= text.utf8.count)
                let bytes = Array(text.utf8)[finding.range]
                #expect(String(validating: bytes, as: UTF8.self) != nil, "seed \(seed): \(text.debugDescription)")
                end = finding.range.upperBound
            }
        }
    }

    /// Texts made to be slow: at 64 KiB, which is what a message keeps, a quadratic walk takes minutes and fails by the limit.
    @Test(.timeLimit(.minutes(1)), arguments: [
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nAAAA\n", "1 ", "1-", "12 ", "a@", "a.b@c.", "eyJabcdefghij.eyJ", "://a:", "://a:@",
        "1.", "1:", "::", "password:", "+1 (", "212-555-0123 ", "４", "\u{200b}", "'", "sk-", "<EMAIL:",
    ])
    func `hostile texts end in time`(_ piece: String) {
        let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
        _ = redactor.redact(text)
    }
}
