internal import ConversationLog
internal import KeptState
internal import OnlineForest

/// The forest over session vectors, the line it draws, and the verdicts on single sessions.
///
/// Every message has its session's vector scored. The forest learns a session's vector at its 2nd, 4th, 8th, 16th …
/// user message and when it ends: so a session under way is compared with others under way, and a long one can't fill
/// the window.
struct SessionJudge {
    struct Judgement {
        /// The forest's score, nil while it has nothing to compare with.
        var score: Double?
        var risk: Double
        var vector: [Float]
        /// The line before this score was taken in; nil during warm-up.
        var threshold: Double?
    }

    private let settings: MonitorSettings
    private var forest: IsolationForest
    /// Sessions whose scores count for the threshold.
    private var scored = 0
    /// Over the greatest scores of the last sessions, those under way included: their scores are of the forest of now, and
    /// their ends come half an hour later. Rules have no part in it, so that a day of many rule hits does not make the
    /// forest deaf.
    private var line: FlagThreshold
    private var learning: LearningGuard

    /// Sessions under which there is no threshold: half as many as one flag stands for, since the greatest of n scores is
    /// passed by one new one in n + 1.
    private static func fewestSessions(for setting: FlagThreshold.Setting) -> Int {
        switch setting {
        case .contamination(let share): min(1_000, max(10, Int(0.5 / share)))
        case .flagsPerDay: 50
        }
    }

    /// Sessions that the line is drawn over: a share below one in 4,096 needs more, so that two of them lie above the line.
    private static func memory(for setting: FlagThreshold.Setting) -> Int {
        switch setting {
        case .contamination(let share): Int(min(65_536, max(4_096, 2 / share)))
        case .flagsPerDay: 4_096
        }
    }

    init(settings: MonitorSettings) {
        self.settings = settings
        var configuration = IsolationForest.Configuration()
        configuration.seed = settings.seed
        configuration.units = SessionSignals.all.map(\.notable)
        forest = IsolationForest(dimensions: SessionSignals.all.count, configuration: configuration)
        learning = LearningGuard(
            share: settings.windowShare, window: configuration.window, shortWindow: configuration.shortWindow)
        line = FlagThreshold(
            settings.sensitivity, memory: Self.memory(for: settings.sensitivity),
            warmUp: Self.fewestSessions(for: settings.sensitivity))
    }

    /// The risk from which sessions are flagged; nil during warm-up.
    var threshold: Double? { isReady ? line.current.map(Double.init) : nil }
    private var isReady: Bool { forest.count >= settings.warmUp }
    /// Scores are told as soon as the forest has something to compare with; flags wait for the whole warm-up.
    private var canScore: Bool { forest.count >= IsolationForest.leastLearned }

    var state: ModelState {
        // First vectors are counted, then the sessions that the threshold waits for.
        let waitsForSessions = isReady && line.current == nil
        return ModelState(
            learned: waitsForSessions ? min(scored, line.warmUp - 1) : forest.count,
            needed: waitsForSessions ? line.warmUp : settings.warmUp, threshold: threshold,
            trees: forest.configuration.trees, window: forest.configuration.window, dimensions: SessionSignals.all.count,
            leftOut: learning.leftOut)
    }

    /// Scores the session as it is now, takes its score into the threshold, then learns it when it is due.
    mutating func judge(_ session: inout SessionState, isUserTurn: Bool, at time: EventTime?) -> Judgement {
        let threshold = threshold
        let vector = SessionSignals.vector(of: session)
        let score = canScore ? Double(forest.score(of: vector.span)) : nil
        session.risk.score = score ?? 0
        // A forest's first scores are higher than later ones: in the threshold's memory they would make it deaf for days. From
        // half the warm-up on they count, so that there is a threshold when the forest may flag.
        if let score, forest.count >= settings.warmUp / 2 { draw(score, of: &session, at: time) }
        let risk = session.risk.update()
        let turns = session.userSide.count
        if isUserTurn, turns >= 2, turns & (turns - 1) == 0 { learn(vector, of: session) }
        return Judgement(score: score, risk: risk, vector: vector, threshold: threshold)
    }

    /// A session counts once in the threshold, from its first score on and with its greatest.
    private mutating func draw(_ score: Double, of session: inout SessionState, at time: EventTime?) {
        guard score > session.risk.greatestScore else { return }
        session.risk.greatestScore = score
        if let entry = session.risk.line {
            line.raise(entry, to: Float(score))
        } else {
            scored += 1
            session.risk.line = line.observe(Float(score), at: time.map { Double($0.seconds) })
        }
    }

    /// A session has ended: its last vector is learned.
    mutating func learnClosed(_ session: SessionState) {
        guard session.userSide.count + session.botSide.count > 0 else { return }
        learn(SessionSignals.vector(of: session), of: session)
    }

    private mutating func learn(_ vector: [Float], of session: SessionState) {
        let isSuspect = !session.risk.hits.isEmpty || threshold.map { session.risk.score > $0 } ?? false
        if learning.admits(session, isSuspect: isSuspect) { forest.learn(vector.span) }
    }

    /// Whether the session lies above the forest's line, by its score and the rules that may be told.
    func crosses(_ session: SessionState, _ judged: Judgement) -> Bool {
        judged.threshold.map { judged.score != nil && session.risk.audibleRisk > $0 } ?? false
    }

    /// Whether the session is to be told of now: a rule that was not told yet, the forest's first flag, or a worse severity.
    /// What is allowed or muted has no part in it.
    ///
    /// - Parameter crossed: ``crosses(_:_:)``, and the forest's finding may be told.
    func verdict(on session: SessionState, _ judged: Judgement, crossed: Bool) -> Verdict? {
        let newRules = session.risk.audibleHits.filter { !session.risk.rulesTold.contains($0.rule.name) }
        let severity = severity(of: session, judged, crossed: crossed)
        guard let severity else { return nil }
        // A second alert for a session is worth somebody's time when it has become high, not when it creeps from low to medium.
        let worse = session.risk.alerted.map { severity > $0 && severity >= .high } ?? true
        guard worse || !newRules.isEmpty else { return nil }
        return Verdict(
            severity: max(severity, session.risk.alerted ?? severity), session: session, judged: judged,
            explanation: explanation(of: judged, crossed: crossed))
    }

    /// The worst rule's severity; the forest's is by how far the score lies between the threshold and 1:
    /// low under 5 %, medium under 20 %, high from there. A medium rule and the forest together are high.
    private func severity(of session: SessionState, _ judged: Judgement, crossed: Bool) -> Severity? {
        let byRule = session.risk.audibleHits.map(\.rule.severity).max()
        guard crossed, let threshold = judged.threshold, let score = judged.score else { return byRule }
        guard byRule == nil || score > threshold else { return byRule }
        let excess = (score - threshold) / max(0.01, 1 - threshold)
        let byForest: Severity = excess < 0.05 ? .low : excess < 0.2 ? .medium : .high
        guard let byRule else { return byForest }
        return byRule == .medium ? .high : max(byRule, byForest)
    }

    private func explanation(of judged: Judgement, crossed: Bool) -> [Verdict.Part] {
        guard crossed, judged.score != nil else { return [] }
        let parts = forest.explain(judged.vector.span)
        let whole = max(1e-12, parts.reduce(0, +))
        return parts.indices.filter { parts[$0] > 0 && judged.vector[$0].isFinite }
            .sorted { parts[$0] != parts[$1] ? parts[$0] > parts[$1] : $0 < $1 }
            .prefix(Verdict.reasonLimit)
            .map { index in
                let usual = forest.quantiles(ofFeature: index).map { $0[0]...$0[1] }
                return Verdict.Part(
                    signal: SessionSignals.all[index], value: judged.vector[index], weight: Double(parts[index] / whole),
                    usual: usual)
            }
    }
}

extension SessionJudge: KeptInParts {
    mutating func keepParts(in archive: inout PartArchive) {
        archive.keep("judge") { $0.keepTally(&scored) }
        learning.keepParts(in: &archive)
        if archive.isReading {
            read(from: &archive)
        } else {
            var bytes = line.state()
            archive.keep(Self.threshold, bytes: &bytes)
            for part in forest.changedStateParts() {
                var bytes = part.bytes
                archive.keep(Self.forest + part.name, bytes: &bytes)
            }
        }
    }

    /// Reads the threshold and the forest, which must be of the form that the settings give.
    private mutating func read(from archive: inout PartArchive) {
        var state: [UInt8] = []
        archive.keep(Self.threshold, bytes: &state)
        var parts: [IsolationForest.StatePart] = []
        for name in archive.names(from: Self.forest) {
            var bytes: [UInt8] = []
            archive.keep(Self.forest + name, bytes: &bytes)
            parts.append(IsolationForest.StatePart(name: name, bytes: bytes))
        }
        guard archive.fault == nil else { return }
        do {
            let line = try FlagThreshold(state: state)
            let forest = try IsolationForest(stateParts: parts)
            archive.check(line.setting == self.line.setting && line.warmUp == self.line.warmUp)
            archive.check(forest.configuration == self.forest.configuration && forest.dimensions == self.forest.dimensions)
            self.line = line
            self.forest = forest
        } catch ForestStateError.wrongLength {
            archive.reject(.tooShort)
        } catch ForestStateError.unknownVersion {
            archive.reject(.otherVersion)
        } catch {
            archive.reject()
        }
    }

    /// A hash of all that must be the same for a state to go on: what is measured, how the forest is grown, and how many it flags.
    var fingerprint: UInt64 {
        var hash = FNV1a()
        for signal in SessionSignals.all {
            for byte in "\(signal.name) \(signal.notable) ".utf8 { hash.add(byte) }
        }
        let numbers = forest.configuration
        let text = "\(numbers.trees) \(numbers.sample) \(numbers.window) \(numbers.shortWindow) \(numbers.rebuildEvery) \(numbers.seed) \(numbers.constantShare) \(numbers.farthest) \(numbers.studied) \(line.setting) \(line.warmUp)"
        for byte in text.utf8 { hash.add(byte) }
        return Spreading.mixed(hash.value)
    }

    private static let threshold = "threshold"
    private static let forest = "forest."
}
