/// What follows a word such as "password" or "api key" and a colon, an equals sign or "is".
///
/// People write these words without a secret all the time ("my password is wrong"), so without an equals sign or quotes a value
/// must look like one.
enum CuedSecrets {
    /// The value after the cue word that begins with the letter at `start`.
    static func range(after start: Int, in text: FoldedText) -> Range<Int>? {
        guard let cue = cue(at: start, in: text), let link = link(at: cue.end, in: text) else { return nil }
        let quote = text[link.end]
        if quote == "\"" || quote == "'" || quote == "`", let value = quoted(from: link.end + 1, by: quote, in: text) {
            return isSecret(value, cue: cue.kind, link: link.kind, isQuoted: true, in: text) ? value : nil
        }
        let value = bare(from: link.end, stopsAtAmpersand: link.kind == .equals, in: text)
        return isSecret(value, cue: cue.kind, link: link.kind, isQuoted: false, in: text) ? value : nil
    }

    /// What stands between quotes on one line; nil where the second one is missing.
    private static func quoted(from first: Int, by quote: UInt8, in text: FoldedText) -> Range<Int>? {
        var at = first
        while at < text.count, at - first < limit, text.bytes[at] != quote {
            guard !text.bytes[at].isNewline, text.bytes[at] != FoldedText.placeholder else { return nil }
            at += 1
        }
        return text[at] == quote ? first..<at : nil
    }

    /// A run without spaces, less the signs that end a sentence or a list.
    private static func bare(from start: Int, stopsAtAmpersand: Bool, in text: FoldedText) -> Range<Int> {
        var first = start
        if text[first] == "\"" || text[first] == "'" || text[first] == "`" { first += 1 }
        var at = first
        while at < text.count, at - first < limit {
            let byte = text.bytes[at]
            if byte.isSpace || byte == "\"" || byte == FoldedText.placeholder { break }
            if stopsAtAmpersand, byte == "&" || byte == ";" { break }
            at += 1
        }
        while at > first, trailing.contains(text.bytes[at - 1]) { at -= 1 }
        return first..<at
    }

    private enum CueKind { case password, key, token, code }
    private enum LinkKind { case equals, colon, verb, nothing }

    private static let limit = 256
    private static let trailing = Set(".,;:!?)]}'".utf8)

    /// The longest cue that stands here as a word of its own.
    private static func cue(at start: Int, in text: FoldedText) -> (kind: CueKind, end: Int)? {
        let first = text[start].lowered
        guard first == "p" || first == "a" || first == "s" || first == "c" || first == "t" || first == "k" || first == "m" || first == "b"
        else { return nil }
        var best: (kind: CueKind, end: Int)?
        for cue in cues where cue.words[0] == first {
            var at = start
            for byte in cue.words {
                if byte == " " {
                    if text[at] == " " || text[at] == "-" || text[at] == "_" { at += 1 }
                } else {
                    guard text[at].lowered == byte else {
                        at = -1
                        break
                    }
                    at += 1
                }
            }
            if at > (best?.end ?? start), !text[at].isAlphanumeric, text[at] != "_" { best = (cue.kind, at) }
        }
        return best
    }

    /// `=`, `:`, `=>`, a form of "is" or only a space after the cue, and where the value begins.
    private static func link(at start: Int, in text: FoldedText) -> (kind: LinkKind, end: Int)? {
        var at = start
        if text[at] == "\"" || text[at] == "'" { at += 1 }
        func skipBlanks() { while text[at].isBlank, at - start < 8 { at += 1 } }
        skipBlanks()
        if text[at] == "=" || text[at] == ":" {
            let kind: LinkKind = text[at] == "=" || text[at + 1] == "=" ? .equals : .colon
            at += 1
            if text[at] == "=" || text[at] == ">" { at += 1 }
            skipBlanks()
            return (kind, at)
        }
        guard at > start else { return nil }
        for verb in verbs where text.has(verb, at: at) {
            at += verb.count
            guard text[at] == ":" || text[at].isBlank else { return nil }
            if text[at] == ":" { at += 1 }
            skipBlanks()
            return (.verb, at)
        }
        return (.nothing, at)
    }

    private static func isSecret(_ range: Range<Int>, cue: CueKind, link: LinkKind, isQuoted: Bool, in text: FoldedText) -> Bool {
        guard !range.isEmpty else { return false }
        let value = text.bytes[range]
        let word = value.map(\.lowered)
        guard !noSecrets.contains(word), !word.starts(with: "http".utf8), value.contains(where: { $0 != "*" && $0.lowered != "x" && $0 != "." })
            || link == .equals && value.contains(where: { $0 != "*" })
        else { return false }
        let hasDigit = value.contains(where: \.isDigit)
        let hasOnlyDigits = value.allSatisfy(\.isDigit)
        if link == .nothing {
            // "log in with bob and password d2cfka4m6": letters and digits mixed, as no word is.
            return cue == .password && value.count >= 6 && hasDigit && value.contains(where: \.isLetter)
        }
        switch cue {
        case .code:
            // A PIN has 4 to 6 digits (ISO 9564-1 allows up to 12, banks don't), a card's code 3 or 4.
            return hasOnlyDigits && (3...6).contains(value.count)
        case .key:
            // A number after "token" is a count.
            if hasOnlyDigits { return false }
            if link == .equals || isQuoted { return true }
            return hasDigit && value.count >= 8
        case .token:
            // Parcels, queues and vouchers have tokens too: theirs are numbers, or capitals and digits.
            if hasOnlyDigits { return false }
            if link == .equals { return true }
            if isTrackingNumber(value) { return false }
            return isQuoted || hasDigit && value.contains(where: \.isLower) && value.count >= 8
        case .password:
            if link == .equals || isQuoted { return true }
            let hasSign = value.contains { !$0.isAlphanumeric && $0 != "'" && $0 != "-" && $0 < 0x80 }
            let looksLikeOne = value.count >= 4 && (hasDigit || hasSign) && !isCount(range, in: text)
            if link == .verb { return looksLikeOne }
            return looksLikeOne || endsLine(range.upperBound, in: text)
        }
    }

    /// Up to 4 letters, 8 digits or more, up to 2 letters, as carriers number parcels (UPU S10: `RR123456789DE`).
    private static func isTrackingNumber(_ value: ArraySlice<UInt8>) -> Bool {
        let signs = value.filter { $0 != "-" && $0 != " " }
        let digits = signs.drop(while: \.isLetter)
        let rest = digits.drop(while: \.isDigit)
        return signs.count - digits.count <= 4 && digits.count - rest.count >= 8 && rest.count <= 2 && rest.allSatisfy(\.isLetter)
    }

    /// "at least: 8-12 characters": digits and dashes with a word after them.
    private static func isCount(_ range: Range<Int>, in text: FoldedText) -> Bool {
        guard text.bytes[range].allSatisfy({ $0.isDigit || $0 == "-" }), text[range.upperBound].isBlank else { return false }
        return counted.contains { text.has($0, at: range.upperBound + 1) }
    }

    /// True when nothing but signs follows on the line: a value that stands last is no part of a sentence.
    private static func endsLine(_ end: Int, in text: FoldedText) -> Bool {
        var at = end
        while at < text.count, !text.bytes[at].isNewline {
            guard at - end < 4, !text.bytes[at].isWordLetter, !text.bytes[at].isDigit else { return false }
            at += 1
        }
        return true
    }

    private struct Cue: Sendable {
        /// In lower case; a space stands for none, a space, a dash or an underscore.
        let words: [UInt8]
        let kind: CueKind

        /// - Parameter list: cues parted by commas; `~` stands for any letter beyond ASCII.
        static func list(_ kind: CueKind, _ list: StaticString) -> [Cue] {
            list.description.utf8.split(separator: UInt8(ascii: ",")).map { words in
                Cue(words: words.map { $0 == "~" ? FoldedText.otherLetter : $0 }, kind: kind)
            }
        }
    }

    private static let cues =
        Cue.list(.password, "password,passwd,passwort,passphrase,passcode,pwd,kennwort,contrase~a,mot de passe")
        + Cue.list(.key, "api key,api token,access key,access key id,access token,auth token,bearer token,client secret,secret")
        + Cue.list(.key, "secret key,secret access key,private key,bearer")
        + Cue.list(.token, "token")
        + Cue.list(.code, "pin,cvv,cvc,card security code")

    private static let verbs = ["is", "was", "ist", "lautet", "es", "est"].map { Array($0.utf8) }
    private static let counted = ["char", "digit", "letter", "symbol", "zeichen", "day", "minute", "hour", "time"].map { Array($0.utf8) }
    /// What is said of a secret rather than being one.
    private static let noSecrets = WordSet(
        """
        expired invalid wrong missing required none null nil true false incorrect reset forgotten changed empty hidden unknown \
        string undefined optional protected needed weak strong same please yes no
        """)
}
