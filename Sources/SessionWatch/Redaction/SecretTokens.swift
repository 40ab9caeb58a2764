/// Keys and tokens that say by their first letters what they are.
enum SecretTokens {
    /// The token that begins with the letter at `start`.
    static func range(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        let first = text[start]
        guard firstLetters.contains(first) else { return nil }
        guard text[start - 1] != "_", text[start - 1] != "-" || !text[start - 2].isAlphanumeric else { return nil }
        for kind in kinds where kind.prefix[0] == first {
            guard starts(with: kind.prefix, at: start, in: text) else { continue }
            let body = start + kind.prefix.count
            var end = body
            while end < text.count, kind.alphabet.contains(text.bytes[end]) { end += 1 }
            // A sentence's dash or dot is not the token's.
            while end > body, !text.bytes[end - 1].isAlphanumeric { end -= 1 }
            guard kind.lengths.contains(end - body), !text[end].isAlphanumeric else { continue }
            guard !kind.needsDigit || text.bytes[body..<end].contains(where: \.isDigit) else { continue }
            return start..<end
        }
        return starts(with: webTokenStart, at: start, in: text) ? webToken(startingAt: start, in: text) : nil
    }

    /// Header, claims and signature of a JSON web token (RFC 7519): three parts of base64url, the first two of JSON objects,
    /// which begin with `{"` and so with `eyJ`.
    private static func webToken(startingAt start: Int, in text: FoldedText) -> Range<Int>? {
        var end = start
        for part in 0..<3 {
            let first = end
            guard part == 2 || starts(with: webTokenStart, at: first, in: text) else { return nil }
            while end < text.count, Alphabet.base64URL.contains(text.bytes[end]) { end += 1 }
            // `{"a":1}` is the shortest useful object: 10 letters.
            guard end - first >= 10 else { return nil }
            guard part < 2 else { break }
            guard text[end] == "." else { return nil }
            end += 1
        }
        return start..<end
    }

    private static func starts(with prefix: [UInt8], at start: Int, in text: FoldedText) -> Bool {
        for offset in prefix.indices where text[start + offset] != prefix[offset] { return false }
        return true
    }

    private static let webTokenStart = Array("eyJ".utf8)

    private struct Kind: Sendable {
        var prefix: [UInt8]
        var alphabet: Alphabet
        /// Bytes after the prefix.
        var lengths: ClosedRange<Int>
        /// Where the prefix alone may begin an ordinary word, such as `sk-learn`.
        var needsDigit = false

        init(_ prefix: StaticString, _ alphabet: Alphabet, _ lengths: ClosedRange<Int>, needsDigit: Bool = false) {
            self.prefix = Array(prefix.description.utf8)
            self.alphabet = alphabet
            self.lengths = lengths
            self.needsDigit = needsDigit
        }
    }

    private enum Alphabet {
        case alphanumeric, upperOrDigit, base64URL, dotted

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .alphanumeric: byte.isAlphanumeric
            case .upperOrDigit: byte.isUpper || byte.isDigit
            case .base64URL: byte.isAlphanumeric || byte == "-" || byte == "_"
            case .dotted: byte.isAlphanumeric || byte == "-" || byte == "_" || byte == "."
            }
        }
    }

    /// No token of the issuers below is longer; and a walk has an end.
    private static let longest = 512

    /// Prefixes as the issuers document them (GitHub, "Token formats"; AWS IAM, "Unique identifiers"; Slack, "Token types"; Google
    /// Cloud, GitLab, Stripe, OpenAI, Anthropic). The least lengths leave room for tokens that were cut.
    private static let kinds = [
        Kind("sk-", .base64URL, 8...longest, needsDigit: true),
        Kind("sk_live_", .alphanumeric, 8...longest), Kind("sk_test_", .alphanumeric, 8...longest),
        Kind("rk_live_", .alphanumeric, 8...longest), Kind("rk_test_", .alphanumeric, 8...longest),
        Kind("whsec_", .alphanumeric, 16...longest),
        Kind("ghp_", .alphanumeric, 16...longest), Kind("gho_", .alphanumeric, 16...longest),
        Kind("ghu_", .alphanumeric, 16...longest), Kind("ghs_", .alphanumeric, 16...longest),
        Kind("ghr_", .alphanumeric, 16...longest), Kind("github_pat_", .base64URL, 20...longest),
        Kind("AKIA", .upperOrDigit, 16...16), Kind("ASIA", .upperOrDigit, 16...16),
        Kind("xoxa-", .base64URL, 10...longest), Kind("xoxb-", .base64URL, 10...longest), Kind("xoxp-", .base64URL, 10...longest),
        Kind("xoxr-", .base64URL, 10...longest), Kind("xoxs-", .base64URL, 10...longest),
        Kind("AIza", .base64URL, 30...longest), Kind("ya29.", .base64URL, 20...longest),
        Kind("glpat-", .base64URL, 16...longest), Kind("npm_", .alphanumeric, 30...longest), Kind("hf_", .alphanumeric, 20...longest),
        Kind("SG.", .dotted, 40...longest),
        // RFC 6750: the header's word is taken out with its token.
        Kind("Bearer ", .dotted, 16...longest, needsDigit: true), Kind("bearer ", .dotted, 16...longest, needsDigit: true),
    ]

    private static let firstLetters = Set(kinds.map { $0.prefix[0] } + webTokenStart.prefix(1))
}
