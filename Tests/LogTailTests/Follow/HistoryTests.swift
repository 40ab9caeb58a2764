import Testing

@testable import LogTail

/// Random histories of a log and of the program that reads it, kills and restarts included, compared with a model that knows what was written where.
@Suite struct HistoryTests {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `what is written comes out once, whole and in order, or its loss is told`(_ part: UInt64) {
        for seed in part * 30..<part * 30 + 30 {
            var random = SeededGenerator(state: seed)
            let actions = HistoryAction.random(30, using: &random)
            guard LogHistory.fault(of: actions, variant: seed) != nil else { continue }
            let smallest = HistoryAction.shrunk(actions) { LogHistory.fault(of: $0, variant: seed) != nil }
            Issue.record("seed \(seed): \(LogHistory.fault(of: smallest, variant: seed) ?? ""), after \(smallest)")
            return
        }
    }
}
