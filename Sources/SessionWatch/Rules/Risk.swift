package import KeptState
package import OnlineForest
internal import RealModule

/// A session's risk: the forest and the rules together.
///
///     risk = 1 - (1 - score) * product over the session's rules of (1 - weight)^evidence
///     evidence = 1 + (1 - 1 / hits) / 4
///
/// The parts are taken as independent reasons to doubt the session ("noisy or", Pearl 1988). The forest's score always
/// stays a factor, so that risk never saturates: of two sessions with the same rules the stranger one has the greater
/// risk. More hits of a rule raise its part a little, within bounds.
package struct RiskState: Sendable {
    /// The forest's score of the session now; 0 before it can judge.
    package var score: Double = 0
    /// The greatest of those that count for the threshold.
    package var greatestScore: Double = 0
    /// Where the threshold keeps that one; nil before there is any.
    package var line: FlagThreshold.Entry?
    /// Hits by rule, in the order in which the rules first hit.
    package private(set) var hits: [RuleRecord] = []
    /// The greatest risk so far, and the score then.
    package private(set) var greatest: Double = 0
    package private(set) var scoreAtGreatest: Double = 0
    /// Risk after each of the last ``historyLength`` messages.
    package private(set) var history: [Double] = []
    /// The session's bin in the histogram of all sessions.
    var bin: Int?
    /// Set when a first alert was raised.
    package var alerted: Severity?
    /// The rules that were told in an alert.
    package var rulesTold: Set<String> = []
    /// Findings that were counted as allowed or muted, by rule.
    package var silenced: Set<String> = []

    package static let historyLength = 32

    package struct RuleRecord: Sendable {
        package let rule: Rule
        package var count: Int
        package var best: RuleHit
        /// Whether one of the hits may be told; those of the allow list and the mutes only count for the risk.
        package var isAudible: Bool
    }

    mutating func add(_ hit: RuleHit, of rule: Rule, isAudible: Bool = true) {
        if let index = hits.firstIndex(where: { $0.rule.name == rule.name }) {
            hits[index].count += 1
            if isAudible { hits[index].isAudible = true }
            if hit.value > hits[index].best.value { hits[index].best = hit }
        } else {
            hits.append(RuleRecord(rule: rule, count: 1, best: hit, isAudible: isAudible))
        }
    }

    /// The risk now, recorded in the history.
    mutating func update() -> Double {
        var doubt = 1 - score
        for record in hits { doubt *= Double.exp(-Self.strength(of: record)) }
        let risk = 1 - doubt
        if risk > greatest {
            greatest = risk
            scoreAtGreatest = score
        }
        if history.count >= Self.historyLength { history.removeFirst() }
        history.append(risk)
        return risk
    }

    /// The hits that may be told, in the order of ``hits``.
    var audibleHits: [RuleRecord] { hits.filter(\.isAudible) }

    /// The risk by the score and the audible hits alone: what may flag the session.
    var audibleRisk: Double {
        var doubt = 1 - score
        for record in hits where record.isAudible { doubt *= Double.exp(-Self.strength(of: record)) }
        return 1 - doubt
    }

    /// How much a part adds to -ln(1 - risk); the shares of an alert's reasons are made of these.
    static func strength(of record: RuleRecord) -> Double {
        let evidence = 1 + (1 - 1 / Double(record.count)) / 4
        return -Double.log(1 - record.rule.weight) * evidence
    }

    /// The forest's part of -ln(1 - risk).
    var forestStrength: Double { -Double.log(max(1e-9, 1 - score)) }
}

extension RiskState: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&score)
        archive.keep(&greatestScore)
        var number = line?.number
        archive.keep(&number)
        archive.check(number.map { $0 >= 0 } ?? true)
        archive.keep(&hits)
        archive.check(hits.count <= Rules.all.count)
        archive.keep(&greatest)
        archive.keep(&scoreAtGreatest)
        archive.keep(&history)
        archive.check(history.count <= Self.historyLength)
        archive.keep(&bin)
        archive.check(bin.map(RiskHistogram.indices.contains) ?? true)
        archive.keepCase(&alerted)
        archive.keep(&rulesTold)
        archive.keep(&silenced)
        guard archive.isReading, archive.fault == nil else { return }
        line = number.map { FlagThreshold.Entry(number: $0) }
        // Shares of 1: what a session may have, and no number that isn't one.
        archive.check([score, greatestScore, greatest, scoreAtGreatest].allSatisfy { (0...1).contains($0) })
    }
}

extension RiskState.RuleRecord: KeptValue {
    package static var blank: RiskState.RuleRecord {
        RiskState.RuleRecord(rule: Rules.all[0], count: 0, best: RuleHit(value: 0, text: ""), isAudible: false)
    }
    package static var leastBytes: Int { 12 }

    /// A rule is kept by its name; one that this version does not have makes the state one of another version.
    package mutating func keep(in archive: inout StateArchive) {
        var (name, value, text) = (rule.name, best.value, best.text)
        archive.keep(&name)
        archive.keepTally(&count)
        archive.keep(&value)
        archive.keep(&text)
        archive.keep(&isAudible)
        guard archive.isReading, archive.fault == nil else { return }
        guard let rule = Rules.all.first(where: { $0.name == name }), count > 0 else { return archive.reject() }
        self = RiskState.RuleRecord(rule: rule, count: count, best: RuleHit(value: value, text: text), isAudible: isAudible)
    }
}
