import ConversationLog
import SessionWatch

/// Takes a monitor's effects on a labelled log and tells how well it did.
///
///     var evaluation = StreamEvaluation(labels)
///     monitor.take(item, from: source) { evaluation.take($0, ofSession: message.session) }
///     evaluation.figures
///
/// Risks are taken as they are emitted, with six decimals, so that the figures are those of whoever reads `--emit scores`.
struct StreamEvaluation {
    /// What is known of one labelled session.
    private struct Session {
        /// The greatest risk that it ever had.
        var risk = -1.0
        /// Line and risk of each scored message; of attacks only.
        var history: [(line: Int, risk: Double)] = []
        var isAlerted = false
    }

    private static let secondsPerDay = 86_400.0

    private let labels: LabelTable
    private var sessions: [Session]
    private var messages = 0
    private var unlabelled: Set<String> = []
    private var unlabelledAlerted: Set<String> = []
    private var firstTime: EventTime?
    private var latestTime: EventTime?

    /// Where the sessions that were scored stand, by the id that alerts show.
    private var shown: [String: Int] = [:]

    /// An evaluation that has seen no message yet.
    init(_ labels: LabelTable) {
        self.labels = labels
        sessions = Array(repeating: Session(), count: labels.sessions.count)
    }

    /// Takes in what came of a message.
    ///
    /// - Parameter id: the session's id in the log; labels may also have the id that scores and alerts show.
    mutating func take(_ effect: Effect, ofSession id: String) {
        switch effect {
        case .score(let score): take(score, ofSession: id)
        case .alert(let alert):
            // Not by `id`: an alert that waited for its day's end comes with another session's message.
            if let place = shown[alert.session] ?? labels.place(of: alert.session) {
                sessions[place].isAlerted = true
            } else {
                unlabelledAlerted.insert(alert.session)
            }
        case .sessionClosed: break
        }
    }

    private mutating func take(_ score: ScoreRecord, ofSession id: String) {
        messages += 1
        if let time = score.time {
            firstTime = firstTime ?? time
            latestTime = max(latestTime ?? time, time)
        }
        guard let place = place(of: id, shownAs: score.session) else {
            unlabelled.insert(id)
            return
        }
        shown[score.session] = place
        let risk = Self.emitted(score.risk)
        sessions[place].risk = max(sessions[place].risk, risk)
        if labels.sessions[place].isAttack { sessions[place].history.append((score.place.line, risk)) }
    }

    private func place(of id: String, shownAs shown: String) -> Int? { labels.place(of: id) ?? labels.place(of: shown) }

    /// The number that a reader of the emitted text has.
    private static func emitted(_ risk: Double) -> Double { (risk * 1e6).rounded() / 1e6 }

    /// The figures so far.
    var figures: StreamFigures {
        let labelled = zip(labels.sessions, sessions)
        let attacks = labelled.filter { $0.0.isAttack }, benign = labelled.filter { !$0.0.isAttack }
        let positives = attacks.map(\.1.risk), negatives = benign.map(\.1.risk)
        let hard = benign.filter { $0.0.isHardNegative }.map(\.1.risk)
        let onePercent = Self.threshold(over: negatives, share: 0.01)
        let flagged = benign.filter { $0.1.risk > onePercent }
        return StreamFigures(
            messages: messages, sessions: sessions.count, attacks: attacks.count,
            withoutScore: sessions.count { $0.risk < 0 }, unlabelled: unlabelled.count,
            rocAUC: RankMetrics.rocAUC(positives: positives, negatives: negatives),
            rocAUCAgainstHardNegatives: RankMetrics.rocAUC(positives: positives, negatives: hard),
            averagePrecision: RankMetrics.averagePrecision(positives: positives, negatives: negatives),
            recallAtOnePercent: Self.share(positives.count { $0 > onePercent }, of: positives.count),
            recallAtOnePerMille: Self.recall(of: positives, over: negatives, share: 0.001),
            benignFlagged: flagged.count, hardNegativesFlagged: flagged.count { $0.0.isHardNegative },
            kinds: kinds { $0.risk > onePercent }, medianDelay: medianDelay(over: onePercent), alerts: alerts)
    }

    /// The risk that `share` of the benign sessions lie above, one at least: ties with it count as not flagged.
    private static func threshold(over negatives: [Double], share: Double) -> Double {
        let flagged = max(1, Int(Double(negatives.count) * share))
        return flagged < negatives.count ? negatives.sorted(by: >)[flagged] : -1
    }

    private static func recall(of positives: [Double], over negatives: [Double], share: Double) -> Double? {
        let threshold = threshold(over: negatives, share: share)
        return Self.share(positives.count { $0 > threshold }, of: positives.count)
    }

    private static func share(_ part: Int, of all: Int) -> Double? { all == 0 ? nil : Double(part) / Double(all) }

    /// The attacks by kind, in the order of the names, with those that `isFound` holds for.
    private func kinds(_ isFound: (Session) -> Bool) -> [StreamFigures.Kind] {
        var kinds: [StreamFigures.Kind] = []
        let attacks = zip(labels.sessions, sessions).filter { $0.0.isAttack }.sorted { $0.0.kind < $1.0.kind }
        for (label, session) in attacks {
            if kinds.last?.name != label.kind { kinds.append(.init(name: label.kind, sessions: 0, found: 0)) }
            kinds[kinds.count - 1].sessions += 1
            if isFound(session) { kinds[kinds.count - 1].found += 1 }
        }
        return kinds
    }

    private func medianDelay(over threshold: Double) -> Int? {
        var delays: [Int] = []
        for (label, session) in zip(labels.sessions, sessions) where label.isAttack {
            guard let flag = session.history.first(where: { $0.risk > threshold }) else { continue }
            delays.append(session.history.count { $0.line >= label.firstAttackLine && $0.line < flag.line })
        }
        return delays.isEmpty ? nil : delays.sorted()[delays.count / 2]
    }

    private var alerts: StreamFigures.Alerts {
        let alerted = zip(labels.sessions, sessions).filter(\.1.isAlerted)
        let right = alerted.count { $0.0.isAttack }
        let all = alerted.count + unlabelledAlerted.count
        return StreamFigures.Alerts(
            sessions: all, unlabelled: unlabelledAlerted.count, perDay: days.map { Double(all) / $0 },
            precision: Self.share(right, of: alerted.count), recall: Self.share(right, of: labels.sessions.count(where: \.isAttack)),
            kinds: kinds(\.isAlerted))
    }

    /// Days of event time from the first timed message to the latest; nil where no time passed.
    private var days: Double? {
        guard let firstTime, let latestTime, latestTime > firstTime else { return nil }
        return latestTime.seconds(since: firstTime) / Self.secondsPerDay
    }
}
