import OnlineForest
import Testing

@testable import botwatch

@Suite struct VectorEvaluationTests {
    private func table(_ rows: [(Float, Bool)]) throws -> VectorTable {
        var table = VectorTable()
        for (value, isAnomaly) in rows { try table.feed(Array("\(value),\(isAnomaly ? 1 : 0)\n".utf8)) }
        try table.finish()
        return table
    }

    /// 300 values from 0 to 1, and 50 far outside from the 200th on.
    private func stream() throws -> VectorTable {
        var draws = SeededDraws(state: 3)
        return try table((0..<350).map { row in
            let isAnomaly = row >= 200 && row % 3 == 0
            return (Float(draws.next(1_000)) / 1_000 + (isAnomaly ? 40 : 0), isAnomaly)
        })
    }

    @Test func `each row is scored before it is learned`() throws {
        let table = try stream()
        let evaluation = VectorEvaluation(table, configuration: .init()) { 0 }
        var forest = IsolationForest(dimensions: 1)
        for (row, value) in table.values.enumerated() {
            let vector = [value]
            #expect(evaluation.scores[row] == forest.score(of: vector.span))
            forest.learn(vector.span)
        }
        #expect(evaluation.scores.prefix(32).allSatisfy { $0 == 0.5 })
    }

    @Test func `the report counts, measures and tells the speed of the given clock`() throws {
        let table = try table([(1, false), (2, true), (3, false)])
        var times = [10.0, 10.5].makeIterator()
        let evaluation = VectorEvaluation(table, configuration: .init()) { times.next() ?? 0 }
        // Before 32 vectors all scores are 0.5: three ties give an area of a half, and precision 1/3 at full recall. 3 rows in half a second.
        #expect(
            VectorReport(table: table, evaluation: evaluation, seed: 7).json
                == #"{"rows": 3, "dimensions": 1, "anomalies": 1, "roc_auc": 0.5, "average_precision": 0.3333, "rows_per_cpu_second": 6, "seed": 7}"#)
    }

    @Test func `without anomalies, or with nothing else, undefined figures are null and said to be`() throws {
        for isAnomaly in [false, true] {
            let table = try table([(1, isAnomaly), (2, isAnomaly)])
            let report = VectorReport(table: table, evaluation: VectorEvaluation(table, configuration: .init()) { 0 }, seed: 1)
            #expect(report.json.contains(#""roc_auc": null"#))
            #expect(report.json.contains(#""average_precision": \#(isAnomaly ? "1" : "null")"#))
            #expect(report.caution?.hasPrefix(isAnomaly ? "every row" : "no row") == true)
        }
    }
}
