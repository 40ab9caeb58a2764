import OnlineForest
import Testing

@testable import botwatch

@Suite struct TurnQueueTests {
    @Test(arguments: 1...30 as ClosedRange<UInt64>) func `entries come out as a sort has them`(_ seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        var queue = TurnQueue()
        let entries = (0..<draw.within(1...200)).map { number in
            TurnQueue.Entry(time: Int64(draw.below(40)), number: number, slot: 0)
        }
        for entry in entries { queue.insert(entry) }
        var out: [Int] = []
        while let first = queue.first {
            out.append(first.number)
            queue.removeFirst()
        }
        #expect(out == entries.sorted { ($0.time, $0.number) < ($1.time, $1.number) }.map(\.number), "seed \(seed)")
    }
}
