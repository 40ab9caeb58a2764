/// The figures of several runs over the same log, which differ in their seed.
struct StreamReport {
    /// One run.
    struct Run: Hashable {
        var seed: UInt64
        var figures: StreamFigures
    }

    let runs: [Run]
    private let first: StreamFigures

    /// - Precondition: there is a run, and all are over the same log and labels.
    init(_ runs: [Run]) {
        precondition(!runs.isEmpty, "a report tells of one run at least")
        self.runs = runs
        first = runs[0].figures
    }

    /// One JSON object: counts, then for each figure its mean, least, greatest and standard deviation over the seeds, then the
    /// figures of each seed.
    var json: String {
        let counts: [JSONTree.Member] = [
            .init("messages", .whole(first.messages)), .init("sessions", .whole(first.sessions)),
            .init("attacks", .whole(first.attacks)), .init("without_score", .whole(first.withoutScore)),
            .init("without_label", .whole(first.unlabelled)), .init("seeds", .whole(runs.count)),
        ]
        let figures = Self.figures.map { name, value in JSONTree.Member(name, Self.spread(runs.map { value($0.figures) })) }
        let kinds: [JSONTree.Member] = [
            .init("recall_by_kind", spreads(byKind: \.kinds)),
            .init("recall_of_alerts_by_kind", spreads(byKind: \.alerts.kinds)),
            .init("by_seed", .list(runs.map(Self.row))),
        ]
        return JSONTree.object(counts + figures + kinds).lines
    }

    /// Why a figure is null, or what was left out, a sentence each.
    var cautions: [String] {
        var sentences: [String] = []
        if first.attacks == 0 { sentences.append("no session is labelled as an attack, so most figures are undefined") }
        if first.attacks == first.sessions { sentences.append("every session is labelled as an attack, so ROC AUC is undefined") }
        if first.withoutScore > 0 {
            sentences.append("\(first.withoutScore) of \(first.sessions) labelled sessions got no score and count as never flagged")
        }
        if first.unlabelled > 0 { sentences.append("sessions in the log without a label, counted in messages and alerts only: \(first.unlabelled)") }
        return sentences
    }

    /// Every figure that is one number, by its name in the report.
    private static let figures: [(name: String, value: @Sendable (StreamFigures) -> Double?)] = [
        ("roc_auc", { $0.rocAUC }),
        ("roc_auc_against_hard_negatives", { $0.rocAUCAgainstHardNegatives }),
        ("average_precision", { $0.averagePrecision }),
        ("recall@1%", { $0.recallAtOnePercent }),
        ("benign_flagged", { Double($0.benignFlagged) }),
        ("of_them_hard_negatives", { Double($0.hardNegativesFlagged) }),
        ("median_delay_messages", { $0.medianDelay.map(Double.init) }),
        ("recall@0.1%", { $0.recallAtOnePerMille }),
        ("sessions_alerted", { Double($0.alerts.sessions) }),
        ("alerted_without_label", { Double($0.alerts.unlabelled) }),
        ("flags_per_day", { $0.alerts.perDay }),
        ("precision_of_alerts", { $0.alerts.precision }),
        ("recall_of_alerts", { $0.alerts.recall }),
    ]

    /// Mean, least, greatest and standard deviation of the values that are defined; null if none is.
    static func spread(_ values: [Double?]) -> JSONTree {
        guard let spread = Spread(values) else { return .null }
        return .object(members(of: spread))
    }

    private static func members(of spread: Spread) -> [JSONTree.Member] {
        [
            .init("mean", .figure(spread.mean)), .init("least", .figure(spread.least)), .init("greatest", .figure(spread.greatest)),
            .init("deviation", JSONTree(spread.deviation)),
        ]
    }

    /// For each kind its sessions and the spread of its recall. The kinds are those of the labels, so the same in all runs.
    private func spreads(byKind kinds: (StreamFigures) -> [StreamFigures.Kind]) -> JSONTree {
        let runs = runs.map { kinds($0.figures) }
        return .object(
            runs[0].enumerated().map { index, kind in
                let spread = Spread(runs.map { $0[index].recall }).map(Self.members) ?? []
                return .init(kind.name, .object([.init("sessions", .whole(kind.sessions))] + spread))
            })
    }

    private static func row(_ run: Run) -> JSONTree {
        func found(_ kinds: [StreamFigures.Kind]) -> JSONTree {
            .object(kinds.map { .init($0.name, .text("\($0.found)/\($0.sessions)")) })
        }
        let figures = figures.map { name, value in JSONTree.Member(name, JSONTree(value(run.figures))) }
        return .object(
            [.init("seed", .unsigned(run.seed))] + figures
                + [.init("recall_by_kind", found(run.figures.kinds)), .init("recall_of_alerts_by_kind", found(run.figures.alerts.kinds))])
    }
}
