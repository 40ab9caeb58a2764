import SessionWatch

/// A message of a made-up conversation and where the values in it are.
struct LabelledMessage {
    var text = ""
    var values: [Redactor.Finding] = []

    /// Adds text that holds nothing to be found.
    mutating func say(_ words: String) { text += words }

    mutating func say(_ value: String, _ entity: Redactor.Entity) {
        let start = text.utf8.count
        text += value
        values.append(Redactor.Finding(entity: entity, range: start..<text.utf8.count))
    }
}

/// Messages of customers and bots with known values and with look-alikes, made without any code of the redactor.
///
/// Values are made from the standards' own rules, forwards (a check digit is computed, not tested), in the spellings that people
/// use. A tenth of the telephone numbers are solid digits without a word that says so: those can't be told from order numbers.
struct RedactCorpus {
    private var random: CorpusRandom

    init(seed: UInt64) { random = CorpusRandom(seed: seed) }

    mutating func messages(_ count: Int) -> [LabelledMessage] { (0..<count).map { _ in message() } }

    private mutating func message() -> LabelledMessage {
        var message = LabelledMessage()
        message.say(pick(["Hi, ", "hello ", "", "", "Thanks! ", "Guten Tag, ", "ok so ", "Bonjour, "]))
        for part in 0..<(1 + random.below(3)) {
            if part > 0 { message.say(pick([". ", ", and ", "\n", "; ", " - "])) }
            random.below(5) < 3 ? addValue(to: &message) : message.say(lookAlike())
        }
        message.say(pick([".", "", "?", "!", ", thanks", " please"]))
        return message
    }

    private mutating func pick<T>(_ choices: [T]) -> T { choices[random.below(choices.count)] }

    private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(random.below(10)) }.joined() }

    private mutating func letters(_ count: Int, of alphabet: String) -> String {
        let alphabet = Array(alphabet)
        return String((0..<count).map { _ in alphabet[random.below(alphabet.count)] })
    }

    private mutating func addValue(to message: inout LabelledMessage) {
        switch random.below(7) {
        case 0:
            message.say(pick(["my card is ", "charge ", "the number on it: ", "paid with "]))
            message.say(card(), .card)
        case 1:
            message.say(pick(["send it to ", "IBAN ", "refund to account ", "Konto: "]))
            message.say(iban(), .iban)
        case 2:
            message.say(pick(["my SSN is ", "social: ", "it is "]))
            message.say(socialSecurityNumber(), .ssn)
        case 3:
            message.say(pick(["write to ", "I am ", "login ", "mail: ", "("]))
            message.say(mail(), .email)
        case 4: addPhone(to: &message)
        case 5:
            message.say(pick(["blocked from ", "my IP is ", "host ", "server at "]))
            message.say(address(), .ip)
        default: addSecret(to: &message)
        }
    }

    // MARK: values

    private mutating func card() -> String {
        let (prefix, length) = pick([("4", 16), ("51", 16), ("2221", 16), ("34", 15), ("37", 15), ("6011", 16), ("3528", 16), ("36", 14), ("62", 16)])
        let body = prefix + digits(length - prefix.count - 1)
        let number = body + String(Self.luhnDigit(after: body))
        switch random.below(8) {
        case 0, 1: return number
        case 2: return Self.grouped(number, "-")
        case 3: return number.map { String(UnicodeScalar(0xff10 + ($0.wholeNumberValue ?? 0)) ?? "0") }.joined()
        case 4: return number.map(String.init).joined(separator: "\u{200b}")
        default: return Self.grouped(number, " ")
        }
    }

    /// The digit that makes the weighted sum end in 0: 10 minus what is over, with the last digit of the body counted twice.
    private static func luhnDigit(after body: String) -> Int {
        let doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
        var isDoubled = true, sum = 0
        for character in body.reversed() {
            let value = character.wholeNumberValue ?? 0
            sum += isDoubled ? doubled[value] : value
            isDoubled.toggle()
        }
        return (10 - sum % 10) % 10
    }

    private static func grouped(_ number: String, _ separator: String) -> String {
        let sizes = number.count == 15 ? [4, 6, 5] : number.count == 14 ? [4, 6, 4] : [4, 4, 4, 4]
        var rest = number[...]
        return sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return String(rest.prefix(size))
        }.joined(separator: separator)
    }

    private mutating func iban() -> String {
        let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let (country, account) = pick([
            ("DE", digits(18)), ("GB", letters(4, of: upper) + digits(14)), ("FR", digits(10) + letters(11, of: upper + "0123456789") + digits(2)),
            ("NL", letters(4, of: upper) + digits(10)), ("ES", digits(20)), ("CH", digits(5) + letters(12, of: upper + "0123456789")),
            ("NO", digits(11)), ("PL", digits(24)), ("IT", letters(1, of: upper) + digits(10) + letters(12, of: upper + "0123456789")),
        ])
        // ISO 13616: 98 minus the remainder of account, country and 00 by 97, by long division over the decimal digits.
        var remainder = 0
        for character in account + country + "00" {
            let value = character.wholeNumberValue ?? Int(character.asciiValue ?? 65) - 55
            for digit in String(value) { remainder = (remainder * 10 + (digit.wholeNumberValue ?? 0)) % 97 }
        }
        let check = 98 - remainder
        let number = country + (check < 10 ? "0" : "") + String(check) + account
        guard random.below(2) == 0 else { return random.below(4) == 0 ? number.lowercased() : number }
        return stride(from: 0, to: number.count, by: 4).map { String(number.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    private mutating func socialSecurityNumber() -> String {
        var area = 1 + random.below(898)
        if area == 666 { area = 665 }
        let text = "\(String(1000 + area).dropFirst())-\(String(101 + random.below(99)).dropFirst())-\(String(10001 + random.below(9999)).dropFirst())"
        return random.below(4) == 0 ? text.replacing("-", with: " ") : text
    }

    private mutating func mail() -> String {
        let names = ["anna", "j.smith", "li_wei", "o'brien", "mary-ann", "x", "sales+eu", "müller"]
        let hosts = ["example.com", "mail.example.org", "shop-24.example.co.uk", "bücher.example", "EXAMPLE.NET"]
        return pick(names) + (random.below(2) == 0 ? digits(2) : "") + "@" + pick(hosts)
    }

    private mutating func addPhone(to message: inout LabelledMessage) {
        let area = String(2 + random.below(8)) + "0" + digits(1), exchange = String(2 + random.below(8)) + "5" + digits(1), line = digits(4)
        if random.below(3) == 0 {
            message.say(pick(["call me at ", "my phone number is ", "Tel. ", "text ", "Handy: ", "whatsapp ", "my number is "]))
            message.say(pick([area + exchange + line, exchange + "-" + line, "0171" + digits(7), "612 " + digits(3) + " " + digits(3)]), .phone)
            return
        }
        message.say(pick(["reach us on ", "here: ", "it's ", "new one "]))
        let separated = [
            "(\(area)) \(exchange)-\(line)", "\(area)-\(exchange)-\(line)", "\(area).\(exchange).\(line)", "+1 \(area) \(exchange) \(line)", "+1\(area)\(exchange)\(line)",
            "+49 171 " + digits(7), "+44 20 7946 0" + digits(3), "0171 " + digits(7), "06 " + (0..<4).map { _ in digits(2) }.joined(separator: " "),
            "020 7946 0" + digits(3), "+33 6 12 34 " + digits(2) + " " + digits(2), "030/" + digits(8), "+919" + digits(9), "1-\(area)-\(exchange)-\(line)",
        ]
        // Without any sign or word: no pattern can tell these.
        message.say(random.below(10) == 0 ? area + exchange + line : pick(separated), .phone)
    }

    private mutating func address() -> String {
        func octet() -> String { String(random.below(256)) }
        func group() -> String { String(0x1000 + random.below(0xefff), radix: 16) }
        switch random.below(4) {
        case 0: return (0..<8).map { _ in group() }.joined(separator: ":")
        case 1: return "2001:db8::" + group() + ":" + group()
        default: return (0..<4).map { _ in octet() }.joined(separator: ".")
        }
    }

    private mutating func addSecret(to message: inout LabelledMessage) {
        let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        switch random.below(4) {
        case 0:
            message.say(pick(["password: ", "my password is ", "passwd=", "pwd: "]))
            message.say(letters(5, of: "abcdefgh") + digits(3), .secret)
        case 1:
            message.say(pick(["api_key=", "api key: ", "\"client_secret\": \"", "token="]))
            message.say(letters(24, of: all) + "9", .secret)
        case 2:
            message.say(pick(["postgres", "https", "amqp"]) + "://bob:")
            message.say(letters(9, of: all), .secret)
            message.say("@db.example.com/x")
        default:
            message.say(pick(["use ", "leaked ", "it was "]))
            message.say(
                pick([
                    "sk-" + letters(40, of: all) + "1", "sk-proj-" + letters(40, of: all) + "1", "ghp_" + letters(36, of: all), "AKIA" + letters(16, of: upper),
                    "xoxb-" + digits(12) + "-" + letters(24, of: all), "AIza" + letters(35, of: all), "glpat-" + letters(20, of: all),
                    "eyJ" + letters(17, of: all) + ".eyJ" + letters(30, of: all) + "." + letters(43, of: all),
                ]), .secret)
        }
    }

    // MARK: look-alikes

    private mutating func lookAlike() -> String {
        let hex = "0123456789abcdef"
        switch random.below(18) {
        case 0: return "order " + pick(["#", "", "no. ", "number "]) + digits(6 + random.below(7))
        case 1: return pick(["on ", "by "]) + "2026-0\(1 + random.below(9))-1\(random.below(10)) at 1\(random.below(10)):\(10 + random.below(50)):\(10 + random.below(50))"
        case 2: return "due 1\(random.below(10)).0\(1 + random.below(9)).2026"
        case 3: return "it costs $\(1 + random.below(999)),\(100 + random.below(900)).\(10 + random.below(90))"
        case 4: return "tracking 1Z" + letters(6, of: "ABCDEFGH0123") + digits(10)
        case 5: return "parcel 0034" + digits(16)
        case 6: return pick(["version ", "v"]) + "\(random.below(20)).\(random.below(20)).\(random.below(20)).\(random.below(20))"
        case 7:
            return [8, 4, 4, 4, 12].map { letters($0, of: hex) }.joined(separator: "-")
        case 8: return "commit " + letters(40, of: hex)
        case 9:
            // A card with the wrong check digit.
            let body = "4" + digits(14)
            return "gift code " + Self.grouped(body + String((Self.luhnDigit(after: body) + 1 + random.below(9)) % 10), pick(["", " ", "-"]))
        case 10: return "account DE" + "00" + digits(18)  // 00 and 01 are never check digits: 98 minus the remainder is 2 to 98
        case 11: return "part " + pick(["000", "666", "900"]) + "-" + digits(2) + "-" + digits(4)
        case 12: return "ISBN 978-3-16-" + digits(6) + "-" + digits(1)
        case 13:
            // GS1: what lacks to a full ten, digits in even places counted three times.
            let body = "40" + digits(10)
            let sum = body.enumerated().reduce(0) { $0 + ($1.element.wholeNumberValue ?? 0) * ($1.offset % 2 == 1 ? 3 : 1) }
            return "EAN " + body + String((10 - sum % 10) % 10)
        case 14: return "at " + digits(2) + "." + digits(6) + ", -" + digits(2) + "." + digits(6)
        case 15: return "event at " + "17" + digits(11)
        case 16: return "the mac " + (0..<6).map { _ in letters(2, of: hex) }.joined(separator: ":")
        default: return pick(["my password is wrong", "ask @shop_help", "I forgot my PIN", "between 10 and 12 000", "size 120 x 200 x 40", "24/7 since 2019"])
        }
    }
}
