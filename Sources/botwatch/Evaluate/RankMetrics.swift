/// How well scores put what was to be found before all else. Higher scores mean more suspicious.
enum RankMetrics {
    /// The chance that a positive scores higher than a negative, a tie counted half: the area under the ROC curve.
    ///
    /// By the rank sum: U = R - p(p + 1)/2 over p n pairs, with R the sum of the positives' ranks, ties given their mean rank
    /// (Hanley and McNeil, "The meaning and use of the area under a ROC curve", Radiology 1982). The same as scikit-learn's
    /// roc_auc_score.
    ///
    /// - Returns: nil where there are no positives or no negatives, since there is no pair to compare.
    /// - Precondition: no score is NaN.
    static func rocAUC(positives: [Double], negatives: [Double]) -> Double? {
        guard !positives.isEmpty, !negatives.isEmpty else { return nil }
        var rankSum = 0.0
        var below = 0
        for tie in ties(positives, negatives).reversed() {
            // Ranks count from 1: those of this tie are below + 1 ... below + all.
            rankSum += Double(2 * below + 1 + tie.all) / 2 * Double(tie.positives)
            below += tie.all
        }
        let count = Double(positives.count)
        return (rankSum - count * (count + 1) / 2) / (count * Double(negatives.count))
    }

    /// The precision at each rise of the recall, weighted by the rise: the area under the precision-recall curve in steps,
    /// a tie being one step. The same as scikit-learn's average_precision_score.
    ///
    /// - Returns: nil where there are no positives, since there is no recall.
    /// - Precondition: no score is NaN.
    static func averagePrecision(positives: [Double], negatives: [Double]) -> Double? {
        guard !positives.isEmpty else { return nil }
        var found = 0, seen = 0
        var area = 0.0, recallBefore = 0.0
        for tie in ties(positives, negatives) {
            found += tie.positives
            seen += tie.all
            let recall = Double(found) / Double(positives.count)
            area += (recall - recallBefore) * (Double(found) / Double(seen))
            recallBefore = recall
        }
        return area
    }

    /// Those that share a score.
    private struct Tie {
        var positives = 0
        var all = 0
    }

    /// All ties, the highest score first.
    private static func ties(_ positives: [Double], _ negatives: [Double]) -> [Tie] {
        precondition(!positives.contains(where: \.isNaN) && !negatives.contains(where: \.isNaN), "a score is never NaN")
        let scored = (positives.map { (score: $0, isPositive: true) } + negatives.map { (score: $0, isPositive: false) })
            .sorted { $0.score > $1.score }
        var ties: [Tie] = []
        var last: Double?
        for item in scored {
            if item.score != last { ties.append(Tie()) }
            last = item.score
            ties[ties.count - 1].all += 1
            if item.isPositive { ties[ties.count - 1].positives += 1 }
        }
        return ties
    }
}
