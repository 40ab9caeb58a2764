import Foundation
import Testing

@testable import botwatch

@Suite struct RankMetricsTests {
    /// Scores, labels and scikit-learn's two figures, a row of the golden file.
    private struct Case {
        var positives: [Double] = []
        var negatives: [Double] = []
        var rocAUC: Double
        var averagePrecision: Double

        init?(_ line: Substring) {
            let fields = line.split(separator: " ")
            guard fields.count == 4, let rocAUC = Double(fields[2]), let averagePrecision = Double(fields[3]) else { return nil }
            self.rocAUC = rocAUC
            self.averagePrecision = averagePrecision
            for (score, label) in zip(fields[0].split(separator: ","), fields[1]) {
                guard let score = Double(score) else { return nil }
                if label == "1" { positives.append(score) } else { negatives.append(score) }
            }
        }
    }

    @Test func `ROC AUC and average precision are scikit-learn's, ties and all`() throws {
        let text = try String(contentsOf: Golden.folder.appending(path: "rank-metrics.txt"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 40)
        for line in lines {
            let given = try #require(Case(line))
            let area = try #require(RankMetrics.rocAUC(positives: given.positives, negatives: given.negatives))
            let precision = try #require(RankMetrics.averagePrecision(positives: given.positives, negatives: given.negatives))
            #expect(abs(area - given.rocAUC) < 1e-12, "\(line)")
            #expect(abs(precision - given.averagePrecision) < 1e-12, "\(line)")
        }
    }

    @Test func `a figure without pairs or without recall is undefined`() {
        #expect(RankMetrics.rocAUC(positives: [], negatives: [1]) == nil)
        #expect(RankMetrics.rocAUC(positives: [1], negatives: []) == nil)
        #expect(RankMetrics.averagePrecision(positives: [], negatives: [1]) == nil)
        #expect(RankMetrics.averagePrecision(positives: [1], negatives: []) == 1)
    }
}
