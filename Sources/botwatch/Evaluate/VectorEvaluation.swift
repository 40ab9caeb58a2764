import OnlineForest

/// One pass of a forest over labelled vectors: each is scored, then learned.
struct VectorEvaluation {
    /// The forest's, one a row.
    let scores: [Float]
    /// CPU seconds that scoring and learning took.
    let cpuSeconds: Double

    /// - Parameter cpuTime: CPU seconds so far; asked before the first and after the last row.
    /// - Precondition: `configuration.problem(dimensions: table.dimensions)` is nil.
    init(_ table: VectorTable, configuration: IsolationForest.Configuration, cpuTime: () -> Double) {
        let values = table.values, dimensions = table.dimensions
        var forest = IsolationForest(dimensions: dimensions, configuration: configuration)
        var scores: [Float] = []
        scores.reserveCapacity(table.rows)
        let start = cpuTime()
        for row in 0..<table.rows {
            let vector = values.span.extracting(row * dimensions..<(row + 1) * dimensions)
            scores.append(forest.score(of: vector))
            forest.learn(vector)
        }
        cpuSeconds = cpuTime() - start
        self.scores = scores
    }
}

/// What is told of such a pass.
struct VectorReport {
    let table: VectorTable
    let evaluation: VectorEvaluation
    let seed: UInt64

    /// One JSON object on a line; figures that the labels leave undefined are null.
    var json: String {
        let scored = zip(evaluation.scores, table.isAnomaly)
        let positives = scored.filter(\.1).map { Double($0.0) }, negatives = scored.filter { !$0.1 }.map { Double($0.0) }
        let speed = evaluation.cpuSeconds > 0 ? Double(table.rows) / evaluation.cpuSeconds : nil
        return JSONTree.object([
            .init("rows", .whole(table.rows)),
            .init("dimensions", .whole(table.dimensions)),
            .init("anomalies", .whole(table.anomalies)),
            .init("roc_auc", JSONTree(RankMetrics.rocAUC(positives: positives, negatives: negatives))),
            .init("average_precision", JSONTree(RankMetrics.averagePrecision(positives: positives, negatives: negatives))),
            .init("rows_per_cpu_second", speed.map { .whole(Int($0.rounded())) } ?? .null),
            .init("seed", .unsigned(seed)),
        ]).compact
    }

    /// Why a figure is null, as a sentence; nil where all are defined.
    var caution: String? {
        if table.anomalies == 0 { return "no row is labelled as an anomaly, so roc_auc and average_precision are undefined" }
        if table.anomalies == table.rows { return "every row is labelled as an anomaly, so roc_auc is undefined" }
        return nil
    }
}
