/// Whether a found secret looks like one, rather than like code or a manual's sample.
///
/// Redaction takes whatever follows a cue such as `password =`: to hide too much costs little. An alarm is dearer. A coding bot writes
/// `password = user` and `token = jwt.encode(` all day, and on traffic of that kind nearly all hits of the rule were such.
enum SecretShape {
    /// - Parameters:
    ///   - range: what ``Redactor`` found.
    ///   - bytes: the text it lies in.
    /// - Returns: true for a key block, a token of a known issuer, and a value mixed as passwords and keys are.
    static func isLikely(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        let value = FoldedText(Array(bytes[range]))
        if value[0] == "-", value[1] == "-" { return !value.holds("...") }
        let start = value.has(Array("bearer ".utf8), at: 0) ? 7 : 0
        // A word at the end or a mask makes an issuer's token a sample; within 40 random letters it says nothing.
        if SecretTokens.range(startingAt: start, in: value)?.upperBound == value.count { return !isSampleToken(value) }
        guard !isSample(value) else { return false }
        let parts = value.bytes[start...].split { ties.contains($0) }
        guard !value.bytes[start...].contains(where: { codeSigns.contains($0) || $0.isSpace }),
            let longest = parts.max(by: { $0.count < $1.count })
        else { return false }
        // In `scheme://user:password@host` the place itself says what it is.
        let isInURL = range.upperBound < bytes.count && bytes[range.upperBound] == "@" && range.lowerBound > 0 && bytes[range.lowerBound - 1] == ":"
        return isInURL ? longest.count >= 6 && isMixed(longest) : longest.count >= leastLength && isRandom(longest)
    }

    /// NIST SP 800-63B (2017), 5.1.1.2: a password has 8 characters at least.
    private static let leastLength = 8

    /// Letters and digits, or one of the signs that only passwords have.
    private static func isMixed(_ part: ArraySlice<UInt8>) -> Bool {
        part.contains(where: \.isLetter) && part.contains { $0.isDigit || passwordSigns.contains($0) }
    }

    /// Mixed otherwise than names in code are: `utf8`, `Sha256` and `user1` have one group of digits between letters, or a single digit at the end.
    private static func isRandom(_ part: ArraySlice<UInt8>) -> Bool {
        guard isMixed(part) else { return false }
        let digits = part.count(where: \.isDigit)
        let hasLower = part.contains(where: \.isLower), hasUpper = part.contains(where: \.isUpper)
        if part.contains(where: passwordSigns.contains) { return digits > 0 || hasLower && hasUpper }
        let groups = part.split { !$0.isDigit }.count
        if groups >= 2 || hasLower && hasUpper && digits >= 2 { return true }
        // "sonnenblume77": a word and two digits or more, as people make passwords; in capitals it is a voucher or a part number.
        return hasLower && digits >= 2 && part.drop(while: \.isLetter).allSatisfy(\.isDigit)
    }

    /// What a manual puts in a secret's place, or the sample it prints.
    private static func isSample(_ value: FoldedText) -> Bool {
        samples.contains { value.holds($0) }
    }

    private static func isSampleToken(_ value: FoldedText) -> Bool {
        tokenMasks.contains { value.holds($0) } || publicSamples.contains { value.bytes.starts(with: $0) }
            || value.has(Array("example".utf8), at: value.count - 7)
    }

    /// What names, paths and lists are tied together with.
    private static let ties = Set("._-:/,+=|".utf8)
    private static let codeSigns = Set("()[]{}<>".utf8)
    private static let passwordSigns = Set("!@#$?~%&^*".utf8)
    private static let tokenMasks: [StaticString] = ["your-", "your_", "xxxx", "****", "..."]
    private static let samples: [StaticString] = ["example", "sample", "placeholder", "your", "xxxx", "****", "...", "redacted", "password", "dummy", "changeme"]

    /// The web tokens of jwt.io (John Doe, 1234567890) under its two headers, and of RFC 7519, 3.1 (joe).
    private static let publicSamples = [
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIi",
        "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIi",
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAi",
    ].map { Array($0.utf8) }
}

extension FoldedText {
    /// True when the lower-cased text holds `word`, which is in lower case.
    fileprivate func holds(_ word: StaticString) -> Bool {
        let word = Array(word.description.utf8)
        return bytes.indices.contains { has(word, at: $0) }
    }
}
