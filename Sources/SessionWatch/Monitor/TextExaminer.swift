internal import ConversationLog

/// Looks at one text by itself: digest, phrases, personal data. Redacts what leaves.
package final class TextExaminer {
    // A class, since it owns the scratch memory of the pattern scanner, which has one user at a time.
    private let phrases: PhraseScanner
    private let redactor: Redactor
    private let reveals: Bool

    package struct Examined {
        var digest: TextDigest
        var phrases: PhraseCounts
        /// The phrases left when quotations are taken out: what the speaker says, not what they tell of others.
        var ownPhrases: PhraseCounts
        var values: [RuleInput.Leak]
        /// What the transcript keeps of it: redacted, and at most ``TranscriptRing/textBytes`` of it.
        var transcriptText: String
    }

    /// Characters of an alert's excerpt.
    private static let excerptLength = 240

    package init(phrases: PhraseScanner, redactor: Redactor, reveals: Bool = false) {
        self.phrases = phrases
        self.redactor = redactor
        self.reveals = reveals
    }

    func examine(_ message: Message) -> Examined {
        let digest = TextDigest(message.text)
        let look = redactor.examine(message.text)
        var examined = Examined(
            digest: digest, phrases: PhraseCounts(), ownPhrases: PhraseCounts(), values: [],
            transcriptText: Self.shortened(reveals ? message.text : look.redacted, to: TranscriptRing.textBytes))
        guard message.role == .user || message.role == .assistant else { return examined }
        examined.phrases = phrases.hits(in: message.text)
        examined.ownPhrases = examined.phrases
        if examined.phrases != PhraseCounts(), let rest = Quotation.removed(from: message.text) { examined.ownPhrases = phrases.hits(in: rest) }
        examined.values = Self.values(look.findings, in: message.text)
        return examined
    }

    /// A text that may be unredacted, as it may be stored: see ``storesAsShown``.
    func stored(_ text: String) -> String { redactor.redact(text) }

    /// Whether texts that may leave the program may also be stored: not when the user asked for unredacted ones.
    var storesAsShown: Bool { !reveals }

    /// An effect as it may be stored: redacted, also where the user asked for unredacted texts.
    ///
    /// Of an excerpt that was cut the last 64 scalars go too: they may be half of a number.
    package func storable(_ effect: Effect) -> Effect {
        guard reveals else { return effect }
        switch effect {
        case .alert(var alert):
            let excerpt = alert.excerpt.unicodeScalars
            let isCut = excerpt.count >= Self.excerptLength
            alert.excerpt = redactor.redact(isCut ? String(String.UnicodeScalarView(excerpt.dropLast(64))) + "\u{2026}" : alert.excerpt)
            alert.session = redactor.redact(alert.session)
            return .alert(alert)
        case .sessionClosed(var session):
            session.session = redactor.redact(session.session)
            session.user = session.user.map(redactor.redact)
            session.bot = session.bot.map(redactor.redact)
            session.model = session.model.map(redactor.redact)
            return .sessionClosed(session)
        case .score: return effect
        }
    }

    /// The text as it may leave the program: personal data and secrets replaced, unless the user asked for all.
    package func redacted(_ text: String) -> String {
        reveals ? text : redactor.redact(text)
    }

    /// A session's id as it may leave the program. Ids of digits alone are left as they are unless they
    /// are card numbers: most are counters or times, and a consumer must be able to join them with the log.
    func shownID(_ id: String, handle: Int) -> String {
        if id.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            !redactor.findings(in: id).contains(where: { $0.entity == .card })
        {
            return id
        }
        let shown = redacted(id)
        return shown == id ? id : "\(shown)#\(handle)"
    }

    /// The beginning of a redacted text, cut between scalars.
    private static func shortened(_ text: String, to bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: bytes)
        while end > text.startIndex, text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }

    /// The beginning of a text, redacted before it is cut, so that no half of a number stays.
    func excerpt(of text: String) -> String {
        let whole = redacted(text)
        guard whole.unicodeScalars.count > Self.excerptLength else { return whole }
        return String(String.UnicodeScalarView(whole.unicodeScalars.prefix(Self.excerptLength - 1))) + "\u{2026}"
    }

    /// Personal data and secrets in the text, each as a hash of its letters and digits; of secrets only what looks like one.
    private static func values(_ findings: [Redactor.Finding], in text: String) -> [RuleInput.Leak] {
        guard !findings.isEmpty else { return [] }
        let bytes = Array(text.utf8)
        return findings.filter { $0.entity != .secret || SecretShape.isLikely($0.range, in: bytes) }.map { finding in
            var hash = FNV1a()
            for byte in bytes[finding.range] {
                switch byte {
                case 0x30...0x39, 0x61...0x7A: hash.add(byte)
                case 0x41...0x5A: hash.add(byte | 0x20)
                default: break
                }
            }
            return RuleInput.Leak(entity: finding.entity, value: Spreading.mixed(hash.value))
        }
    }
}
