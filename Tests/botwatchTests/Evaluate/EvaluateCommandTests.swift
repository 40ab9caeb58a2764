import Foundation
import Testing

@testable import botwatch

/// `evaluate` as it is typed.
@Suite struct EvaluateCommandTests {
    private static let header = LabelTable.columns.joined(separator: ",") + "\n"
    private static let measure = Project.path("../shared/tools/measure_stream.py")

    private func refused(_ arguments: [String], input: String? = nil) throws -> String {
        let outcome = try Program.run(["evaluate"] + arguments, input: input)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(arguments): \(outcome.errors)")
        #expect(outcome.sentences.count == 1, "\(outcome.errors)")
        return outcome.sentences.first ?? ""
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func plain(_ value: Any) throws -> Data {
        try JSONSerialization.data(withJSONObject: [value], options: .sortedKeys)
    }

    /// 400 rows of two features; every 50th lies far outside.
    private static let vectors: String = {
        var draws = SeededDraws(state: 9)
        return (0..<400).map { row in
            let isAnomaly = row % 50 == 49
            return "\(draws.next(100) + (isAnomaly ? 900 : 0)),\(draws.next(100)),\(isAnomaly ? 1 : 0)\n"
        }.joined()
    }()

    @Test func `vectors prints the figures, from a pipe too`() throws {
        let outcome = try Program.run(["evaluate", "vectors", "-", "--seed", "3"], input: Self.vectors)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let report = try object(outcome.output)
        #expect(report["rows"] as? Int == 400 && report["dimensions"] as? Int == 2 && report["anomalies"] as? Int == 8)
        #expect(report["seed"] as? Int == 3)
        #expect(try #require(report["roc_auc"] as? Double) > 0.99)
        #expect(report["average_precision"] is Double && report["rows_per_cpu_second"] is Int)
        #expect(report.count == 7)
    }

    @Test func `scores are printed one a line, whole, the same for the same seed`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("v.csv", Self.vectors)
        func scores(_ more: [String]) throws -> [String] { try Program.run(["evaluate", "vectors", path, "--scores"] + more).lines }
        let first = try scores(["--window", "128", "--sample", "64", "--trees", "16", "--rebuild-every", "8"])
        #expect(first.count == 400 && first[0] == "0.5")
        #expect(first.allSatisfy { Float($0).map { $0 >= 0 && $0 <= 1 } == true && Float($0)?.description == $0 })
        #expect(try scores(["--window", "128", "--sample", "64", "--trees", "16", "--rebuild-every", "8"]) == first)
        #expect(try scores(["--seed", "2", "--window", "128", "--sample", "64", "--trees", "16", "--rebuild-every", "8"]) != first)
    }

    @Test func `settings out of their range and bad tables are one sentence`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("v.csv", Self.vectors)
        for (flag, value) in [("trees", "0"), ("trees", "5000"), ("sample", "1"), ("window", "31"), ("window", "20000000"), ("rebuild-every", "0")] {
            _ = try refused(["vectors", path, "--sample", "2", "--\(flag)", value])
        }
        #expect(try refused(["vectors", path, "--trees", "0"]) == "no such forest can be grown: a forest has 1 to 4,096 trees (change --trees, --sample, --window or --rebuild-every)")
        #expect(try refused(["vectors", path, "--window", "100"]).hasPrefix("--sample is over --window: 128 over 100"))
        #expect(try refused(["vectors", path, "--window", "-9223372036854775808"]).hasPrefix("--sample is over --window"))
        #expect(try refused(["vectors", folder("gone.csv")]).hasPrefix("no such file"))
        #expect(try refused(["vectors", folder.path]).hasPrefix("not a file"))
        let odd = try folder.write("odd.csv", "1,2,0\n1,0\n")
        #expect(try refused(["vectors", odd]) == "a row has 2 columns instead of 3: \(odd), line 2 (every row has as many as the first)")
        let word = try folder.write("word.csv", "1,2,0\n1,two\u{1B},0\n")
        #expect(try refused(["vectors", word]).hasPrefix("column 2 is no number: \(word), line 2: 'two\\x1b'"))
        #expect(try refused(["vectors", try folder.write("empty.csv", "")]).hasPrefix("no rows in the table"))
    }

    @Test func `a table without anomalies has null figures, and it is said`() throws {
        let outcome = try Program.run(["evaluate", "vectors", "-"], input: "1,0\n2,0\n")
        #expect(outcome.status == 0 && outcome.sentences.count == 1)
        #expect(try object(outcome.output)["roc_auc"] is NSNull)
    }

    @Test func `stream prints every figure with its spread, and each seed's`() throws {
        let folder = try TemporaryFolder()
        let labels = try folder.write("l.csv", Self.header + "shop-1,0,,,\nshop-2,0,,,loud\nhidden-1,1,hidden,1,\ngone,1,hidden,1,\n")
        let outcome = try Program.run(["evaluate", "stream", "-", "--labels", labels, "--seeds", "2"], input: SmallLog.text)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.sentences.contains("\(labels): 1 of 4 labelled sessions got no score and count as never flagged"))
        let report = try object(outcome.output)
        #expect(report["without_score"] as? Int == 1 && report["without_label"] as? Int == 36)
        let area = try #require(report["roc_auc"] as? [String: Double])
        #expect(Set(area.keys) == ["mean", "least", "greatest", "deviation"])
        // hidden-1 is above both shops, the session that is not in the log below: a half.
        #expect(area["mean"] == 0.5 && area["deviation"] == 0)
        let rows = try #require(report["by_seed"] as? [[String: Any]])
        #expect(rows.map { $0["seed"] as? Int } == [1, 2])
        #expect(rows.allSatisfy { ($0["recall_by_kind"] as? [String: String]) == ["hidden": "1/2"] })
    }

    @Test func `a stream's labels that can't be used are one sentence`() throws {
        let folder = try TemporaryFolder()
        let log = try folder.write("small.jsonl", SmallLog.ruled)
        let short = try folder.write("short.csv", "session_id,label,attack_kind,hard_negative\na,0,,\n")
        #expect(try refused(["stream", log, "--labels", short]).hasPrefix("the labels have no column first_attack_line: \(short)"))
        let good = try folder.write("good.csv", Self.header + "leak-1,1,leak,1,\n")
        #expect(try refused(["stream", log, "--labels", good, "--seeds", "0"]).hasPrefix("--seeds must be"))
        #expect(try refused(["stream", folder("gone.jsonl"), "--labels", good]).hasPrefix("no such file"))
        #expect(try refused(["stream", log]).contains("--labels"))
        #expect(try refused(["stream", "-", "--labels", "-"], input: "").hasPrefix("log and labels can't both"))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: measure), "../shared/tools/measure_stream.py is not there"))
    func `for a seed each figure is what measure_stream prints of replay's scores`() throws {
        let log = Project.path("sample-logs/support-day.jsonl"), labels = Project.path("sample-logs/support-day.labels.csv")
        let folder = try TemporaryFolder()
        let scores = try folder.write("scores", try Program.run(["replay", log, "--headless", "--emit", "scores", "--seed", "2"]).output)
        let python = Process(), pipe = Pipe()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", Self.measure, labels, scores]
        python.standardOutput = pipe
        try python.run()
        let theirs = try object(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
        let report = try object(try Program.run(["evaluate", "stream", log, "--labels", labels, "--seeds", "2"]).output)
        let ours = try #require((report["by_seed"] as? [[String: Any]])?.last)
        #expect(theirs.count > 10)
        for (name, value) in theirs {
            let own = try #require(ours[name] ?? report[name], "\(name)")
            #expect(try plain(own) == plain(value), "\(name): \(own) instead of \(value)")
        }
    }
}
