internal import ConversationLog

/// Why a session is flagged now, in the form of an alert's reasons.
struct Verdict {
    /// One feature's part in the forest's score.
    struct Part {
        var signal: SessionSignal
        var value: Float
        /// Its share of the score's excess over the usual, of all features together 1.
        var weight: Double
        /// 5th and 95th percentile in the window.
        var usual: ClosedRange<Float>?
    }

    /// Features told at most, after the rules.
    static let reasonLimit = 6

    let severity: Severity
    let kind: String
    let tags: [String]
    let rules: [String]
    /// The rules that had not been told of this session yet, in the order of their names.
    let news: [String]
    let reasons: [Reason]

    init(severity: Severity, session: SessionState, judged: SessionJudge.Judgement, explanation: [Part]) {
        let hits = session.risk.audibleHits.sorted {
            let a = RiskState.strength(of: $0), b = RiskState.strength(of: $1)
            return a != b ? a > b : $0.rule.name < $1.rule.name
        }
        let ruleStrength = hits.reduce(0) { $0 + RiskState.strength(of: $1) }
        let forestStrength = explanation.isEmpty ? 0 : session.risk.forestStrength
        let whole = max(1e-9, ruleStrength + forestStrength)
        self.severity = severity
        kind = hits.first.map(\.rule.name) ?? "forest"
        rules = hits.map(\.rule.name)
        news = rules.filter { !session.risk.rulesTold.contains($0) }.sorted()
        var tags: [String] = []
        for tag in hits.flatMap(\.rule.tags) where !tags.contains(tag) { tags.append(tag) }
        self.tags = tags
        reasons =
            hits.map { record in
                Reason(
                    signal: record.rule.name, value: record.best.value, usual: nil,
                    share: RiskState.strength(of: record) / whole, text: record.best.text)
            }
            + explanation.map { part in
                Self.reason(part, share: forestStrength / whole * part.weight)
            }
    }

    /// The same line, session and cause have the same id in every run.
    func id(of message: Message) -> UInt64 {
        var hash = FNV1a()
        hash.add(message.lineHash)
        hash.add(UInt64(message.place.offset))
        for byte in message.session.utf8 { hash.add(byte) }
        // A line may hold several messages, and a session have several alerts at one message.
        for byte in message.text.utf8 { hash.add(byte) }
        for byte in "\(message.role.rawValue) \(severity.rawValue) \(news.joined(separator: " "))".utf8 { hash.add(byte) }
        return Spreading.mixed(hash.value)
    }

    private static func reason(_ part: Part, share: Double) -> Reason {
        let signal = part.signal
        let natural = signal.natural(part.value)
        var text = "\(signal.name) \(signal.text(natural))"
        var usual: ClosedRange<Double>?
        if let range = part.usual {
            let low = signal.natural(range.lowerBound), high = signal.natural(range.upperBound)
            usual = low...max(low, high)
            text += low == high ? ", usually \(signal.text(low))" : ", usually \(signal.text(low)) to \(signal.text(high))"
        }
        return Reason(signal: signal.name, value: natural, usual: usual, share: share, text: text)
    }
}
