internal import ConversationLog
internal import KeptState

/// Counts by time slot for the screen's graphs, in event time.
struct RateRecorder: Sendable {
    private var fine = SlotRing(width: RateHistory.fineSeconds, count: 180)
    private var coarse = SlotRing(width: RateHistory.coarseSeconds, count: 1_440)

    /// Changes the slots that `time` falls into; times before the rings' range are left out.
    mutating func record(at time: EventTime, _ change: (inout RateHistory.Slot) -> Void) {
        fine.record(at: time.seconds, change)
        coarse.record(at: time.seconds, change)
    }

    var history: RateHistory { RateHistory(fine: fine.ordered, coarse: coarse.ordered) }
}

private struct SlotRing: Sendable {
    let width: Int64
    private var slots: [RateHistory.Slot]
    /// Number of the newest slot since 1970, nil before the first.
    private var newest: Int64?

    init(width: Int, count: Int) {
        self.width = Int64(width)
        slots = Array(repeating: RateHistory.Slot(), count: count)
    }

    mutating func record(at second: Int64, _ change: (inout RateHistory.Slot) -> Void) {
        let number = second >= 0 ? second / width : (second - width + 1) / width
        let last = newest ?? number
        if number > last {
            let cleared = min(number - last, Int64(slots.count))
            for step in 0..<cleared { slots[index(of: number - step)] = RateHistory.Slot() }
        }
        guard number > last - Int64(slots.count) else { return }
        newest = max(last, number)
        change(&slots[index(of: number)])
    }

    var ordered: [RateHistory.Slot] {
        guard let newest else { return [] }
        return (0..<slots.count).map { slots[index(of: newest - Int64(slots.count - 1 - $0))] }
    }

    private func index(of number: Int64) -> Int {
        let count = Int64(slots.count)
        return Int(((number % count) + count) % count)
    }
}

extension RateRecorder: KeptInParts {
    mutating func keepParts(in archive: inout PartArchive) {
        fine.keepParts("rates.fine", in: &archive)
        coarse.keepParts("rates.coarse", in: &archive)
    }
}

extension SlotRing {
    /// Slots of one part: an hour of minutes.
    private static var block: Int { 60 }

    mutating func keepParts(_ kind: String, in archive: inout PartArchive) {
        archive.keep(kind) { part in
            part.keep(&newest)
            // Within the times of EventTime, so that differences of two stay in range.
            part.check(newest.map { abs(Double($0)) < 1e11 } ?? true)
        }
        archive.keepBlocks(kind, count: slots.count, size: Self.block) { range, part in
            for index in range { slots[index].keep(in: &part) }
        }
    }
}
