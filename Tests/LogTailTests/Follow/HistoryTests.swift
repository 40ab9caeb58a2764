import Testing

@testable import LogTail

/// Histories of a log and of the program that reads it, kills and restarts included, compared with a model that knows what was written where.
@Suite struct HistoryTests {
    /// What was found by chance once, in its smallest form; each with the settings under which it was found, and with all others.
    @Test(arguments: [
        "a file that can't be read is cut and rotated while the program is off": [.cut, .deny, .rotate, .kill, .poll(30)],
        "a denied log is copied and cut, and rotated before it may be read": [.deny, .copyTruncate, .kill, .poll(30), .rotate],
        "a denied log is saved by an editor": [.kill, .deny, .poll(4), .save],
        "the number of a packed file is the next log's": [.rotate, .poll(4), .store, .kill, .pack(0), .rotate, .rename],
        "the number of a packed copy is that of a log which nobody saw": [
            .poll(1), .copyTruncate, .poll(2), .pack(1), .aside, .create, .rotate,
        ],
        "a copy is packed right after the cut": [.aside, .writeLate(2), .back, .copyTruncate, .poll(1), .pack(1)],
        "what was read in between is copied under the number of the file saved over": [
            .save, .write(2, begun: false), .poll(4), .copyTruncate,
        ],
        "a second save gets the number of the first": [.save, .poll(4), .write(2, begun: false), .save, .rotate],
        "a saved file comes back to the name after a restart": [.save, .aside, .kill, .poll(1), .back],
        "a folder shows the copy before its original is read": [.poll(2), .cut, .save, .rotate],
        "a packed file is seen before its original is read": [.poll(2), .copyTruncate, .rotate, .pack(0)],
        "two generations grow by turns": [
            .rotate, .poll(4), .writeLate(3), .write(3, begun: false), .save, .write(2, begun: true), .rotate,
        ],
        "a message is held back when its file is packed": [.rotate, .poll(4), .pack(2), .poll(30), .store, .kill],
        "a file comes and goes where there was none": [.delete, .kill, .poll(1), .store, .kill, .poll(2), .rotate, .rotate],
        "bytes of a late file leave too few to know the next one by": [
            .write(3, begun: true), .deny, .kill, .write(4, begun: false), .aside, .rotate, .poll(1), .copyTruncate, .rotate, .pack(2),
        ],
    ] as [String: [HistoryAction]])
    func `nothing is lost or comes twice when`(_ what: String, _ actions: [HistoryAction]) {
        for variant in LogHistory.variants {
            let fault = LogHistory.fault(of: actions, variant: variant)
            #expect(fault == nil, "\(what), variant \(variant)")
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `what is written comes out once, whole and in order, or its loss is told`(_ part: UInt64) {
        for seed in part * 100..<part * 100 + 100 {
            var random = SeededGenerator(state: seed)
            // Mostly short ones, which find most; now and then a long one, for what takes three things to come together.
            let actions = HistoryAction.random(seed % 20 == 0 ? 30 : 12, using: &random)
            guard LogHistory.fault(of: actions, variant: seed) != nil else { continue }
            let smallest = HistoryAction.shrunk(actions) { LogHistory.fault(of: $0, variant: seed) != nil }
            Issue.record("seed \(seed): \(LogHistory.fault(of: smallest, variant: seed) ?? ""), after \(smallest)")
            return
        }
    }
}
