import Foundation
import OnlineForest
import Testing

/// README's example of the library, as another program would write it: this file imports the library plainly.
@Suite struct ReadmeExampleTests {
    @Test func `the example runs, flags and explains`() throws {
        var random = SplitMix64(seed: 1)
        let stream: [[Float]] = (0..<2_000).map { step in
            (0..<3).map { step == 1_900 && $0 == 1 ? 4 : Float.random(in: 0..<1, using: &random) }
        }
        var told: [(Int, [Float])] = []
        func tell(_ score: Float, _ shares: [Float]) { told.append((told.count, shares)) }
        func keep(_ bytes: [UInt8]) throws { #expect(try IsolationForest(state: bytes).count == 2_000) }

        // README: begin
        var forest = IsolationForest(dimensions: 3)
        var threshold = FlagThreshold(.contamination(0.01))
        for vector in stream {
            let score = forest.score(of: vector.span)                   // score first,
            if let limit = threshold.current, score > limit {
                tell(score, forest.explain(vector.span))                // a share for each feature
            }
            if forest.count >= IsolationForest.leastLearned { threshold.observe(score) }
            forest.learn(vector.span)                                   // then learn
        }
        try keep(forest.state())                                        // IsolationForest(state:) goes on from there
        // README: end

        #expect(told.count > 5 && told.count < 60, "\(told.count) of 1 % of 2,000")
        #expect(told.contains { $0.1[1] > 0.9 * $0.1.reduce(0, +) })
    }

    @Test func `README shows just that`() throws {
        let here = URL(filePath: #filePath)
        let source = try String(contentsOf: here, encoding: .utf8)
        let readme = try String(contentsOf: here.deletingLastPathComponent().appending(path: "../../README.md"), encoding: .utf8)
        let example = try #require(source.components(separatedBy: "// README: begin\n").dropFirst().first?.components(separatedBy: "        // README: end").first)
        let shown = example.split(separator: "\n").map { "    " + $0.dropFirst(8) }.joined(separator: "\n")
        #expect(readme.contains(shown), "README has no longer this example:\n\(shown)")
    }
}
